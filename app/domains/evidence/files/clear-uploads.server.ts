import { db, inTransaction } from '~/platform/db/database.server';
import { removeSpool } from '~/platform/files/spool.server';
import { log } from '~/platform/log/log.server';
import { UNFINISHED_DAYS } from './file-limits.server';
import { finishUpload } from './finish-upload.server';
import { arrivedBytes, spoolOf } from './upload-rows.server';

const hourMs = 3_600_000;
/** An upload of which nothing came in a day was given up. */
const emptyHours = 24;

/**
 * Finishes uploads that are whole but were never finished (the process ended, or the store was away), and
 * removes those that may not be gone on with any more. Gives how many of each.
 */
export async function clearUploads(
  now = new Date(),
): Promise<{ finished: number; removed: number }> {
  const rows = await db().familyFile.findMany({
    where: { state: 'uploading', createdAt: { lt: new Date(now.getTime() - hourMs) } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, bytes: true, createdAt: true, sending: { select: { state: true } } },
  });
  const done = { finished: 0, removed: 0 };
  for (const row of rows) {
    try {
      const arrived = (await arrivedBytes(row.id)) ?? 0;
      const open = row.sending.state === 'draft';
      if (open && arrived >= Number(row.bytes)) {
        if ((await finishUpload(row.id)).kind === 'received') done.finished += 1;
        continue;
      }
      const hours = (now.getTime() - row.createdAt.getTime()) / hourMs;
      const longest = open && arrived > 0 ? UNFINISHED_DAYS * 24 : emptyHours;
      if (hours < longest) continue;
      if (await removeUnfinished(row.id)) done.removed += 1;
    } catch (error) {
      log.error('upload not cleared', error);
    }
  }
  return done;
}

async function removeUnfinished(id: string): Promise<boolean> {
  const removed = await inTransaction(async (tx) => {
    const { count } = await tx.familyFile.deleteMany({ where: { id, state: 'uploading' } });
    return count === 1;
  });
  if (removed) await removeSpool(spoolOf(id));
  return removed;
}
