import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { mayKeepOffer } from './plan.access';
import { insertRoom, mostCapacityIn, updateRoom } from './rooms.store.server';
import type { RoomForm, VenueForm } from './venues.schema';
import { insertVenue, updateVenue } from './venues.store.server';

export type VenueKept =
  | { kind: 'kept'; id: string }
  | { kind: 'stale' }
  /** A coming session in the room has more places than that. */
  | { kind: 'room-in-use'; capacity: number }
  | { kind: 'not-allowed' };

/** Makes a venue. The same form sent twice makes one. */
export async function makeVenue(
  staff: Staff,
  { submitKey, ...form }: VenueForm & { submitKey: string },
): Promise<VenueKept> {
  if (!mayKeepOffer(staff)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    if (await insertVenue(tx, submitKey, form)) await audit(tx, staff, 'venue.made', submitKey);
    return { kind: 'kept', id: submitKey };
  });
}

/** Changes a venue. */
export async function changeVenue(
  staff: Staff,
  id: string,
  form: VenueForm & { version: number },
): Promise<VenueKept> {
  if (!mayKeepOffer(staff)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    if (!(await updateVenue(tx, id, form))) return { kind: 'stale' };
    await audit(tx, staff, 'venue.changed', id);
    return { kind: 'kept', id };
  });
}

/** Makes a room of a venue, or one online where `venueId` is null. */
export async function makeRoom(
  staff: Staff,
  venueId: string | null,
  { submitKey, ...form }: RoomForm & { submitKey: string },
): Promise<VenueKept> {
  if (!mayKeepOffer(staff)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const made = await insertRoom(tx, { id: submitKey, venueId }, form);
    if (made) await audit(tx, staff, 'room.made', submitKey);
    return { kind: 'kept', id: submitKey };
  });
}

/** Changes a room; never to fewer people than a coming session in it has places. */
export async function changeRoom(
  staff: Staff,
  venueId: string | null,
  { room, version, ...form }: RoomForm & { room: string; version: number },
): Promise<VenueKept> {
  if (!mayKeepOffer(staff)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const capacity = await mostCapacityIn(tx, room);
    if (form.most !== null && form.most < capacity) return { kind: 'room-in-use', capacity };
    if (!(await updateRoom(tx, { id: room, venueId, version }, form))) return { kind: 'stale' };
    await audit(tx, staff, 'room.changed', room);
    return { kind: 'kept', id: room };
  });
}

function audit(tx: Transaction, staff: Staff, action: string, id: string) {
  return recordAudit(tx, { actor: { kind: 'staff', id: staff.id }, action, detail: { id } });
}
