import type { Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { asDate } from '~/domains/clock/index.server';
import type { RoundKind, RoundStage } from './round.codes';
import type { RoundText } from './words-now.server';

export type NewRound = {
  kind: RoundKind;
  stage: RoundStage;
  /** The first round whose silent families it writes to again. */
  ofId?: string;
  /** Annual requests: the first day of the month in which they fall due (ISO). */
  month?: string;
  /** For staff alone. */
  title: string;
  filter?: Prisma.InputJsonObject;
  /** The last day for an answer (ISO). */
  answerBy?: string;
  madeById: string;
  words: readonly RoundText[];
  /** The same key is the same round. */
  submitKey?: string;
};

/**
 * Prepares a round with its words, as a draft: nobody is written to before a person lets it go
 * (`startRelease`). A repeated `submitKey` gives the round that is there.
 */
export async function createRound(
  tx: Transaction,
  wanted: NewRound,
): Promise<{ roundId: string; repeated: boolean }> {
  const { words, submitKey } = wanted;
  if (submitKey) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${submitKey}, 7))`;
    const there = await tx.round.findUnique({ where: { submitKey }, select: { id: true } });
    if (there) return { roundId: there.id, repeated: true };
  }
  const { id: roundId } = await tx.round.create({
    data: {
      kind: wanted.kind,
      stage: wanted.stage,
      ofId: wanted.ofId ?? null,
      month: wanted.month ? asDate(wanted.month) : null,
      title: wanted.title,
      filter: wanted.filter ?? {},
      answerBy: wanted.answerBy ? asDate(wanted.answerBy) : null,
      madeById: wanted.madeById,
      submitKey: submitKey ?? null,
      words: { create: words.map((each) => ({ ...each })) },
    },
    select: { id: true },
  });
  return { roundId, repeated: false };
}
