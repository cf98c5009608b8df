import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ComplaintMovePage } from '~/domains/casework';
import { answerComplaintMove, loadComplaintMove } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('complaint-desk:page');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadComplaintMove(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerComplaintMove(args);
}

export default function ItemComplaint() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ComplaintMovePage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
