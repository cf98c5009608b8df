import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EndRequestPage } from '~/domains/casework';
import { answerEndRequest, loadRequestMove } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('requests:end.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadRequestMove(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerEndRequest(args);
}

export default function ItemEndRequest() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <EndRequestPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
