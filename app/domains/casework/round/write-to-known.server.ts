import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { addJob } from '~/platform/jobs/jobs.server';
import { officers } from '~/platform/permissions/access';
import type { Temporal } from 'temporal-polyfill';
import { hasRole } from '../item/item.access';
import { auditOfCopies } from './copy-audit.server';
import { listReaders } from './readers.store.server';
import {
  addCopy,
  addReader,
  loadReleasing,
  namesFor,
  type NamedChild,
  type Releasing,
} from './release-writes.server';
import { noWrites, writeAll } from './release.store.server';
import { SENT_AGAIN } from './send-again.server';
import { findCopyLine, lockCopy, type CopyLine } from './undelivered.store.server';

export type WriteToKnownResult =
  | { kind: 'done'; count: number }
  | { kind: 'not-allowed' }
  | { kind: 'settled' }
  /** Still nobody of the family can be written to. */
  | { kind: 'nobody-known' }
  /** The day until which the message asks for an answer is over. */
  | { kind: 'answer-by-passed' };

/**
 * Writes to the parents and carers who are known today in a family in which nobody was when the round
 * went: each gets their own message and, for an annual request, their own row of the queue.
 */
export async function writeToKnown(
  staff: Staff,
  copyId: string,
  today: Temporal.PlainDate,
): Promise<WriteToKnownResult> {
  if (!hasRole(staff, officers)) return { kind: 'not-allowed' };
  return inTransaction(async (tx): Promise<WriteToKnownResult> => {
    await lockCopy(tx, copyId);
    const copy = await findCopyLine(copyId, tx);
    if (!copy || copy.settledAt || copy.adultId) return { kind: 'settled' };
    const released = (await loadReleasing(copy.roundId, tx))!;
    if (released.answerBy && released.answerBy < today.toString())
      return { kind: 'answer-by-passed' };
    const count = await write(tx, { ...released, releasedById: staff.id }, copy);
    if (count === 0) return { kind: 'nobody-known' };
    await tx.roundCopy.update({
      where: { id: copyId },
      data: { settledAt: new Date(), settledById: staff.id, settleReason: SENT_AGAIN },
      select: { id: true },
    });
    await recordAudits(tx, auditOfCopies(staff.id, 'message.sent-again', [copy]));
    await addJob(tx, 'deliver-batches', {}, { key: 'deliver-batches' });
    await addJob(tx, 'set-letters', {}, { key: 'set-letters' });
    return { kind: 'done', count };
  });
}

async function write(tx: Transaction, round: Releasing, copy: CopyLine): Promise<number> {
  const { familyId } = copy;
  const request =
    round.kind === 'annual-request'
      ? await tx.annualRequest.findFirst({
          where: { familyId, roundId: round.ofId ?? round.id, endedOn: null },
          include: {
            children: { select: { childId: true } },
            readers: { select: { adultId: true } },
          },
        })
      : null;
  if (round.kind === 'annual-request' && !request) return 0;
  const childIds = request?.children.map(({ childId }) => childId) ?? copy.childIds;
  const children = await namedChildren(tx, childIds);
  const readers = (await listReaders([{ familyId, childIds }], tx)).get(familyId) ?? [];
  const writes = noWrites();
  let count = 0;
  for (const reader of readers) {
    if (reader.how === 'none' || request?.readers.some(({ adultId }) => adultId === reader.adultId))
      continue;
    count += 1;
    if (request) addReader(writes, round, { id: request.id, familyId, children }, reader);
    else addCopy(writes, round, familyId, reader, null, namesFor(reader, children));
  }
  await writeAll(tx, writes);
  return count;
}

async function namedChildren(tx: Transaction, ids: string[]): Promise<NamedChild[]> {
  const rows = await tx.child.findMany({
    where: { id: { in: ids } },
    orderBy: [{ dateOfBirth: 'asc' }, { id: 'asc' }],
    include: { indicators: { where: { endedAt: null }, select: { id: true }, take: 1 } },
  });
  return rows.map(({ id, givenNames, familyName, dateOfBirth, indicators }) => ({
    id,
    givenNames,
    familyName,
    dateOfBirth: dateOfBirth.toISOString().slice(0, 10),
    hasIndicators: indicators.length > 0,
  }));
}
