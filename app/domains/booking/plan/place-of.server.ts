import type { Transaction } from '~/platform/db/database.server';
import type { SessionMode } from '../booking.codes';
import { lockRoom } from './rooms.store.server';

export type PlaceFound = { mode: SessionMode; roomId: string | null; most: number | null };

/**
 * Where a session takes place, from what a form names: a room, which says whether it is at a venue or
 * online, or `phone` or `visit`. Null where the kind is not offered so, or where the room is in use no
 * more. The room is held until the transaction ends, so that it is not made smaller meanwhile.
 */
export async function placeOf(
  tx: Transaction,
  place: string,
  modes: readonly string[],
  before?: string | null,
): Promise<PlaceFound | null> {
  if (place === 'phone' || place === 'visit') {
    return modes.includes(place) ? { mode: place, roomId: null, most: null } : null;
  }
  const room = await lockRoom(tx, place);
  if (!room || !(room.inUse || room.id === before)) return null;
  const mode = room.venueId === null ? 'online' : 'venue';
  return modes.includes(mode) ? { mode, roomId: room.id, most: room.most } : null;
}
