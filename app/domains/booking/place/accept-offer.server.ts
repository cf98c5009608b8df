import { now } from '~/platform/calendar';
import { linkToken } from '../link.server';
import { tellBooking } from '../message/index.server';
import { auditBooking, onBooking } from './on-booking.server';
import { dateOf, instantOf } from './place.rows';
import { isReached } from './place.rules';
import type { Accepted, By } from './place.types';

/** Takes an offered place, which was held until now. Taking it twice is taking it once. */
export function acceptOffer(by: By): Promise<Accepted> {
  return onBooking(by, async (tx, { booking, session }): Promise<Accepted> => {
    const token = linkToken('booking', booking.id, booking.linkGeneration);
    if (booking.state === 'booked') return { kind: 'booked', token };
    const at = now();
    if (booking.state !== 'offered' || session.state !== 'open') return { kind: 'gone' };
    if (isReached(instantOf(booking.offerEndsAt!), at)) return { kind: 'too-late' };
    await tx.booking.update({
      where: { id: booking.id },
      data: {
        state: 'booked',
        stateAt: dateOf(at),
        offerEndsAt: null,
        sequence: booking.sequence + 1,
      },
      select: { id: true },
    });
    await auditBooking(tx, by, 'booking.accepted', booking);
    await tellBooking(tx, booking.id, 'confirmed');
    return { kind: 'booked', token };
  });
}
