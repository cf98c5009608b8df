import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { isLanguage } from '~/platform/i18n';
import { sessionStaff } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { idOf } from './address.server';
import { answerForms, formOf } from './answer-form.server';
import { findBookingLine, listHistory } from './booking.store.server';
import {
  acceptForFamily,
  cancelForFamily,
  changeForFamily,
  declineForFamily,
} from './by-staff.server';
import { markTold } from './mark-told.server';
import { recordLooks } from './record-looks.server';
import { mayRun } from './run.access';
import { changeSchema, interpreterSchema, seenSchema, toldSchema } from './run.schema';
import { sayingOf } from './saying';
import { hasBegun, openSession } from './session-pages.server';
import { setInterpreter } from './set-interpreter.server';

/** One booking with its history and what can be done about it. */
export async function loadStaffBooking(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const id = idOf(args.params, 'booking');
  const booking = await findBookingLine(staff, id);
  if (!booking) throw notFound();
  const [session, history] = await Promise.all([
    openSession(booking.session.id),
    listHistory(id),
    recordLooks(staff, 'booking', [booking]),
  ]);
  const own = isLanguage(booking.language) ? booking.language : 'en';
  return {
    booking,
    session,
    history,
    begun: hasBegun(session),
    saying: {
      english: sayingOf('en', booking, session),
      own: own === 'en' ? null : sayingOf(own, booking, session),
    },
    may: { run: mayRun(staff) },
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type BookingPageView = Awaited<ReturnType<typeof loadStaffBooking>>;

/** What is done about one booking. */
export function answerStaffBooking(args: ActionFunctionArgs) {
  const id = idOf(args.params, 'booking');
  const to = (done: string) => `/officer/sessions/booking/${id}?done=${done}`;
  return answerForms(args, () => ({
    change: formOf({
      schema: changeSchema,
      run: (staff, form) => changeForFamily(staff, id, form),
      to: ({ kind }) => (kind === 'changed' ? to('changed') : null),
      about: (result) =>
        result.kind === 'too-many-people'
          ? { field: 'adults', values: { most: result.most } }
          : result.kind === 'session-full'
            ? { field: 'adults' }
            : {},
    }),
    cancel: formOf({
      schema: seenSchema,
      run: (staff, form) => cancelForFamily(staff, id, form),
      to: ({ kind }) => (kind === 'cancelled' ? to('cancelled') : null),
    }),
    accept: formOf({
      schema: seenSchema,
      run: (staff, form) => acceptForFamily(staff, id, form),
      to: ({ kind }) => (kind === 'booked' ? to('accepted') : null),
    }),
    decline: formOf({
      schema: seenSchema,
      run: (staff, form) => declineForFamily(staff, id, form),
      to: ({ kind }) => (kind === 'declined' ? to('declined') : null),
    }),
    told: formOf({
      schema: toldSchema,
      run: (staff, form) => markTold(staff, { ...form, booking: id }),
      to: ({ kind }) => (kind === 'done' ? to('told') : null),
    }),
    interpreter: formOf({
      schema: interpreterSchema,
      run: (staff, form) => setInterpreter(staff, { ...form, booking: id }),
      to: ({ kind }) => (kind === 'done' ? to('interpreter') : null),
    }),
  }));
}
