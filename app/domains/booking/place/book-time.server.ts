import { randomUUID } from 'node:crypto';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { newReference } from '~/domains/intake/index.server';
import { linkToken } from '../link.server';
import { tellBooking } from '../message/index.server';
import { familyOf } from './book-event.server';
import { actorOf, madeAgain, sourceOf, tooManyOf } from './book.rules.server';
import { findMade, findMadeIn, insertBooking, type MadeBefore } from './book.store.server';
import { hitBookingLimits } from './booking-limits.server';
import type { Booker, TimeBooked, TimeWish } from './place.types';
import { askPool, findPersonKind, type PersonKind } from './slots.store.server';
import { steady } from './steady.server';
import { takeTime } from './take-time.server';
import { inTurn, inTurnOfForm } from './turns';

/** Times with a person are given one after the other in each copy; between copies the database judges. */
export const TIMES_TURN = 'times';
const MOST_WISHES = 3;

/**
 * Books the first of one to three wished times in which somebody who offers the kind is free: the
 * session and the place in it are made together. The same `submitKey` gives the same booking and tells
 * nobody again.
 */
export function bookTime(booker: Booker, wish: TimeWish): Promise<TimeBooked> {
  return inTurnOfForm(wish.submitKey, () => bookOnce(booker, wish));
}

async function bookOnce(booker: Booker, wish: TimeWish): Promise<TimeBooked> {
  const [kind, made] = await steady(() =>
    Promise.all([findPersonKind(askPool, wish.kindId), findMade(wish.submitKey)]),
  );
  if (made) return repeated(made, booker, wish);
  if (!kind?.modes.includes(wish.mode)) return { kind: 'gone' };
  if (kind.signedIn && booker.kind === 'email') return { kind: 'sign-in-first' };
  const tooMany = tooManyOf(wish.who, Infinity);
  if (tooMany) return tooMany;
  const minutes = await steady(() => hitBookingLimits(booker));
  if (minutes !== null) return { kind: 'wait', minutes };
  const familyId = await steady(() => familyOf(booker));
  const once = () => inTransaction((tx) => bookIn(tx, booker, { ...wish, kind, familyId }));
  return inTurn([TIMES_TURN], () => steady(once));
}

type Wished = TimeWish & { kind: PersonKind; familyId: string | null };

async function bookIn(tx: Transaction, booker: Booker, wish: Wished): Promise<TimeBooked> {
  const { submitKey, who, kind, familyId, mode, areas } = wish;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${submitKey}, 7))`;
  const made = await findMadeIn(tx, submitKey);
  if (made) return repeated(made, booker, wish);
  const from = sourceOf(booker);
  const startsAt = wish.startsAt.slice(0, MOST_WISHES);
  const taken = await takeTime(tx, { kind, mode, startsAt, areas, madeById: from.bookedById });
  if (!taken) return { kind: 'slots-gone' };
  const { sessionId, choice } = taken;
  const [id, reference] = [randomUUID(), newReference()];
  const booking = { ...from, id, reference, sessionId, familyId, who, submitKey };
  await insertBooking(tx, { ...booking, state: 'booked', places: 1 });
  await recordAudit(tx, {
    actor: actorOf(booker),
    action: 'booking.booked',
    familyId,
    detail: { bookingId: id, sessionId },
  });
  await tellBooking(tx, id, 'confirmed');
  const token = linkToken('booking', id, 1);
  return { kind: 'booked', choice, bookingId: id, reference, token, repeated: false };
}

function repeated(made: MadeBefore, booker: Booker, wish: TimeWish): TimeBooked {
  const again = made.kindId === wish.kindId ? madeAgain(made, booker) : null;
  if (!again) return { kind: 'gone' };
  const choice = Math.max(
    0,
    wish.startsAt.findIndex(
      (startsAt) => new Date(startsAt).getTime() === new Date(made.startsAt).getTime(),
    ),
  );
  return { kind: 'booked', choice, ...again };
}
