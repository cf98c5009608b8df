import type { Transaction } from '~/platform/db/database.server';
import type { StepKind, StepState } from '../case/case.codes';
import { loadFacts, readData, type StepData } from './steps.store.server';
import { withoutStep, type LadderFacts } from './ladder.rules';

export type OpenedStep = {
  id: string;
  itemId: string;
  childId: string;
  reviewId: string | null;
  kind: StepKind;
  state: StepState;
  reason: string;
  proposedById: string;
  decidedAt: string | null;
  data: StepData;
  /** What the rules look at, this step left out. */
  facts: LadderFacts;
};

/** A step inside a move on its ladder, with all that the rules need; null where the item has no such step. */
export async function openStep(
  tx: Transaction,
  itemId: string,
  stepId: string,
): Promise<OpenedStep | null> {
  const row = await tx.formalStep.findFirst({ where: { id: stepId, itemId } });
  if (!row) return null;
  return {
    id: row.id,
    itemId: row.itemId,
    childId: row.childId,
    reviewId: row.reviewId,
    kind: row.kind as StepKind,
    state: row.state as StepState,
    reason: row.reason,
    proposedById: row.proposedById,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    data: readData(row.data),
    facts: withoutStep(await loadFacts(tx, row.childId), row.id),
  };
}
