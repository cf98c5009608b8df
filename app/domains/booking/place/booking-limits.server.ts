import { hitLimit } from '~/platform/auth/rate-limit.server';
import { profile } from '~/platform/config/environment.server';
import { findReached } from './change.store.server';
import type { Booker, By, TooOften } from './place.types';

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Counts one booking against the limits of who makes it, and gives the minutes to wait where there were
 * too many: a made-up address fills no workshop. Staff are not counted.
 */
export async function hitBookingLimits(booker: Booker): Promise<number | null> {
  const { networkHourly, addressDaily } = profile().booking;
  switch (booker.kind) {
    case 'email':
      return (
        (await hitLimit(
          { name: 'booking-network', most: networkHourly, minutes: HOUR },
          booker.network,
        )) ??
        (await hitLimit(
          { name: 'booking-address', most: addressDaily, minutes: DAY },
          booker.email,
        ))
      );
    case 'parent':
      return hitLimit(
        { name: 'booking-account', most: addressDaily, minutes: DAY },
        booker.parent.id,
      );
    case 'staff':
      return null;
  }
}

/** Nobody's plans change more often than that in a day, what is refused or sent twice included. */
const MOST_CHANGES = 30;

/**
 * Counts one change of a booking by its link. Each sends an email, and the address may be a stranger's:
 * so one link fills nobody's mailbox. Staff are not counted.
 */
export async function hitChangeLimit(by: By): Promise<TooOften | null> {
  if ('staff' in by) return null;
  const booking = await findReached(by);
  if (!booking) return null;
  const limit = { name: 'booking-changes', most: MOST_CHANGES, minutes: DAY };
  const minutes = await hitLimit(limit, booking.id);
  return minutes === null ? null : { kind: 'wait', minutes };
}
