import { now } from '~/platform/calendar';
import { tellBooking } from '../message/index.server';
import { tooManyOf } from './book.rules.server';
import { hitChangeLimit } from './booking-limits.server';
import { offerFreed } from './offers.server';
import { auditBooking, onBooking, sideOf } from './on-booking.server';
import { leftIn } from './place.rows';
import { changeableUntil, isReached } from './place.rules';
import { steady } from './steady.server';
import type { By, NumbersChanged, NumbersWish } from './place.types';

/**
 * Changes who comes: how many, and what they would like. More people need free places, unless they are
 * in line; fewer people free some, and a smaller party in line may fit now.
 */
export async function changeNumbers(by: By, wish: NumbersWish): Promise<NumbersChanged> {
  const tooOften = await steady(() => hitChangeLimit(by));
  if (tooOften) return tooOften;
  return onBooking(by, async (tx, { booking, session }): Promise<NumbersChanged> => {
    const at = now();
    const open = session.state === 'open' && !isReached(session.startsAt, at);
    if (!open) return { kind: 'gone' };
    if (sideOf(by) === 'family' && !isReached(at, changeableUntil(session)))
      return { kind: 'too-late' };
    const { seen, ...who } = wish;
    if (seen !== undefined && seen !== booking.sequence) return { kind: 'changed-meanwhile' };
    const numbers = {
      adults: who.adults ?? booking.adults,
      children: who.children ?? booking.children,
    };
    const event = session.shape === 'event';
    const tooMany = tooManyOf(numbers, event ? session.capacity : Infinity);
    if (tooMany) return tooMany;
    const places = event ? numbers.adults + numbers.children : booking.places;
    if (booking.state !== 'waiting' && places - booking.places > leftIn(session))
      return { kind: 'session-full' };
    const asked =
      (who.interpreter ?? booking.interpreter) !== booking.interpreter ||
      (who.interpreterOther ?? booking.interpreterOther) !== booking.interpreterOther;
    const interpreterState = (who.interpreter ?? booking.interpreter) === '' ? '' : 'asked';
    await tx.booking.update({
      where: { id: booking.id },
      data: {
        ...who,
        places,
        ...(asked ? { interpreterState } : {}),
        sequence: booking.sequence + 1,
      },
      select: { id: true },
    });
    await auditBooking(tx, by, 'booking.changed', booking, { places });
    await tellBooking(tx, booking.id, 'changed');
    await offerFreed(tx, session.id);
    return { kind: 'changed' };
  });
}
