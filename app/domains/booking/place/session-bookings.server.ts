import { now } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { tellBooking } from '../message/index.server';
import { lockOfSession, lockSessions } from './change.store.server';
import { offerFreed } from './offers.server';
import { dateOf } from './place.rows';
import { bookableUntil } from './place.rules';

/**
 * Tells everybody of a session that was called off, in the transaction that calls it off. Their bookings
 * stay, so that they can be moved to another; an offer becomes a turn in line again. Gives how many
 * there are.
 */
export async function cancelSessionBookings(tx: Transaction, sessionId: string): Promise<number> {
  await lockSessions(tx, [sessionId]);
  const bookings = await lockOfSession(tx, sessionId, 'alive', dateOf(now()));
  for (const { id, state, sequence } of bookings) {
    const offer = state === 'offered' ? { state: 'waiting', offerEndsAt: null } : {};
    await tx.booking.update({
      where: { id },
      data: { ...offer, sequence: sequence + 1 },
      select: { id: true },
    });
    await tellBooking(tx, id, 'session-cancelled');
  }
  return bookings.length;
}

/**
 * Tells everybody of a session whose time or place is another, in the transaction that moved it. Offers
 * end no later than it can now be booked. Gives how many there are.
 */
export async function moveSessionBookings(tx: Transaction, sessionId: string): Promise<number> {
  const session = (await lockSessions(tx, [sessionId])).get(sessionId);
  if (!session) return 0;
  const bookings = await lockOfSession(tx, sessionId, 'alive', dateOf(now()));
  const last = dateOf(bookableUntil(session));
  for (const { id, interpreter, offerEndsAt, sequence } of bookings) {
    await tx.booking.update({
      where: { id },
      data: {
        sequence: sequence + 1,
        interpreterState: interpreter === '' ? '' : 'asked',
        ...(offerEndsAt && offerEndsAt > last ? { offerEndsAt: last } : {}),
      },
      select: { id: true },
    });
    await tellBooking(tx, id, 'moved');
  }
  await offerFreed(tx, sessionId);
  return bookings.length;
}
