import { hitLimit } from '~/platform/auth/rate-limit.server';
import { profile } from '~/platform/config/environment.server';
import type { Booker } from './place.types';

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
