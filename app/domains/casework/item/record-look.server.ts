import type { Staff } from '~/platform/auth/session.server';
import { recordAudits } from '~/platform/audit/audit.server';
import { db } from '~/platform/db/database.server';

/** The pages on which a child's record is looked at. */
export type LookedAtPage =
  | 'item'
  | 'contact'
  | 'reach'
  | 'notes'
  | 'message'
  | 'clock'
  | 'child'
  | 'decide'
  | 'join'
  | 'referral'
  | 'history'
  | 'request'
  | 'complaint';

/**
 * Puts a look at an item into the audit trail: one row a child whose record was shown, or one row for
 * an item about no child.
 */
export async function recordLook(
  staff: Staff,
  look: { itemId: string; familyId: string | null; childIds: string[]; page: LookedAtPage },
): Promise<void> {
  const children = look.childIds.length > 0 ? look.childIds : [null];
  await recordAudits(
    db(),
    children.map((childId) => ({
      actor: { kind: 'staff', id: staff.id },
      action: 'item.viewed',
      itemId: look.itemId,
      familyId: look.familyId,
      childId,
      detail: { page: look.page },
    })),
  );
}
