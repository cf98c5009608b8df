import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AttendancePage } from '~/domains/booking';
import { answerAttendance, loadAttendance } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionPlanners, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(sessionPlanners), form: true };
export const meta = pageTitle('bookings:record.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return loadAttendance(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return answerAttendance(args);
}

export default function Attendance() {
  const page = useLoaderData<typeof loader>();
  return <AttendancePage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
