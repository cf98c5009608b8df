import { now } from '~/platform/calendar';
import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { linkToken } from '../link.server';
import { tellBooking } from '../message/index.server';
import { TIMES_TURN } from './book-time.server';
import { hitChangeLimit } from './booking-limits.server';
import { endTime } from './cancel-booking.server';
import { offerFreed } from './offers.server';
import { auditBooking, onBooking, sideOf, type Held } from './on-booking.server';
import { dateOf, leftIn, type PlaceBooking, type PlaceSession } from './place.rows';
import { changeableUntil, isReached, mayBeBooked } from './place.rules';
import type { By, Moved, MoveTo } from './place.types';
import { findAreaOf, findPersonKind } from './slots.store.server';
import { steady } from './steady.server';
import { askIn, takeTime } from './take-time.server';

/**
 * Moves a booking to another event of its kind, or a time with a person to another time; where the
 * council called the session off, to any other event. The place in the new one is certain before the
 * old one is let go, and what that frees goes to its line. Link and reference stay. Where it is there
 * already, as after a double click, nothing happens, and nobody is told again.
 */
export async function moveBooking(by: By, to: MoveTo): Promise<Moved> {
  const tooOften = await steady(() => hitChangeLimit(by));
  if (tooOften) return tooOften;
  const others = 'toSessionId' in to ? { sessions: [to.toSessionId] } : { turns: [TIMES_TURN] };
  return onBooking(
    by,
    async (tx, held): Promise<Moved> => {
      const at = now();
      if (await isThere(tx, held, to)) return moved(held.booking);
      const refused = mayLeave(by, held.session, at);
      if (refused) return refused;
      return 'toSessionId' in to
        ? moveToEvent(tx, by, held, to.toSessionId, at)
        : moveToTime(tx, by, held, to, at);
    },
    others,
  );
}

async function isThere(tx: Transaction, { booking, session }: Held, to: MoveTo): Promise<boolean> {
  if (booking.state !== 'booked' || session.state !== 'open') return false;
  if ('toSessionId' in to) return to.toSessionId === session.id;
  const { startsAt, mode, area } = to;
  if (session.shape !== 'person' || session.mode !== mode) return false;
  if (session.startsAt.epochMilliseconds !== new Date(startsAt).getTime()) return false;
  return area === undefined || area === (await findAreaOf(askIn(tx), session.id));
}

function mayLeave(by: By, session: PlaceSession, at: Temporal.Instant): Moved | null {
  if (session.state !== 'open') return null;
  if (isReached(session.startsAt, at)) return { kind: 'gone' };
  const late = sideOf(by) === 'family' && !isReached(at, changeableUntil(session));
  return late ? { kind: 'too-late' } : null;
}

async function moveToEvent(
  tx: Transaction,
  by: By,
  { booking, session, others }: Held,
  toSessionId: string,
  at: Temporal.Instant,
): Promise<Moved> {
  const target = others.get(toSessionId);
  if (!target || target.id === session.id || target.shape !== 'event') return { kind: 'gone' };
  const fits = target.kindId === session.kindId || (session.state !== 'open' && !target.signedIn);
  if (!fits || mayBeBooked(target, sideOf(by), at).kind !== 'yes') return { kind: 'gone' };
  const places = booking.adults + booking.children;
  if (places > leftIn(target)) return { kind: 'session-full' };
  if (session.shape === 'person') await endTime(tx, session.id);
  await settleIn(tx, by, booking, { sessionId: target.id, places }, at);
  await offerFreed(tx, session.id);
  return moved(booking);
}

async function moveToTime(
  tx: Transaction,
  by: By,
  { booking, session }: Held,
  { startsAt, mode, area }: Extract<MoveTo, { startsAt: string }>,
  at: Temporal.Instant,
): Promise<Moved> {
  const kind = await findPersonKind(askIn(tx), session.kindId);
  if (session.shape !== 'person' || !kind?.modes.includes(mode)) return { kind: 'gone' };
  // Let go of first, so that the same person is free for a time that overlaps; kept where none is found.
  await tx.$executeRawUnsafe('savepoint old_time');
  await endTime(tx, session.id);
  const madeById = 'staff' in by ? by.staff.id : null;
  const areas = area === undefined ? undefined : [area];
  const taken = await takeTime(tx, { kind, mode, startsAt: [startsAt], areas, madeById });
  if (!taken) {
    await tx.$executeRawUnsafe('rollback to savepoint old_time');
    return { kind: 'slots-gone' };
  }
  await settleIn(tx, by, booking, { sessionId: taken.sessionId, places: 1 }, at);
  return moved(booking);
}

async function settleIn(
  tx: Transaction,
  by: By,
  booking: PlaceBooking,
  to: { sessionId: string; places: number },
  at: Temporal.Instant,
): Promise<void> {
  await tx.booking.update({
    where: { id: booking.id },
    data: {
      ...to,
      state: 'booked',
      stateAt: dateOf(at),
      arrival: 0,
      offeredAt: null,
      offerEndsAt: null,
      // Whoever was to interpret was asked for the other time.
      interpreterState: booking.interpreter === '' ? '' : 'asked',
      sequence: booking.sequence + 1,
    },
    select: { id: true },
  });
  const moved = { ...booking, sessionId: to.sessionId };
  await auditBooking(tx, by, 'booking.moved', moved, { fromSessionId: booking.sessionId });
  await tellBooking(tx, booking.id, 'changed');
}

function moved({ id, linkGeneration }: PlaceBooking): Moved {
  return { kind: 'moved', token: linkToken('booking', id, linkGeneration) };
}
