import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { db } from '~/platform/db/database.server';
import { profile } from '~/platform/config/environment.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { dropFiles } from './drop-files.server';
import { lockDraft } from './sending.store.server';

/** Deletes an own draft with its pieces and files; `not-open` where it is no draft of this account. */
export function deleteDraftSending(
  accountId: string,
  id: string,
): Promise<{ kind: 'deleted' } | { kind: 'not-open' }> {
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, accountId, id);
    if (!draft) return { kind: 'not-open' } as const;
    await remove(tx, id);
    await recordAudit(tx, {
      actor: { kind: 'parent', id: accountId },
      action: 'sending.draft-deleted',
      detail: { kind: draft.kind },
    });
    return { kind: 'deleted' } as const;
  });
}

async function remove(tx: Transaction, id: string): Promise<void> {
  const files = await tx.familyFile.findMany({ where: { sendingId: id }, select: { id: true } });
  await dropFiles(
    tx,
    files.map((file) => file.id),
  );
  await tx.sending.delete({ where: { id }, select: { id: true } });
}

/**
 * Deletes the drafts that nobody touched for the profile's `files.unsentDays`: no word, piece or file
 * in that time. `now` is an instant; gives how many went.
 */
export async function clearUnsent(now: Date = new Date()): Promise<number> {
  const before = new Date(now.getTime() - profile().files.unsentDays * 86_400_000);
  const untouched = {
    state: 'draft',
    expiresAt: { lte: now },
    files: { none: { createdAt: { gt: before } } },
  };
  const rows = await db().sending.findMany({
    where: untouched,
    select: { id: true, accountId: true },
  });
  let deleted = 0;
  for (const { id, accountId } of rows) {
    deleted += await inTransaction(async (tx) => {
      const open = await lockDraft(tx, accountId, id);
      // It may have been touched while the lock was waited for.
      if (!open || (await tx.sending.count({ where: { id, ...untouched } })) === 0) return 0;
      await remove(tx, id);
      return 1;
    });
  }
  return deleted;
}
