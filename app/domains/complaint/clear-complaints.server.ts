import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { inTransaction } from '~/platform/db/database.server';
import { clearItems, findPast } from './complaint.store.server';

/** Cleared in one short transaction. */
const AT_ONCE = 100;

/**
 * Deletes what was closed longer ago than the profile's `retention.complaintYears`, with all that
 * belongs to it (job `clear-complaints`). The trail keeps that it was there and when it was cleared;
 * it holds no name. Gives how many were cleared.
 */
export async function clearComplaints(day: Temporal.PlainDate = today()): Promise<number> {
  const before = day.subtract({ years: profile().retention.complaintYears }).toString();
  for (let cleared = 0; ;) {
    const done = await inTransaction(async (tx) => {
      const ids = await findPast(tx, before, AT_ONCE);
      await clearItems(tx, ids);
      await recordAudits(
        tx,
        ids.map((itemId) => ({
          actor: { kind: 'system' as const },
          action: 'complaint.cleared',
          itemId,
        })),
      );
      return ids.length;
    });
    cleared += done;
    if (done < AT_ONCE) return cleared;
  }
}
