import type { Temporal } from 'temporal-polyfill';
import { db } from '~/platform/db/database.server';
import { STEP_KINDS, type StepKind } from '../case/case.codes';
import { listLettersFor } from '../letter/index.server';
import type { LetterLine } from '../letter';
import { findLadderItem, type LadderItem } from './find-ladder.server';
import { ladderOf, type LadderStep } from './ladder-of.server';
import { standingOrder } from './ladder.rules';
import { mayPropose, type Because } from './steps.rules';
import { loadFacts } from './steps.store.server';

/** What may be considered now, or why not yet; `day` is the first day on which it may (ISO). */
export type Possible = { kind: StepKind; because: Because | null; day: string | null };

export type Ladder = {
  item: LadderItem | null;
  steps: (LadderStep & { letters: LetterLine[] })[];
  possible: Possible[];
  /** An attendance order stands: only its revocation ends it. */
  orderStands: boolean;
};

/** The whole ladder of one child, for a reader who may see the child. */
export async function showLadder(childId: string, today: Temporal.PlainDate): Promise<Ladder> {
  const [item, steps, facts] = await Promise.all([
    findLadderItem(childId),
    ladderOf(childId),
    loadFacts(db(), childId),
  ]);
  const letters = await Promise.all(steps.map(({ id }) => listLettersFor({ stepId: id })));
  return {
    item,
    steps: steps.map((step, index) => ({ ...step, letters: letters[index]! })),
    possible: STEP_KINDS.map((kind) => {
      const answer = mayPropose({ kind }, facts, today);
      return answer.kind === 'may'
        ? { kind, because: null, day: null }
        : { kind, because: answer.because, day: answer.day?.toString() ?? null };
    }),
    orderStands: standingOrder(facts) !== null,
  };
}
