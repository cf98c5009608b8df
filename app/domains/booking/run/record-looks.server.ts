import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { listTied } from './booking.store.server';

/** The pages on which bookings are seen. */
export type LookedAt = 'session' | 'booking' | 'attendance' | 'sheet' | 'tell' | 'interpreters';

/** Every look at a booking that is tied to a family leaves its row in the trail of that family. */
export async function recordLooks(
  staff: Staff,
  page: LookedAt,
  bookings: readonly { id: string }[],
): Promise<void> {
  const tied = await listTied(bookings.map(({ id }) => id));
  await recordAudits(
    db(),
    tied.map(({ id, sessionId, familyId }) => ({
      actor: { kind: 'staff', id: staff.id },
      action: 'booking.viewed',
      familyId,
      detail: { bookingId: id, sessionId, page },
    })),
  );
}
