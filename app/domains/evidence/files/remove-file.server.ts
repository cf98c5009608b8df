import { z } from 'zod';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction } from '~/platform/db/database.server';
import { removeSpool } from '~/platform/files/spool.server';
import { dropFiles } from '../sending/drop-files.server';
import { lockSending } from './open-sending.server';
import { spoolOf } from './upload-rows.server';

/**
 * Removes a file, or an unfinished upload, of a sending that is still a draft: its piece, its row, and
 * its bytes. Anything else, also another account's, is not open to it.
 */
export async function removeFile(
  accountId: string,
  fileId: string,
): Promise<'removed' | 'not-open'> {
  const id = z.uuid().safeParse(fileId).data;
  if (!id) return 'not-open';
  const removed = await inTransaction(async (tx) => {
    const file = await tx.familyFile.findFirst({
      where: { id, accountId },
      select: { sendingId: true },
    });
    const sending = file && (await lockSending(tx, accountId, file.sendingId));
    if (sending?.state !== 'draft') return false;
    await dropFiles(tx, [id]);
    await recordAudit(tx, {
      actor: { kind: 'parent', id: accountId },
      action: 'sent-file.removed',
      detail: { file: id },
    });
    return true;
  });
  if (!removed) return 'not-open';
  await removeSpool(spoolOf(id));
  return 'removed';
}
