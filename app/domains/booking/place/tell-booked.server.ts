import { inTransaction } from '~/platform/db/database.server';
import { tellBooking } from '../message/index.server';

const stateOf = { confirmed: 'booked', waiting: 'waiting' } as const;

/**
 * Job `tell-booking`: tells a family of the place, or the turn in line, that they were given. Nothing is
 * told that is not so any more: whatever changed it has told them.
 */
export function tellBooked(id: string, what: keyof typeof stateOf): Promise<void> {
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ state: string }[]>`
      select state from booking where id = ${id}::uuid for update`;
    if (rows[0]?.state === stateOf[what]) await tellBooking(tx, id, what);
  });
}
