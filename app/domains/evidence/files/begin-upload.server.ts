import { z } from 'zod';
import { inTransaction } from '~/platform/db/database.server';
import { wrapKey } from '~/platform/files/file-keys.server';
import type { Refusal } from '~/platform/files/file-kinds';
import { cleanFileName } from '~/platform/files/inspect/file-name';
import { newSpool } from '~/platform/files/spool.server';
import { judgeSize, lockAccount, roomLeft } from './file-limits.server';
import { keepDraft, lockSending } from './open-sending.server';

export type AnnouncedUpload = {
  id: string;
  accountId: string;
  name: string;
  sendingId: string;
  bytes: number;
};

export type Begun =
  | { kind: 'begun' }
  | { kind: 'not-open' }
  | { kind: 'taken' }
  | { kind: 'refused'; refusal: Refusal };

/**
 * Makes room for an upload of so many bytes, in the draft of a sending. Announced again under the same
 * id by the same account, it is the one begun before.
 */
export async function beginUpload(upload: AnnouncedUpload): Promise<Begun> {
  const { id, accountId, bytes } = upload;
  const sendingId = z.uuid().safeParse(upload.sendingId);
  if (!sendingId.success) return { kind: 'not-open' };
  const named = cleanFileName(upload.name);
  return inTransaction(async (tx): Promise<Begun> => {
    await lockAccount(tx, accountId);
    const sending = await lockSending(tx, accountId, sendingId.data);
    if (sending?.state !== 'draft') return { kind: 'not-open' };
    const there = await tx.familyFile.findUnique({
      where: { id },
      select: { accountId: true, sendingId: true, bytes: true, state: true },
    });
    if (there) {
      const same =
        there.accountId === accountId &&
        there.sendingId === sending.id &&
        there.state === 'uploading' &&
        Number(there.bytes) === bytes;
      return { kind: same ? 'begun' : 'taken' };
    }
    if (!named.ok) return { kind: 'refused', refusal: 'name' };
    const refusal = judgeSize(bytes, await roomLeft(tx, accountId, sending.id));
    if (refusal) return { kind: 'refused', refusal };
    await tx.familyFile.create({
      data: {
        id,
        accountId,
        sendingId: sending.id,
        name: named.name,
        through: 'tus',
        bytes: BigInt(bytes),
        spoolKey: wrapKey(newSpool().key),
      },
      select: { id: true },
    });
    await keepDraft(tx, sending);
    return { kind: 'begun' };
  });
}
