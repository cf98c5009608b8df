import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FamilyRequestPage } from '~/domains/casework';
import { answerFamilyRequest, loadFamilyRequest } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('requests:family.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadFamilyRequest(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerFamilyRequest(args);
}

export default function RequestFamily() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <FamilyRequestPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
