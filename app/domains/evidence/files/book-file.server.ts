import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { keepStored, type StoredBytes } from '~/platform/files/file-store.server';
import type { Refusal } from '~/platform/files/file-kinds';
import { addJob } from '~/platform/jobs/jobs.server';
import { keepDraft, type SendingOfFiles } from './open-sending.server';

export type Arrival = {
  fileId: string;
  accountId: string;
  sending: SendingOfFiles;
  stored: StoredBytes;
  /** The same key makes one piece. */
  submitKey?: string;
};

/** Whether a scanner once found something in exactly this content: it stays out. */
export async function isKnownBad(
  tx: Pick<Transaction, 'badContent'>,
  sha256: string,
): Promise<boolean> {
  return (await tx.badContent.findUnique({ where: { sha256 }, select: { sha256: true } })) !== null;
}

/**
 * What follows once a file is there whole and its row says `received`: its bytes are kept, it is a piece
 * of its sending, the audit trail has it, and its check is asked for. All in the transaction of the row.
 */
export async function bookArrival(tx: Transaction, arrival: Arrival): Promise<void> {
  const { fileId, sending, stored } = arrival;
  await keepStored(tx, stored.storeKey);
  await tx.piece.create({
    data: { sendingId: sending.id, form: 'file', fileId, submitKey: arrival.submitKey ?? null },
    select: { id: true },
  });
  await keepDraft(tx, sending);
  await recordAudit(tx, {
    actor: { kind: 'parent', id: arrival.accountId },
    action: 'sent-file.received',
    itemId: sending.itemId,
    familyId: sending.familyId,
    detail: { file: fileId, bytes: stored.bytes },
  });
  await addJob(tx, 'check-file', { id: fileId }, { key: `check-file:${fileId}` });
}

/** Writes down in the audit trail that a file was refused as it came. */
export async function auditRefusal(
  tx: Transaction,
  arrival: { fileId: string; accountId: string; sending: SendingOfFiles },
  refusal: Refusal,
): Promise<void> {
  await recordAudit(tx, {
    actor: { kind: 'parent', id: arrival.accountId },
    action: 'sent-file.refused',
    itemId: arrival.sending.itemId,
    familyId: arrival.sending.familyId,
    detail: { file: arrival.fileId, refusal },
  });
}
