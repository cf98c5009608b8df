import type { LoaderFunctionArgs } from '@remix-run/node';
import { sessionStaff } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { idOf } from './address.server';
import { recordLooks } from './record-looks.server';
import { renderSheet } from './render-sheet.server';
import { openSession } from './session-pages.server';
import { listBookings } from './session.store.server';

/** The registration sheet of a session as PDF. */
export async function openSheetPdf(args: LoaderFunctionArgs): Promise<Response> {
  const staff = await requireStaff(args, sessionStaff);
  const id = idOf(args.params, 'session');
  const [session, bookings] = await Promise.all([openSession(id), listBookings(staff, id)]);
  const listed = bookings.filter(({ state }) => state === 'booked' || state === 'waiting');
  await recordLooks(staff, 'sheet', listed);
  const pdf = await renderSheet(session, listed);
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="registration-sheet.pdf"',
      'Cache-Control': 'no-store',
    },
  });
}
