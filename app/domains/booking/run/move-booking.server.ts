import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { lockBooking } from './booking.store.server';
import { mayRun } from './run.access';

export type BookingMoved = { kind: 'done' };
export type BookingRefusal =
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
  /** Somebody changed the booking after the form was made. */
  | { kind: 'stale' };

export type LockedBooking = NonNullable<Awaited<ReturnType<typeof lockBooking>>>;

/** What a move changes of a booking, and what its line in the trail says; `done` where it is so already. */
type Changed = {
  kind: 'changed';
  action: `booking.${string}`;
  data: Prisma.BookingUncheckedUpdateInput;
  detail?: Prisma.InputJsonObject;
};

/** Makes a change of a booking that is the council's own business, with its audit row. */
export function moveBookingNotes(
  staff: Staff,
  bookingId: string,
  seen: string,
  change: (booking: LockedBooking, tx: Transaction) => Changed | { kind: 'done' },
): Promise<BookingMoved | BookingRefusal> {
  if (!mayRun(staff)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<BookingMoved | BookingRefusal> => {
    const booking = await lockBooking(tx, bookingId);
    if (!booking) return { kind: 'not-found' };
    const changed = change(booking, tx);
    if (changed.kind === 'done') return { kind: 'done' };
    if (booking.seen !== seen) return { kind: 'stale' };
    await tx.booking.update({
      where: { id: booking.id },
      data: changed.data,
      select: { id: true },
    });
    await recordAudit(tx, {
      actor: { kind: 'staff', id: staff.id },
      action: changed.action,
      familyId: booking.familyId,
      detail: { ...changed.detail, bookingId: booking.id, sessionId: booking.sessionId },
    });
    return { kind: 'done' };
  });
}
