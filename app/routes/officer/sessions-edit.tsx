import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EditSessionPage } from '~/domains/booking';
import { answerEditSession, loadEditSession } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionPlanners, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(sessionPlanners), form: true };
export const meta = pageTitle('timetable:edit.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return loadEditSession(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return answerEditSession(args);
}

export default function SessionsEdit() {
  const page = useLoaderData<typeof loader>();
  return <EditSessionPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
