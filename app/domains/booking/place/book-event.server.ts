import { randomUUID } from 'node:crypto';
import { recordAuditOn } from '~/platform/audit/audit.server';
import { now } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import type { PoolClient } from '~/platform/db/database.server';
import { newReference } from '~/domains/intake/index.server';
import { addJobOn } from '~/platform/jobs/jobs.server';
import { linkToken } from '../link.server';
import {
  countLineOn,
  findFamilyOf,
  findMade,
  findMadeOn,
  findSession,
  insertBookingOn,
  lockSessionOn,
  type MadeBefore,
} from './book.store.server';
import { actorOf, madeAgain, refusalOf, sourceOf } from './book.rules.server';
import { hitBookingLimits } from './booking-limits.server';
import { leftIn } from './place.rows';
import { offerEnd } from './place.rules';
import type { Booker, EventBooked, EventWish } from './place.types';
import { DOUBLE, onConnection, sqlStateOf, steady } from './steady.server';
import { inTurn } from './turns';

/**
 * Gives a place in an event, or a turn in its line. Thousands may want the same at once: what can be
 * refused is refused without waiting, and the rest is one short transaction under the lock of the
 * session, whose email is written by a job that commits with it. The same `submitKey` gives the same
 * booking and tells nobody again.
 */
export async function bookEvent(booker: Booker, wish: EventWish): Promise<EventBooked> {
  const [found, made] = await steady(() =>
    Promise.all([findSession(wish.sessionId), findMade(wish.submitKey)]),
  );
  if (made) return repeated(made, booker, wish);
  if (found?.session.shape !== 'event') return { kind: 'gone' };
  const { session, waitlist } = found;
  const refused = refusalOf(session, booker, wish.who, now());
  if (refused) return refused;
  const left = leftIn(session);
  if (wish.ifFull === 'refuse' && left < placesOf(wish))
    return { kind: 'session-full', left, waitlist };
  const minutes = await hitBookingLimits(booker);
  if (minutes !== null) {
    // A double click whose first half was the last within the limit.
    const meanwhile = await inTurn([wish.sessionId], () => findMade(wish.submitKey));
    return meanwhile ? repeated(meanwhile, booker, wish) : { kind: 'wait', minutes };
  }
  const familyId = await familyOf(booker);
  const once = () => onConnection((connection) => bookLocked(connection, booker, wish, familyId));
  try {
    return await inTurn([wish.sessionId], () => steady(once));
  } catch (error) {
    // The same key was used for another session in the same moment.
    if (sqlStateOf(error) === DOUBLE) return { kind: 'gone' };
    throw error;
  }
}

async function bookLocked(
  connection: PoolClient,
  booker: Booker,
  wish: EventWish,
  familyId: string | null,
): Promise<EventBooked> {
  const { sessionId, submitKey, who } = wish;
  const session = await lockSessionOn(connection, sessionId);
  if (!session) return { kind: 'gone' };
  const made = await findMadeOn(connection, submitKey);
  if (made) return repeated(made, booker, wish);
  const at = now();
  const refused = refusalOf(session, booker, who, at);
  if (refused) return refused;
  const [left, places] = [leftIn(session), placesOf(wish)];
  const kind = places <= left ? 'booked' : 'waiting';
  // A line in which nobody can be offered a place any more is none.
  const lineOpen = offerEnd(session, profile().booking.offerHours, at) !== null;
  if (kind === 'waiting' && (wish.ifFull === 'refuse' || !lineOpen))
    return { kind: 'session-full', left, waitlist: await countLineOn(connection, sessionId) };
  const [id, reference] = [randomUUID(), newReference()];
  const from = sourceOf(booker);
  const booking = { ...from, id, reference, sessionId, familyId, places, who, submitKey };
  await insertBookingOn(connection, { ...booking, state: kind });
  await recordAuditOn(connection, {
    actor: actorOf(booker),
    action: kind === 'booked' ? 'booking.booked' : 'booking.waiting',
    familyId,
    detail: { bookingId: id, sessionId },
  });
  await addJobOn(connection, 'tell-booking', {
    id,
    what: kind === 'booked' ? 'confirmed' : 'waiting',
  });
  const token = linkToken('booking', id, 1);
  return { kind, bookingId: id, reference, token, repeated: false };
}

function repeated(made: MadeBefore, booker: Booker, wish: EventWish): EventBooked {
  const again = made.sessionId === wish.sessionId ? madeAgain(made, booker) : null;
  if (!again) return { kind: 'gone' };
  return { kind: made.state === 'booked' ? 'booked' : 'waiting', ...again };
}

function placesOf({ who }: EventWish): number {
  return who.adults + who.children;
}

/** The family that a booking is tied to: the one staff name, or the only one of the account. */
export async function familyOf(booker: Booker): Promise<string | null> {
  switch (booker.kind) {
    case 'staff':
      return booker.familyId;
    case 'parent':
      return findFamilyOf(booker.parent.id);
    case 'email':
      return null;
  }
}
