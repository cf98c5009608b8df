import { db, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { VenueForm } from './venues.schema';

const rooms = {
  orderBy: [{ active: 'desc' }, { name: 'asc' }, { id: 'asc' }],
  omit: { link: true },
} satisfies Prisma.Venue$roomsArgs;

/** The venues with their rooms, those in use first. */
export function listVenues() {
  return db().venue.findMany({
    include: { rooms },
    orderBy: [{ active: 'desc' }, { name: 'asc' }, { id: 'asc' }],
  });
}

/** One venue with its rooms; null where there is none. */
export function findVenue(id: string) {
  return db().venue.findUnique({
    where: { id },
    include: { rooms },
  });
}

function columnsOf({ address, ...columns }: VenueForm) {
  return { ...columns, addressLines: address };
}

/** Writes a venue under the id that its form brought; false where it is there already. */
export async function insertVenue(tx: Transaction, id: string, form: VenueForm) {
  const data = { id, ...columnsOf(form) };
  return (await tx.venue.createMany({ data, skipDuplicates: true })).count === 1;
}

/** Writes a venue anew; false where it is not as the form saw it. */
export async function updateVenue(
  tx: Transaction,
  id: string,
  { version, ...form }: VenueForm & { version: number },
): Promise<boolean> {
  const data = { ...columnsOf(form), version: { increment: 1 } };
  return (await tx.venue.updateMany({ where: { id, version }, data })).count === 1;
}
