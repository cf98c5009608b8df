import { now } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { tellBooking } from '../message/index.server';
import { raisedLink } from './change.store.server';
import { offerFreed } from './offers.server';
import { auditBooking, onBooking, sideOf } from './on-booking.server';
import { dateOf, type PlaceBooking, type PlaceSession } from './place.rows';
import { isLate, isReached } from './place.rules';
import type { By, Cancelled, Declined } from './place.types';

/**
 * Gives a place, or a turn in line, back. It is allowed until the session begins: who says so late has
 * said so. The link is dead from then on, what is free goes to the line, and where it was a time with a
 * person, that person is free again.
 */
export function cancelBooking(by: By): Promise<Cancelled> {
  return onBooking(by, async (tx, { booking, session }): Promise<Cancelled> => {
    const at = now();
    if (session.state !== 'cancelled' && isReached(session.startsAt, at)) return { kind: 'gone' };
    const late = booking.state === 'booked' && isLate(session, at);
    await release(tx, by, { booking, session }, late);
    await auditBooking(tx, by, 'booking.cancelled', booking, { late });
    if (booking.state === 'booked' || sideOf(by) === 'staff')
      await tellBooking(tx, booking.id, 'cancelled');
    await offerFreed(tx, session.id);
    return { kind: 'cancelled', late };
  });
}

/** Lets an offered place go to the next in line. */
export function declineOffer(by: By): Promise<Declined> {
  return onBooking(by, async (tx, { booking, session }): Promise<Declined> => {
    if (booking.state !== 'offered') return { kind: 'gone' };
    await release(tx, by, { booking, session }, false);
    await auditBooking(tx, by, 'booking.declined', booking);
    await offerFreed(tx, session.id);
    return { kind: 'declined' };
  });
}

async function release(
  tx: Transaction,
  by: By,
  { booking, session }: { booking: PlaceBooking; session: PlaceSession },
  late: boolean,
): Promise<void> {
  await tx.booking.update({
    where: { id: booking.id },
    data: {
      state: 'cancelled',
      stateAt: dateOf(now()),
      offerEndsAt: null,
      cancelledBy: sideOf(by),
      late,
      sequence: booking.sequence + 1,
      ...raisedLink(booking),
    },
    select: { id: true },
  });
  if (session.shape === 'person') await endTime(tx, session.id);
}

/** Ends a time with a person: whoever would have been there is free again. */
export async function endTime(tx: Transaction, sessionId: string): Promise<void> {
  await tx.voluntarySession.updateMany({
    where: { id: sessionId, state: { not: 'cancelled' } },
    data: { state: 'cancelled', sequence: { increment: 1 }, version: { increment: 1 } },
  });
}
