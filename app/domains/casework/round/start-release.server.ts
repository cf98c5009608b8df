import { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { addJob } from '~/platform/jobs/jobs.server';
import { asDate, asPlainDate } from '~/domains/clock/index.server';

export type ReleaseStart =
  | { kind: 'started' }
  /** It was let go, refused or dropped already, or nobody proposed it yet. */
  | { kind: 'not-ready'; state: string }
  /** All but annual requests need a second person. */
  | { kind: 'same-person' }
  /** The day until which it asks for an answer is over. */
  | { kind: 'answer-by-passed' }
  | { kind: 'nobody-waits' };

/**
 * Lets a round go (named move): from now on its words stay as they are and the job `release-round`
 * writes to its families, a group at a time. An annual request is let go by the officer who looked at
 * its list, everything else by a second person (decision 10). Of two at once, one is told.
 */
export async function startRelease(
  tx: Transaction,
  roundId: string,
  { staffId, today }: { staffId: string; today: Temporal.PlainDate },
): Promise<ReleaseStart> {
  await tx.$queryRaw`select 1 from round where id = ${roundId}::uuid for update`;
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { kind: true, state: true, proposedById: true, answerBy: true },
  });
  const isRequest = round.kind === 'annual-request';
  if (round.state !== (isRequest ? 'draft' : 'proposed'))
    return { kind: 'not-ready', state: round.state };
  if (!isRequest && round.proposedById === staffId) return { kind: 'same-person' };
  if (round.answerBy && Temporal.PlainDate.compare(asPlainDate(round.answerBy), today) < 0)
    return { kind: 'answer-by-passed' };
  const english = await tx.roundWords.count({ where: { roundId, language: 'en' } });
  if (english === 0) throw new Error('a round without words cannot be let go');
  const waiting = await tx.roundFamily.findFirst({
    where: { roundId, state: 'waiting' },
    select: { familyId: true },
  });
  if (!waiting) return { kind: 'nobody-waits' };
  await tx.round.update({
    where: { id: roundId },
    data: {
      state: 'releasing',
      decidedById: staffId,
      decidedAt: new Date(),
      releasedOn: asDate(today),
      changedAt: new Date(),
      version: { increment: 1 },
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staffId },
    action: 'round.released',
    detail: { roundId },
  });
  await addJob(tx, 'release-round', { id: roundId }, { key: `release:${roundId}` });
  return { kind: 'started' };
}
