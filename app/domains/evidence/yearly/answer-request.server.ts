import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { translatorFor } from '~/platform/i18n';
import {
  asDate,
  asPlainDate,
  clockFromRow,
  meet,
  saveClock,
  startClocks,
  stop,
} from '~/domains/clock/index.server';
import type { ItemFlag } from '~/domains/intake';
import type { YearlyAnswers } from '../evidence.views';
import { saysWhy } from './yearly.rules';

/** The item of a yearly request, locked, as an answer finds it. */
export type Asked = {
  id: string;
  reference: string;
  status: string;
  ownerId: string | null;
  flags: string[];
};

/**
 * The item of the request that an answer goes onto, locked; null where it is closed: what comes then is
 * sent as evidence is, on an item of its own, and the request stays as it ended.
 */
export async function lockAsked(tx: Transaction, itemId: string): Promise<Asked | null> {
  const [item] = await tx.$queryRaw<Asked[]>`
    select id, reference, status, owner_id as "ownerId", flags from queue_item
    where id = ${itemId}::uuid and kind = 'annual-request' and status <> 'closed' for update`;
  return item ?? null;
}

/** Waiting for the parent is over: somebody has it in hand, or nobody has yet. What else it waited for goes on. */
function statusAnswered({ status, ownerId }: Asked): string {
  const waited = ['planned', 'waiting-parent', 'decided'].includes(status);
  return waited ? (ownerId ? 'open' : 'new') : status;
}

/**
 * The item of the request comes back to the council with an answer about one child: to be read by its
 * own day for each child (local policy); what an officer had before them is then stale.
 */
export async function bringAnswer(
  tx: Transaction,
  asked: Asked,
  childId: string,
  flags: readonly ItemFlag[],
  receivedOn: string,
): Promise<void> {
  const kept = asked.flags.filter((flag) => flag !== 'no-answer');
  await tx.queueItem.update({
    where: { id: asked.id },
    data: {
      status: statusAnswered(asked),
      closedAt: null,
      flags: [...new Set([...kept, ...flags])],
      version: { increment: 1 },
    },
    select: { id: true },
  });
  const reading = await tx.clock.count({
    where: { itemId: asked.id, childId, rule: 'evidence-reading', endedOn: null },
  });
  if (reading > 0) return;
  await startClocks(tx, asked.id, [{ rule: 'evidence-reading', startedOn: receivedOn, childId }]);
}

/** What runs while an answer is waited for: until the letter's day, or until the day that was agreed instead. */
const WAITS = ['request-answer', 'more-time'] as const;

/** Ends the wait for an answer once this parent has answered about every child that they told of. */
export async function meetRequest(
  tx: Transaction,
  itemId: string,
  today: Temporal.PlainDate,
): Promise<void> {
  if (await waitsForAnswer(tx, itemId)) return;
  const rows = await tx.clock.findMany({
    where: { itemId, rule: { in: [...WAITS] }, endedOn: null },
  });
  for (const row of rows) {
    const met = meet(clockFromRow(row), today);
    if (met.kind === 'ok') await saveClock(tx, row.id, met.clock, null);
  }
}

async function waitsForAnswer(tx: Transaction, itemId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ waits: boolean }[]>`
    select request_waits_for(${itemId}::uuid) as waits`;
  return row!.waits;
}

/**
 * An answer was taken back: it need not be read, what other children's answers set going goes on, and
 * the request waits again, until the day that was agreed before.
 */
export async function takeAnswerBack(
  tx: Transaction,
  { itemId, childId }: { itemId: string; childId: string },
  today: Temporal.PlainDate,
): Promise<void> {
  const others = await tx.sending.count({
    where: { itemId, kind: 'yearly', state: 'sent', toldChild: { childId } },
  });
  const clocks = await tx.clock.findMany({
    where: { itemId, childId, rule: 'evidence-reading', endedOn: null },
  });
  for (const row of others > 0 ? [] : clocks) {
    const stopped = stop(clockFromRow(row), today, 'answer-withdrawn');
    if (stopped.kind === 'ok') await saveClock(tx, row.id, stopped.clock, null);
  }
  await waitAgain(tx, itemId);
  const unread = await tx.clock.count({
    where: { itemId, rule: 'evidence-reading', endedOn: null },
  });
  await tx.queueItem.updateMany({
    where: { id: itemId },
    data: { version: { increment: 1 }, ...(unread === 0 && { status: 'waiting-parent' }) },
  });
}

async function waitAgain(tx: Transaction, itemId: string): Promise<void> {
  if (!(await waitsForAnswer(tx, itemId))) return;
  const last = await tx.clock.findFirst({
    where: { itemId, rule: { in: [...WAITS] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { rule: true, startedOn: true, agreedOn: true, endedOn: true },
  });
  if (!last?.endedOn || !last.agreedOn) return;
  await startClocks(tx, itemId, [
    {
      rule: last.rule as (typeof WAITS)[number],
      startedOn: asPlainDate(last.startedOn).toString(),
      agreedOn: asPlainDate(last.agreedOn).toString(),
    },
  ]);
}

const keyOf = (sendingId: string) => `yearly:${sendingId}`;

/**
 * Puts on the child's record why the family chose this, as the parent says it now, whether it is still
 * their choice, and what would help; once for each answer. Codes of what would help are written out for
 * officers.
 */
export async function tellReasons(
  tx: Transaction,
  sending: { id: string; receivedOn: string },
  childId: string,
  answers: YearlyAnswers,
): Promise<void> {
  if (!saysWhy(answers)) return;
  const t = translatorFor('en');
  const help = answers.help.map((code) => t(`yearly-form:help.options.${code}`)).join('; ');
  await tx.reasonTold.createMany({
    data: {
      childId,
      toldOn: asDate(sending.receivedOn),
      reasons: answers.reasons,
      words: answers.reasonWords,
      stillChoice: answers.still ?? 'not-said',
      wouldHelp: [help, answers.helpWords].filter(Boolean).join('\n'),
      toldBy: 'parent',
      submitKey: keyOf(sending.id),
    },
    skipDuplicates: true,
  });
}

/** Takes off the record what an answer put there that nobody had read. */
export async function untellReasons(tx: Transaction, sendingId: string): Promise<void> {
  await tx.reasonTold.deleteMany({ where: { submitKey: keyOf(sendingId) } });
}
