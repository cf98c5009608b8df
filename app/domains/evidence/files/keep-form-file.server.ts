import { inTransaction, type Transaction } from '~/platform/db/database.server';
import {
  FileTooBig,
  removeStoredFile,
  StoreAway,
  storeFile,
  type StoredBytes,
} from '~/platform/files/file-store.server';
import type { Refusal } from '~/platform/files/file-kinds';
import { cleanFileName } from '~/platform/files/inspect/file-name';
import { log } from '~/platform/log/log.server';
import { auditRefusal, bookArrival, isKnownBad } from './book-file.server';
import { judgeSize, lockAccount, mostFileBytes, roomLeft } from './file-limits.server';
import { lockSending, type SendingOfFiles } from './open-sending.server';

export type FromForm = {
  id: string;
  accountId: string;
  sendingId: string;
  name: string;
  /** Which of the form's files it is, from 0. */
  position: number;
  submitKey: string | undefined;
  bytes: AsyncGenerator<Buffer>;
};

export type KeptFromForm =
  | { kind: 'kept'; name: string }
  | { kind: 'refused'; name: string; refusal: Refusal }
  | { kind: 'not-open' }
  | { kind: 'away' };

/** So many refused files are written down for one sending; further ones are not. */
const MOST_REFUSED = 200;

/**
 * Keeps one file of a plain form and books it, or writes down why it was refused. Sent again with the
 * same key it is the one kept before. Throws what reading its bytes throws; nothing is kept then.
 */
export async function keepFormFile(file: FromForm): Promise<KeptFromForm> {
  const named = cleanFileName(file.name);
  if (!named.ok) return refuse(file, showableName(file.name), 'name');
  const { name } = named;
  const room = await inTransaction((tx) => roomLeft(tx, file.accountId, file.sendingId));
  if (room.files < 1) return refuse(file, name, 'too-many');
  const most = Math.min(room.bytes, mostFileBytes());
  let stored: StoredBytes;
  try {
    stored = await storeFile(file.bytes, most);
  } catch (error) {
    if (error instanceof FileTooBig) {
      return refuse(file, name, most < mostFileBytes() ? 'family-full' : 'too-big');
    }
    if (!(error instanceof StoreAway)) throw error;
    log.warn('store away', { during: 'form' });
    return { kind: 'away' };
  }
  // Where this throws nobody knows whether it was booked: what was not is swept a day later.
  const booked = await inTransaction((tx) => book(tx, file, name, stored));
  if (booked.kind !== 'kept' || booked.again) await removeStoredFile(stored.storeKey);
  return booked;
}

type Booked =
  (KeptFromForm & { again?: undefined }) | { kind: 'kept'; name: string; again: boolean };

async function book(
  tx: Transaction,
  file: FromForm,
  name: string,
  stored: StoredBytes,
): Promise<Booked> {
  await lockAccount(tx, file.accountId);
  const sending = await lockSending(tx, file.accountId, file.sendingId);
  if (sending?.state !== 'draft') return { kind: 'not-open' };
  const submitKey =
    file.submitKey && `file:${sending.id}:${file.submitKey}:${file.position}:${stored.sha256}`;
  if (submitKey && (await tx.piece.count({ where: { submitKey } })) > 0) {
    return { kind: 'kept', name, again: true };
  }
  const refusal =
    judgeSize(stored.bytes, await roomLeft(tx, file.accountId, sending.id)) ??
    ((await isKnownBad(tx, stored.sha256)) ? 'found' : null);
  if (refusal) return writeRefusal(tx, file, sending, name, refusal, stored);
  const { id, accountId } = file;
  await tx.familyFile.create({
    data: {
      ...rowOf(file, sending, name),
      state: 'received',
      bytes: BigInt(stored.bytes),
      storeKey: stored.storeKey,
      sha256: stored.sha256,
    },
    select: { id: true },
  });
  await bookArrival(tx, { fileId: id, accountId, sending, stored, submitKey });
  return { kind: 'kept', name, again: false };
}

function rowOf(file: FromForm, sending: SendingOfFiles, name: string) {
  return {
    id: file.id,
    accountId: file.accountId,
    sendingId: sending.id,
    name,
    through: 'form',
    receivedAt: new Date(),
  };
}

/** Writes down a file that was refused before it was stored. */
function refuse(file: FromForm, name: string, refusal: Refusal): Promise<KeptFromForm> {
  return inTransaction(async (tx) => {
    const sending = await lockSending(tx, file.accountId, file.sendingId);
    if (sending?.state !== 'draft') return { kind: 'not-open' };
    return writeRefusal(tx, file, sending, name, refusal, null);
  });
}

/** A refused file stays in the parent's list, with why, until they remove it; the same one stays once. */
async function writeRefusal(
  tx: Transaction,
  file: FromForm,
  sending: SendingOfFiles,
  name: string,
  refusal: Refusal,
  stored: StoredBytes | null,
): Promise<KeptFromForm> {
  const there = await tx.familyFile.findMany({
    where: { sendingId: sending.id, state: 'refused' },
    select: { name: true, refusal: true },
    take: MOST_REFUSED,
  });
  const known = there.some((one) => one.name === name && one.refusal === refusal);
  if (!known && there.length < MOST_REFUSED) {
    await tx.familyFile.create({
      data: {
        ...rowOf(file, sending, name),
        state: 'refused',
        refusal,
        scan: refusal === 'found' ? 'found' : 'pending',
        bytes: BigInt(stored?.bytes ?? 0),
        sha256: stored?.sha256 ?? null,
        settledAt: new Date(),
      },
      select: { id: true },
    });
    await auditRefusal(tx, { fileId: file.id, accountId: file.accountId, sending }, refusal);
  }
  return { kind: 'refused', name, refusal };
}

/** What can be shown of a name that is refused: its last part, without controls and marks of direction. */
function showableName(name: string): string {
  const last = name.split(/[\\/]/).findLast((part) => part.trim() !== '') ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...plain].slice(0, 80).join('') || '?';
}
