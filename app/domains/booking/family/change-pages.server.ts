import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { now } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { parse, refuse, type FormValues } from '~/platform/form/parse.server';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { changeNumbers, findBooking, moveBooking, type BookingView } from '../place/index.server';
import type { ChangeView } from './components/change-page';
import { addressOf, back, bookingAt, gone } from './manage-pages.server';
import { keptHere, readPublicForm, refuseHere } from './public-form.server';
import { unkept } from './secret-page';
import { findTimeKindOf, listDates } from './sessions.store.server';
import { instant, readSlot } from './slots';
import { modeOf, slotsAhead, weekOf } from './time-pages.server';
import { askedFor, inFormOrder, whoOf, whoSchema } from './who.schema';

export type ChangePageView =
  { page: 'gone' } | ({ page: 'change'; kept?: { values: FormValues; errors: [] } } & ChangeView);

/** Another date or time, or other people. What has begun, or was offered, is not changed here. */
export async function loadChange(args: LoaderFunctionArgs) {
  const [booking, kept] = await Promise.all([bookingAt(args), keptHere(args)]);
  if (!booking) return gone();
  const here = addressOf(args);
  if (!mayChange(booking)) throw redirect(here, 303);
  const view = await changeView(booking, new URL(args.request.url).searchParams);
  return data<ChangePageView>(
    { page: 'change', booking, here, kept, ...view },
    { headers: unkept },
  );
}

/** An event that was called off is changed on the page of the booking itself. */
function mayChange({ begun, state, session }: BookingView): boolean {
  if (session.cancelled) return session.shape === 'person';
  return !begun && state !== 'offered';
}

type OwnPart<View> = View extends unknown ? Omit<View, 'booking' | 'here'> : never;

async function changeView(
  booking: BookingView,
  search: URLSearchParams,
): Promise<OwnPart<ChangeView>> {
  const { session, who } = booking;
  if (!booking.changeable) return { what: 'late' };
  if (search.get('what') === 'people' && !session.cancelled)
    return { what: 'people', asked: askedHere(booking) };
  if (session.shape === 'event') {
    const than = { sessionId: session.id, kindId: session.kindId };
    const dates = await listDates(than, who.adults + who.children);
    return { what: 'date', dates, now: now().epochMilliseconds };
  }
  const modes = await modesOf(booking);
  const mode = modeOf({ modes }, search.get('mode') ?? session.mode);
  const slots = await slotsAhead(session.kindId, mode, booking.id);
  return { what: 'time', mode, modes, ...weekOf(slots, search.get('week')) };
}

/**
 * The modes to which a time can move without asking for more: a call wants a number and a visit a
 * place, which only a booking that was made so has.
 */
async function modesOf({ session, who }: BookingView) {
  const kind = await findTimeKindOf(session.kindId);
  const has = { venue: true, online: true, phone: who.phone !== '', visit: who.whereText !== '' };
  return (kind?.modes ?? []).filter((mode) => has[mode]);
}

function askedHere({ session }: BookingView) {
  return askedFor(session.mode, profile().booking.mostPeople, true);
}

/** Changes what the form is about, and leads back to the booking. */
export async function answerChange(args: ActionFunctionArgs) {
  requireLanguage(args);
  const { values, control } = await readPublicForm(args);
  if (control) return control;
  const booking = await findBooking(args.params.token ?? '');
  if (!booking || !mayChange(booking)) return back(args);
  const search = new URL(args.request.url).searchParams;
  return search.get('what') === 'people'
    ? changePeople(args, booking, values)
    : changeTime(args, booking, values, search);
}

const seen = z.coerce.number().int().catch(-1);

async function changePeople(args: ActionFunctionArgs, booking: BookingView, values: FormValues) {
  const parsed = parse(whoSchema(askedHere(booking)).safeExtend({ seen }), values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(inFormOrder(parsed.problems));
  }
  const { seen: sequence, ...answers } = parsed.data;
  const changed = await changeNumbers(
    { token: args.params.token ?? '' },
    { ...keptWho(booking, whoOf(answers)), seen: sequence },
  );
  switch (changed.kind) {
    case 'changed':
      return back(args, 'changed');
    case 'session-full':
      return refuseHere(args, values, 'numbers-full');
    case 'too-many-people':
      return refuseHere(args, values, changed.kind, 'adults', { max: changed.most });
    case 'changed-meanwhile':
      return refuseHere(args, values, changed.kind);
    case 'wait':
      return refuseHere(args, values, 'wait', 'form', { count: changed.minutes });
    case 'too-late':
      return back(args, 'late');
    case 'gone':
      return back(args);
  }
}

/** What a form of this mode does not ask for stays as it was. */
function keptWho({ who, session }: BookingView, told: BookingView['who']): BookingView['who'] {
  return {
    ...told,
    ...(session.mode !== 'phone' && { phone: who.phone }),
    ...(session.mode === 'phone' && { adults: who.adults, children: who.children }),
    ...(session.mode !== 'visit' && { whereText: who.whereText }),
  };
}

async function changeTime(
  args: ActionFunctionArgs,
  booking: BookingView,
  values: FormValues,
  search: URLSearchParams,
) {
  const isEvent = booking.session.shape === 'event';
  const slot = readSlot(typeof values.date === 'string' ? values.date : '');
  const date = (isEvent ? z.uuid() : instant).safeParse(isEvent ? values.date : slot.startsAt);
  if (!date.success) return refuseHere(args, values, 'required', 'date');
  const by = { token: args.params.token ?? '' };
  const moved = isEvent
    ? await moveBooking(by, { toSessionId: date.data })
    : await moveBooking(by, {
        startsAt: date.data,
        area: slot.area,
        mode: modeOf({ modes: await modesOf(booking) }, search.get('mode') ?? booking.session.mode),
      });
  switch (moved.kind) {
    case 'moved':
      return back(args, 'moved', moved.token);
    case 'too-late':
      return back(args, 'late');
    case 'wait':
      return refuseHere(args, values, 'wait', 'form', { count: moved.minutes });
    case 'session-full':
    case 'slots-gone':
      return refuseHere(args, values, moved.kind, 'date');
    case 'gone':
      return refuseHere(args, values, 'session-full', 'date');
  }
}
