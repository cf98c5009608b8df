import { inTransaction } from '~/platform/db/database.server';
import { removeStoredFile, storeFile, type StoredBytes } from '~/platform/files/file-store.server';
import { unwrapKey } from '~/platform/files/file-keys.server';
import { readSpool, removeSpool } from '~/platform/files/spool.server';
import { auditRefusal, bookArrival, isKnownBad } from './book-file.server';
import { lockSending } from './open-sending.server';
import { arrivedBytes, findUpload, spoolOf, type UploadRow } from './upload-rows.server';

/** `received`: it is there, now or since before. `gone`: there is no such upload any more. */
export type Finished =
  | { kind: 'received' }
  | { kind: 'refused'; refusal: 'found' }
  | { kind: 'incomplete' }
  | { kind: 'not-open' }
  | { kind: 'gone' };

const working = new Map<string, Promise<Finished>>();

/**
 * Takes an upload whose last byte is in into the store and books it. Repeated, also at the same time
 * or after a crash between its steps, it makes one record. Throws StoreAway where the bytes cannot be
 * kept just now; the upload then stays as it is.
 */
export function finishUpload(id: string): Promise<Finished> {
  const already = working.get(id);
  if (already) return already;
  const work = finish(id).finally(() => working.delete(id));
  working.set(id, work);
  return work;
}

async function finish(id: string): Promise<Finished> {
  const row = await findUpload(id);
  if (!row) return { kind: 'gone' };
  if (row.state !== 'uploading') {
    return row.refusal === 'found' ? { kind: 'refused', refusal: 'found' } : { kind: 'received' };
  }
  if (((await arrivedBytes(id)) ?? 0) < row.bytes) return { kind: 'incomplete' };
  const stored = await storeFile(readSpool(spoolOf(id), unwrapKey(row.spoolKey!)), row.bytes);
  // Where this throws nobody knows whether it was booked: what was not is swept a day later.
  const finished = await book(row, stored);
  if (finished.booked !== stored.storeKey) await removeStoredFile(stored.storeKey);
  if (finished.over) await removeSpool(spoolOf(id));
  return finished.answer;
}

type Booking = { answer: Finished; booked: string | null; over: boolean };

function book(row: UploadRow, stored: StoredBytes): Promise<Booking> {
  return inTransaction(async (tx) => {
    const sending = await lockSending(tx, row.accountId, row.sendingId);
    const now = new Date();
    const here = { id: row.id, state: 'uploading' };
    // Who sent while a file was still on its way agreed that it stays behind.
    if (sending?.state !== 'draft') {
      return { answer: { kind: 'not-open' }, booked: null, over: false };
    }
    const arrival = { fileId: row.id, accountId: row.accountId, sending, stored };
    const common = { sha256: stored.sha256, spoolKey: null, receivedAt: now };
    if (await isKnownBad(tx, stored.sha256)) {
      const { count } = await tx.familyFile.updateMany({
        where: here,
        data: { ...common, state: 'refused', refusal: 'found', scan: 'found', settledAt: now },
      });
      if (count === 1) await auditRefusal(tx, arrival, 'found');
      return { answer: { kind: 'refused', refusal: 'found' }, booked: null, over: true };
    }
    const { count } = await tx.familyFile.updateMany({
      where: here,
      data: { ...common, state: 'received', storeKey: stored.storeKey },
    });
    if (count === 0) {
      const there = await tx.familyFile.findUnique({
        where: { id: row.id },
        select: { state: true },
      });
      const answer: Finished = there ? { kind: 'received' } : { kind: 'gone' };
      return { answer, booked: null, over: true };
    }
    await bookArrival(tx, arrival);
    return { answer: { kind: 'received' }, booked: stored.storeKey, over: true };
  });
}
