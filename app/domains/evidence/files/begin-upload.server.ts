import { z } from 'zod';
import { inTransaction } from '~/platform/db/database.server';
import { wrapKey } from '~/platform/files/file-keys.server';
import type { Refusal } from '~/platform/files/file-kinds';
import { cleanFileName } from '~/platform/files/inspect/file-name';
import { newSpool } from '~/platform/files/spool.server';
import { judgeSize, lockAccount, roomLeft } from './file-limits.server';
import { keepDraft, lockSending } from './open-sending.server';
import { uploadOf } from './upload-rows.server';

export type AnnouncedUpload = { accountId: string; name: string; sendingId: string; bytes: number };

export type Begun =
  { kind: 'begun'; id: string } | { kind: 'not-open' } | { kind: 'refused'; refusal: Refusal };

/**
 * Makes room for an upload of so many bytes, in the draft of a sending. Throws StoreAway where the disk
 * is full.
 */
export async function beginUpload(upload: AnnouncedUpload): Promise<Begun> {
  const { accountId, bytes } = upload;
  const sendingId = z.uuid().safeParse(upload.sendingId);
  if (!sendingId.success) return { kind: 'not-open' };
  const named = cleanFileName(upload.name);
  return inTransaction(async (tx): Promise<Begun> => {
    await lockAccount(tx, accountId);
    const sending = await lockSending(tx, accountId, sendingId.data);
    if (sending?.state !== 'draft') return { kind: 'not-open' };
    if (!named.ok) return { kind: 'refused', refusal: 'name' };
    const refusal = judgeSize(bytes, await roomLeft(tx, accountId, sending.id));
    if (refusal) return { kind: 'refused', refusal };
    const spool = newSpool();
    const id = uploadOf(spool.id);
    await tx.familyFile.create({
      data: {
        id,
        accountId,
        sendingId: sending.id,
        name: named.name,
        through: 'tus',
        bytes: BigInt(bytes),
        spoolKey: wrapKey(spool.key),
      },
      select: { id: true },
    });
    await keepDraft(tx, sending);
    return { kind: 'begun', id };
  });
}
