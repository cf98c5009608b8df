import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PathPage } from '~/domains/casework';
import { answerPath, loadPath } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(caseStaff), form: true };
export const meta = pageTitle('path:title.path');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, caseStaff);
  return loadPath(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, caseStaff);
  return answerPath(args);
}

export default function Path() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <PathPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
