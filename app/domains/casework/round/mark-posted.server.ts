import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { hasRole } from '../item/item.access';
import { copiesToHold } from '../letter/hold-copies.server';
import { auditOfCopies } from './copy-audit.server';
import { findRun, listOfRun } from './print.store.server';

export type PostedResult =
  | { kind: 'done'; count: number }
  | { kind: 'not-allowed' }
  | { kind: 'none-chosen' }
  | { kind: 'date-future' }
  /** Before the file was made. */
  | { kind: 'before-sent' };

/**
 * Notes the day on which letters of a print run were posted: those that were ticked, or all of it but
 * those that must not be posted any more. One that is marked already stays as it is.
 */
export async function markPosted(
  staff: Staff,
  runId: string,
  chosen: { copies: readonly string[] | 'all'; on: string },
  today: Temporal.PlainDate,
): Promise<PostedResult> {
  if (!hasRole(staff, officers)) return { kind: 'not-allowed' };
  const { on } = chosen;
  if (on > today.toString()) return { kind: 'date-future' };
  const run = await findRun(runId);
  if (!run) return { kind: 'none-chosen' };
  if (on < run.madeAt.toISOString().slice(0, 10)) return { kind: 'before-sent' };
  const all = await listOfRun(runId);
  const held = chosen.copies === 'all' ? await copiesToHold(all) : new Set<string>();
  const posted = all.filter(
    ({ id }) => !held.has(id) && (chosen.copies === 'all' || chosen.copies.includes(id)),
  );
  if (posted.length === 0) return { kind: 'none-chosen' };
  return inTransaction(async (tx): Promise<PostedResult> => {
    const marked = await tx.$queryRaw<{ id: string }[]>`
      update round_copy set left_on = ${on}::date, left_by_id = ${staff.id}::uuid
      where id = any(${posted.map(({ id }) => id)}::uuid[]) and left_on is null and settled_at is null
      returning id`;
    const now = new Set(marked.map(({ id }) => id));
    await recordAudits(
      tx,
      auditOfCopies(
        staff.id,
        'message.posted',
        posted.filter(({ id }) => now.has(id)),
        { on },
      ),
    );
    return { kind: 'done', count: marked.length };
  });
}
