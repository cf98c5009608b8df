import { db, type Transaction } from '~/platform/db/database.server';
import { sealJoinLink } from '../join-link.server';
import type { RoomForm } from './venues.schema';

/** A room as one chooses it: at a venue, or online where it has none. */
export type Place = {
  id: string;
  name: string;
  most: number | null;
  venueId: string | null;
  venue: string | null;
};

const select = {
  id: true,
  name: true,
  most: true,
  venueId: true,
  active: true,
  venue: { select: { name: true, active: true } },
} as const;

/** The rooms that are in use, by venue, those online last; and those of `also` that were. */
export async function listPlaces(also: readonly string[] = []): Promise<Place[]> {
  const rooms = await db().room.findMany({
    where: {
      OR: [
        { active: true, OR: [{ venueId: null }, { venue: { active: true } }] },
        { id: { in: [...also] } },
      ],
    },
    select,
    orderBy: [{ venue: { name: 'asc' } }, { name: 'asc' }, { id: 'asc' }],
  });
  return rooms.map(({ id, name, most, venueId, venue }) => {
    return { id, name, most, venueId, venue: venue?.name ?? null };
  });
}

/** Those of some rooms that there are. */
export function findRooms(tx: Pick<Transaction, 'room'>, ids: readonly string[]) {
  return tx.room.findMany({ where: { id: { in: [...ids] } }, select });
}

/** The rooms online, with their links as they are stored. */
export function listOnlineRooms() {
  return db().room.findMany({
    where: { venueId: null },
    orderBy: [{ active: 'desc' }, { name: 'asc' }, { id: 'asc' }],
  });
}

function columnsOf({ link, ...columns }: RoomForm) {
  return { ...columns, link: link === null ? null : sealJoinLink(link) };
}

/** Writes a room under the id that its form brought; false where it is there already. */
export async function insertRoom(
  tx: Transaction,
  { id, venueId }: { id: string; venueId: string | null },
  form: RoomForm,
): Promise<boolean> {
  const data = { id, venueId, ...columnsOf(form) };
  return (await tx.room.createMany({ data, skipDuplicates: true })).count === 1;
}

/** Writes a room anew; false where it is not of this venue, or not as the form saw it. */
export async function updateRoom(
  tx: Transaction,
  { id, venueId, version }: { id: string; venueId: string | null; version: number },
  form: RoomForm,
): Promise<boolean> {
  const data = { ...columnsOf(form), version: { increment: 1 } };
  return (await tx.room.updateMany({ where: { id, venueId, version }, data })).count === 1;
}

/**
 * The most places that a coming session in the room has, so that it is not made smaller than those. The
 * room is held: who plans a session in it waits.
 */
export async function mostCapacityIn(tx: Transaction, roomId: string): Promise<number> {
  await tx.$executeRaw`select 1 from room where id = ${roomId}::uuid for update`;
  const found = await tx.voluntarySession.aggregate({
    where: { roomId, state: { not: 'cancelled' }, endsAt: { gt: new Date() } },
    _max: { capacity: true },
  });
  return found._max.capacity ?? 0;
}

/** A room, held as it is until the transaction ends; null where there is none. */
export async function lockRoom(tx: Transaction, id: string) {
  const [room] = await tx.$queryRaw<
    { id: string; venueId: string | null; most: number | null; inUse: boolean }[]
  >`
    select r.id, r.venue_id as "venueId", r.most, r.active and coalesce(v.active, true) as "inUse"
    from room r left join venue v on v.id = r.venue_id where r.id = ${id}::uuid for share of r`;
  return room ?? null;
}
