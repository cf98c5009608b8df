import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction } from '~/platform/db/database.server';

/**
 * Records that somebody of the council has opened what a parent sent; from then on it can be added
 * to, not taken back or replaced. To be called before it is shown, by a page that has checked who
 * may see it: `gone` (a draft, taken back, or replaced by a later version) must not be shown as the
 * latest.
 */
export function markFirstRead(
  staff: Pick<Staff, 'id'>,
  sendingId: string,
): Promise<'first' | 'again' | 'gone'> {
  return inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ kind: string; item_id: string }[]>`
      update sending set first_read_at = now()
      where id = ${sendingId}::uuid and state = 'sent' and first_read_at is null
      returning kind, item_id`;
    if (row) {
      await recordAudit(tx, {
        actor: { kind: 'staff', id: staff.id },
        action: 'sending.first-read',
        itemId: row.item_id,
        detail: { kind: row.kind, sendingId },
      });
      return 'first';
    }
    const there = await tx.sending.count({ where: { id: sendingId, state: 'sent' } });
    return there === 1 ? 'again' : 'gone';
  });
}
