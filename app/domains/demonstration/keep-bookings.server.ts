import { bookingLinkHash } from '~/domains/booking/index.server';
import type { Transaction } from '~/platform/db/database.server';
import type { CouncilRows } from './council-rows';

/** Keeps the bookings with their secret links, and what families said afterwards. */
export async function keepBookings(tx: Transaction, rows: CouncilRows): Promise<void> {
  await tx.booking.createMany({
    data: rows.bookings.map((booking) => ({
      ...booking,
      linkHash: bookingLinkHash(booking.id, 1),
    })),
  });
  await tx.sessionFeedback.createMany({ data: rows.sessionFeedback });
}
