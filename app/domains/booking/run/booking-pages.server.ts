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
  moveForFamily,
} from './by-staff.server';
import { markTold } from './mark-told.server';
import { recordLooks } from './record-looks.server';
import { mayRun } from './run.access';
import { changeSchema, moveSchema, interpreterSchema, seenSchema, toldSchema } from './run.schema';
import { sayingOf } from './saying';
import { hasBegun, openSession } from './session-pages.server';
import { listMoveTargets } from './session.store.server';
import type { BookingLine, SessionFacts, SessionLine } from './run.view';
import { freeSlots } from '../place/index.server';
import { addDays, today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
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
  const begun = hasBegun(session);
  const alive = ['booked', 'offered', 'waiting'].includes(booking.state) && !begun;
  const own = isLanguage(booking.language) ? booking.language : 'en';
  return {
    booking,
    session,
    history,
    begun,
    moveTo: alive && mayRun(staff) ? await whereTo(booking, session) : [],
    saying: {
      english: sayingOf('en', booking, session),
      own: own === 'en' ? null : sayingOf(own, booking, session),
    },
    may: { run: mayRun(staff) },
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

/** The other events, or the other times, that a booking can be moved to. */
async function whereTo(
  booking: BookingLine,
  session: SessionFacts,
): Promise<{ value: string; startsAt: string; endsAt: string; session: SessionLine | null }[]> {
  if (session.shape === 'event') {
    const events = await listMoveTargets(session, booking.adults + booking.children);
    return events.map((event) => ({
      value: event.id,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      session: event,
    }));
  }
  const day = today();
  const slots = await freeSlots(session.kindId, {
    mode: session.mode,
    from: day.toString(),
    to: addDays(day, profile().booking.slotDays).toString(),
    insteadOf: booking.id,
  });
  const times = new Map(slots.map((slot) => [slot.startsAt, slot]));
  times.delete(session.startsAt);
  return [...times.values()].map(({ startsAt, endsAt }) => ({
    value: startsAt,
    startsAt,
    endsAt,
    session: null,
  }));
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
    move: formOf({
      schema: moveSchema,
      run: async (staff, form) => {
        const booking = await findBookingLine(staff, id);
        if (!booking) return { kind: 'not-found' as const };
        return moveForFamily(staff, id, booking.session.mode, form);
      },
      to: ({ kind }) => (kind === 'moved' ? to('moved') : null),
      about: ({ kind }) =>
        kind === 'session-full' || kind === 'slots-gone' ? { field: 'to' } : {},
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
