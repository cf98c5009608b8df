import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CancelSessionPage } from '~/domains/booking';
import { answerCancelSession, loadCancelSession } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionPlanners, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(sessionPlanners), form: true };
export const meta = pageTitle('timetable:cancel.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return loadCancelSession(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return answerCancelSession(args);
}

export default function SessionsCancel() {
  const page = useLoaderData<typeof loader>();
  return <CancelSessionPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
