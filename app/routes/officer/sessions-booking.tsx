import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BookingPage } from '~/domains/booking';
import { answerStaffBooking, loadStaffBooking } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionStaff);
export const meta = pageTitle('bookings:booking.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return loadStaffBooking(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return answerStaffBooking(args);
}

export default function Booking() {
  const page = useLoaderData<typeof loader>();
  return <BookingPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
