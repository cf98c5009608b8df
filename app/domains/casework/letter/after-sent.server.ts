import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { afterReportSent, mayReportGo } from '../review/index.server';
import { afterApplyForPlaceSent } from '../steps/index.server';
import type { LetterKind } from '../case/case.codes';

type Day = Temporal.PlainDate;

/** What decides whether a letter may go. */
export type GoingLetter = {
  id: string;
  kind: LetterKind;
  childId: string;
  reviewId: string | null;
  stepId: string | null;
};

export const MAY_GO_REFUSALS = [
  'not-concluded',
  'date-not-agreed',
  'other-conclusion',
  'not-approved',
] as const;
export type MayNotGo = (typeof MAY_GO_REFUSALS)[number];

/** Letters of formal steps, which need a senior's approval before they go (protocol 6.12 to 6.15). */
const NEEDS_APPROVAL: readonly LetterKind[] = [
  'apply-for-place',
  's437-notice',
  's438-notice',
  'attendance-order',
];

const isReport = (kind: LetterKind) => kind.startsWith('report-');

/**
 * Whether a letter may go today. A report goes once its review is concluded as the report says, with
 * the second review's date agreed where there are concerns (protocol 6.11); a letter of a formal step
 * once a senior approved the step.
 */
export async function mayLetterGo(
  tx: Transaction,
  letter: GoingLetter,
  today: Day,
): Promise<'ok' | MayNotGo> {
  if (isReport(letter.kind)) {
    if (!letter.reviewId) return 'not-concluded';
    const may = await mayReportGo(tx, letter.reviewId, today);
    if (may !== 'ok') return may;
    const { conclusion } = await tx.review.findUniqueOrThrow({
      where: { id: letter.reviewId },
      select: { conclusion: true },
    });
    return letter.kind === `report-${conclusion}` ? 'ok' : 'other-conclusion';
  }
  if (NEEDS_APPROVAL.includes(letter.kind)) {
    const step = letter.stepId
      ? await tx.formalStep.findUnique({ where: { id: letter.stepId }, select: { state: true } })
      : null;
    return step?.state === 'approved' || step?.state === 'served' ? 'ok' : 'not-approved';
  }
  return 'ok';
}

/** What follows in other parts of casework once a letter has gone, in the transaction that sends it. */
export async function afterLetterSent(
  tx: Transaction,
  letter: GoingLetter,
  { staffId, today }: { staffId: string; today: Day },
): Promise<void> {
  if (isReport(letter.kind) && letter.reviewId) {
    await afterReportSent(tx, { reviewId: letter.reviewId, staffId, today });
  }
  if (letter.kind === 'apply-for-place') {
    const { id, childId } = letter;
    await afterApplyForPlaceSent(tx, { letterId: id, childId, today, staffId });
  }
}
