import { recordAudit } from '~/platform/audit/audit.server';
import { now } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { log } from '~/platform/log/log.server';
import { tellBooking } from '../message/index.server';
import {
  findFirstInLine,
  listToPassOn,
  lockOfSession,
  lockSessions,
  raisedLink,
} from './change.store.server';
import { dateOf, leftIn, type PlaceBooking } from './place.rows';
import { bookableUntil, isReached, offerEnd } from './place.rules';
import { steady } from './steady.server';
import { inTurn } from './turns';

/**
 * Offers what is free in a session to its line, in the transaction that freed it: to the first who fits,
 * and again until nobody fits. A larger party keeps its turn. Whoever frees a place or raises the
 * capacity calls this, with no other session locked that has a higher id.
 */
export async function offerFreed(tx: Transaction, sessionId: string): Promise<void> {
  const session = (await lockSessions(tx, [sessionId])).get(sessionId);
  const endsAt = session && offerEnd(session, profile().booking.offerHours, now());
  if (!endsAt) return;
  for (let left = leftIn(session); left > 0;) {
    const next = await findFirstInLine(tx, sessionId, left);
    if (!next) return;
    await offer(tx, next, dateOf(endsAt));
    left -= next.places;
  }
}

async function offer(tx: Transaction, booking: PlaceBooking, offerEndsAt: Date): Promise<void> {
  const at = dateOf(now());
  await tx.booking.update({
    where: { id: booking.id },
    data: {
      state: 'offered',
      stateAt: at,
      offeredAt: at,
      offerEndsAt,
      sequence: booking.sequence + 1,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor: { kind: 'system' },
    action: 'booking.offered',
    familyId: booking.familyId,
    detail: { bookingId: booking.id, sessionId: booking.sessionId },
  });
  await tellBooking(tx, booking.id, 'offered');
}

/**
 * Job `pass-on-offers`: ends the offers whose time is over and gives their places to the next in line,
 * and ends a line that can be offered nothing more. Any number of copies may run it: each session is
 * done under its lock, and what is done is not there for the next.
 */
export async function passOnOffers(): Promise<void> {
  for (const sessionId of await listToPassOn(dateOf(now()))) {
    try {
      await inTurn([sessionId], () => steady(() => inTransaction((tx) => passOnIn(tx, sessionId))));
    } catch (error) {
      log.error('offers of a session not passed on', error, { sessionId });
    }
  }
}

async function passOnIn(tx: Transaction, sessionId: string): Promise<void> {
  const session = (await lockSessions(tx, [sessionId])).get(sessionId);
  if (!session) return;
  const at = now();
  const ended = await lockOfSession(tx, sessionId, 'offer-ended', dateOf(at));
  for (const booking of ended) await lapse(tx, booking);
  if (session.state === 'open' && isReached(bookableUntil(session), at)) {
    const line = await lockOfSession(tx, sessionId, 'waiting', dateOf(at));
    for (const booking of line.slice(0, MOST_AT_ONCE)) await lapse(tx, booking);
    return;
  }
  await offerFreed(tx, sessionId);
}

/** A transaction lasts seconds, not minutes; the rest of a long line ends in the next minute. */
const MOST_AT_ONCE = 100;

async function lapse(tx: Transaction, booking: PlaceBooking): Promise<void> {
  await tx.booking.update({
    where: { id: booking.id },
    data: {
      state: 'lapsed',
      stateAt: dateOf(now()),
      offerEndsAt: null,
      sequence: booking.sequence + 1,
      ...raisedLink(booking),
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor: { kind: 'system' },
    action: 'booking.lapsed',
    familyId: booking.familyId,
    detail: { bookingId: booking.id, sessionId: booking.sessionId },
  });
  await tellBooking(tx, booking.id, 'lapsed');
}
