import type { Staff } from '~/platform/auth/session.server';
import type { SessionMode } from '../booking.codes';
import {
  acceptOffer,
  cancelBooking,
  changeNumbers,
  declineOffer,
  moveBooking,
} from '../place/index.server';
import { seenOf } from './booking.store.server';
import { mayRun } from './run.access';
import { readMoveTo, type ChangeForm } from './run.schema';

type Refusal = { kind: 'not-found' } | { kind: 'not-allowed' } | { kind: 'stale' };

/**
 * Asks the engine for a move on behalf of a family, where the page from which it comes still shows what
 * there is. The engine looks at it once more with the booking locked.
 */
async function onBehalf<R extends { kind: string }>(
  staff: Staff,
  bookingId: string,
  seen: string,
  move: (by: { staff: Staff; bookingId: string }) => Promise<R>,
): Promise<R | Refusal> {
  if (!mayRun(staff)) return { kind: 'not-allowed' };
  const now = await seenOf(bookingId);
  if (now === null) return { kind: 'not-found' };
  if (now !== seen) return { kind: 'stale' };
  return move({ staff, bookingId });
}

/** Cancels a place, or takes somebody off the line, because the family asked for it. */
export function cancelForFamily(staff: Staff, bookingId: string, { seen }: { seen: string }) {
  return onBehalf(staff, bookingId, seen, cancelBooking);
}

/** Changes who comes, and what they need, because the family said so. */
export function changeForFamily(staff: Staff, bookingId: string, { seen, ...wish }: ChangeForm) {
  return onBehalf(staff, bookingId, seen, (by) => changeNumbers(by, wish));
}

/** Takes an offered place for a family that said yes on the telephone. */
export function acceptForFamily(staff: Staff, bookingId: string, { seen }: { seen: string }) {
  return onBehalf(staff, bookingId, seen, acceptOffer);
}

/** Lets an offered place go to the next in line. */
export function declineForFamily(staff: Staff, bookingId: string, { seen }: { seen: string }) {
  return onBehalf(staff, bookingId, seen, declineOffer);
}

/** Moves a booking to another event, or to another time with a person, as the family wishes. */
export function moveForFamily(
  staff: Staff,
  bookingId: string,
  mode: SessionMode,
  { seen, to }: { seen: string; to: string },
) {
  const target = readMoveTo(to);
  return onBehalf(staff, bookingId, seen, async (by) => {
    if (!target) return { kind: 'gone' as const };
    return moveBooking(by, 'startsAt' in target ? { ...target, mode } : target);
  });
}
