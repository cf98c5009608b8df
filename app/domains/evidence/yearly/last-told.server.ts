import { db, type Transaction } from '~/platform/db/database.server';
import { answersSchema, type Reason } from '~/domains/notification';
import { AREAS, type Area } from '../evidence.codes';
import type { LastTold } from '../evidence.views';
import { readAnswers } from '../sending/sending.schema';

type Reader = Pick<Transaction, 'sending'>;

/**
 * What this parent last said of how a child's education goes: their newest yearly answer or plan that
 * was sent and not taken back, whichever is newer; null where there is none. `notOnItem` leaves out
 * answers to one request, so that an answer is laid beside the year before and not beside itself.
 */
export async function findLastTold(
  accountId: string,
  childId: string,
  notOnItem: string | null = null,
  reader: Reader = db(),
): Promise<LastTold | null> {
  const row = await reader.sending.findFirst({
    where: {
      accountId,
      kind: { in: ['yearly', 'plan'] },
      state: 'sent',
      toldChild: { childId },
      ...(notOnItem && { NOT: { itemId: notOnItem } }),
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'asc' }],
    select: { id: true, kind: true, answers: true, receivedOn: true, language: true },
  });
  if (!row) return null;
  const beside = {
    sendingId: row.id,
    on: row.receivedOn!.toISOString().slice(0, 10),
    language: row.language,
  };
  if (row.kind === 'plan') {
    const { areas, whole } = readAnswers('plan', row.answers);
    return { ...beside, kind: 'plan', areas, whole, answers: null };
  }
  const answers = readAnswers('yearly', row.answers);
  const areas = Object.fromEntries(
    AREAS.flatMap((area): [Area, string][] => {
      const { words } = answers.areas[area];
      return words === '' ? [] : [[area, words]];
    }),
  );
  return { ...beside, kind: 'yearly', areas, whole: answers.whole.words, answers };
}

/** The reasons that this parent gave in their own newest notice of a child, with its day; null where none. */
export async function findReasonsTold(
  accountId: string,
  childId: string,
): Promise<{ reasons: Reason[]; words: string; on: string } | null> {
  const row = await db().notification.findFirst({
    where: {
      item: { accountId },
      withdrawnAt: null,
      children: { some: { childId } },
    },
    orderBy: { sentAt: 'desc' },
    select: { answers: true, receivedOn: true },
  });
  const why = row && answersSchema.parse(row.answers).why;
  if (!row || !why || (why.reasons.length === 0 && why.words === '')) return null;
  return { reasons: why.reasons, words: why.words, on: row.receivedOn.toISOString().slice(0, 10) };
}
