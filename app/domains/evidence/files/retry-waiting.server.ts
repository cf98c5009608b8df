import { db, inTransaction } from '~/platform/db/database.server';
import { addJob } from '~/platform/jobs/jobs.server';
import { hasScanner, scannerAnswers } from '~/platform/files/scanner.server';

const mostAtOnce = 500;
const overdueMs = 60_000;

/**
 * Once the scanner is back, asks for the check of every file that waits for it; and of files whose check
 * was given up on, as by a portal that ended again and again. Gives how many.
 */
export async function retryWaitingFiles(now = new Date()): Promise<number> {
  const waiting = await listWaiting(now);
  if (waiting.length === 0) return 0;
  if (hasScanner() && !(await scannerAnswers())) return 0;
  await inTransaction(async (tx) => {
    for (const { id } of waiting) {
      await addJob(tx, 'check-file', { id }, { key: `check-file:${id}` });
    }
  });
  return waiting.length;
}

/** Files that nobody is about to check. */
function listWaiting(now: Date): Promise<{ id: string }[]> {
  return db().$queryRaw<{ id: string }[]>`
    select f.id from family_file f
    where (f.state = 'waiting'
        or (f.state = 'received' and f.received_at < ${new Date(now.getTime() - overdueMs)}))
      and not exists (select 1 from graphile_worker.jobs j
        where j.key in ('check-file:' || f.id, 'check-later:' || f.id) and j.attempts < j.max_attempts)
    order by f.created_at limit ${mostAtOnce}`;
}
