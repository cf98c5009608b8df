import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { StaffCalendarPage } from '~/domains/booking';
import { loadStaffCalendar } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionStaff);
export const meta = pageTitle('timetable:calendar.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return loadStaffCalendar(args);
}

export default function StaffCalendar() {
  return <StaffCalendarPage {...useLoaderData<typeof loader>()} />;
}
