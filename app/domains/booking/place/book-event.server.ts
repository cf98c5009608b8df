import { randomUUID } from 'node:crypto';
import { now } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { newReference } from '~/domains/intake/index.server';
import { linkToken } from '../link.server';
import {
  countLine,
  findFamilyOf,
  findMade,
  findSessionAndMade,
  type MadeBefore,
} from './book.store.server';
import { actorOf, madeAgain, refusalOf, sourceOf } from './book.rules.server';
import { hitBookingLimits } from './booking-limits.server';
import { joinCrowd } from './crowd';
import { givePlace, type PlaceGiven } from './give-place.store.server';
import { leftIn, type PlaceSession } from './place.rows';
import { offerEnd } from './place.rules';
import type { Booker, EventBooked, EventWish } from './place.types';
import { DOUBLE, sqlStateOf, steady } from './steady.server';
import { inTurn, inTurnOfForm } from './turns';

/** Thousands of these at once keep neither sign-in codes waiting nor what runs every minute. */
const AFTER_ALL_ELSE = 5;
/** While a crowd is at the door, those who have their answer get their email when it has gone. */
const LATER_SECONDS = 60;

/** How often a session may change between being read and being locked until we give up. */
const TRIES = 5;

/**
 * Gives a place in an event, or a turn in its line. Thousands may want the same at once: what can be
 * refused is refused without waiting, and the rest is one statement under the lock of the session, whose
 * email is written by a job that commits with it. The same `submitKey` gives the same booking and tells
 * nobody again.
 */
export function bookEvent(booker: Booker, wish: EventWish): Promise<EventBooked> {
  return inTurnOfForm(wish.submitKey, () => bookOnce(booker, wish));
}

async function bookOnce(booker: Booker, wish: EventWish): Promise<EventBooked> {
  let counted = false;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { session, made } = await steady(() =>
      findSessionAndMade(wish.sessionId, wish.submitKey),
    );
    if (made) return repeated(made, booker, wish);
    if (session?.shape !== 'event') return { kind: 'gone' };
    const refused = await refuse(booker, wish, session);
    if (refused) return refused;
    if (!counted) {
      const minutes = await steady(() => hitBookingLimits(booker));
      if (minutes !== null) return { kind: 'wait', minutes };
      counted = true;
    }
    const booked = await give(booker, wish, session);
    if (booked) return booked;
  }
  throw new Error('the session changed each time that it was to be booked');
}

async function refuse(
  booker: Booker,
  wish: EventWish,
  session: PlaceSession,
): Promise<EventBooked | null> {
  const refused = refusalOf(session, booker, wish.who, now());
  if (refused) return refused;
  if (wish.ifFull === 'wait' || leftIn(session) >= placesOf(wish)) return null;
  return {
    kind: 'session-full',
    left: leftIn(session),
    waitlist: await steady(() => countLine(session.id)),
  };
}

/** Null where the session is not any more what it was when it was read. */
async function give(
  booker: Booker,
  wish: EventWish,
  session: PlaceSession,
): Promise<EventBooked | null> {
  const { sessionId, submitKey, who } = wish;
  const familyId = await steady(() => familyOf(booker));
  const [id, reference] = [randomUUID(), newReference()];
  const places = placesOf(wish);
  const booking = {
    ...sourceOf(booker),
    ...{ id, reference, sessionId, familyId, places, who, submitKey },
  };
  const actor = actorOf(booker);
  const trail = { actorKind: actor.kind, actorId: ('id' in actor && actor.id) || null };
  const inSeconds = joinCrowd(now().epochMilliseconds) ? LATER_SECONDS : 0;
  const once = (): Promise<PlaceGiven> => {
    // A line in which nobody can be offered a place any more is none.
    const lineOpen = offerEnd(session, profile().booking.offerHours, now()) !== null;
    return givePlace({
      booking,
      seen: session,
      whoWaits: wish.ifFull === 'wait' && lineOpen,
      trail,
      tell: { priority: AFTER_ALL_ELSE, inSeconds },
    });
  };
  const place = await inTurn([sessionId], () => steady(once)).catch((error: unknown) => {
    // The same key was used for another session in the same moment.
    if (sqlStateOf(error) === DOUBLE) return { given: 'made' } as const;
    throw error;
  });
  switch (place.given) {
    case 'booked':
    case 'waiting': {
      const token = linkToken('booking', id, 1);
      return { kind: place.given, bookingId: id, reference, token, repeated: false };
    }
    case 'full':
      return { kind: 'session-full', left: place.free, waitlist: place.waitlist };
    case 'made': {
      const made = await steady(() => findMade(submitKey));
      return made ? repeated(made, booker, wish) : null;
    }
    case 'changed':
      return null;
  }
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
