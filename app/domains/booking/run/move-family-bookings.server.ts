import type { Transaction } from '~/platform/db/database.server';

/** Brings the bookings that are tied to one family to another, where the two turn out to be one. */
export async function moveFamilyBookings(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.booking.updateMany({ where: { familyId: from }, data: { familyId: to } });
}
