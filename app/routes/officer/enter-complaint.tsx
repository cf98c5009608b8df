import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EnterComplaintPage } from '~/domains/casework/enter';
import { answerEnterComplaint, loadEnterComplaint } from '~/domains/casework/enter/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('complaint-desk:enter.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadEnterComplaint(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerEnterComplaint(args);
}

export default function EnterComplaint() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  return <EnterComplaintPage {...page} problems={useActionData<typeof action>() ?? kept} />;
}
