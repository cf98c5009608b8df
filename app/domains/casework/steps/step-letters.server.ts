import { Temporal } from 'temporal-polyfill';
import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import { CLOCK_RULES, dueOn, type ClockCode } from '~/domains/clock';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import type { LetterKind, StepKind } from '../case/case.codes';
import type { LetterTexts, LetterValues } from '../letter';
import { draftLetter } from '../letter/index.server';
import { readData, type StepData } from './steps.store.server';

type Day = Temporal.PlainDate;

/** The letter that an approved step needs; none for those that happen elsewhere. */
const LETTER_OF: Partial<Record<StepKind, LetterKind>> = {
  'apply-for-place': 'apply-for-place',
  's437-notice': 's437-notice',
  's438-notice': 's438-notice',
  'attendance-order': 'attendance-order',
  revocation: 'order-revoked',
};

export type LetterStep = {
  id: string;
  itemId: string;
  childId: string;
  reviewId: string | null;
  kind: StepKind;
  reason: string;
  data: StepData;
  proposedById: string;
};

/** The last day in time under a rule, counted from `from`. */
export async function lastDayFrom(
  tx: Transaction | undefined,
  rule: ClockCode,
  from: Day,
): Promise<string> {
  const calendar = await loadSchoolCalendar(tx);
  return dueOn(CLOCK_RULES[rule], from, { calendar, lengths: profile().clocks }).toString();
}

/**
 * The days and the school that stand in the letter. A notice whose day of service is planned names it
 * with its last day; without a plan the officer fills them in before the letter goes.
 */
async function valuesOf(tx: Transaction, step: LetterStep, today: Day): Promise<LetterValues> {
  const { kind, data } = step;
  switch (kind) {
    case 'apply-for-place':
      return { applyBy: await lastDayFrom(tx, kind, today) };
    case 's437-notice':
    case 's438-notice': {
      const planned = data.serveOn && data.serveOn >= today.toString() ? data.serveOn : null;
      if (!planned) return { school: data.school };
      const lastDay = await lastDayFrom(tx, kind, Temporal.PlainDate.from(planned));
      return { school: data.school, servedOn: planned, lastDay };
    }
    case 'attendance-order':
      return { school: data.school, orderOn: today.toString() };
    case 'revocation':
      return { ...(await orderFacts(tx, step.childId)), revokedOn: today.toString() };
    default:
      return {};
  }
}

async function orderFacts(tx: Transaction, childId: string): Promise<LetterValues> {
  const order = await tx.formalStep.findFirst({
    where: { childId, kind: 'attendance-order', servedOn: { not: null } },
    select: { data: true, servedOn: true },
    orderBy: { proposedAt: 'desc' },
  });
  const { school, madeOn } = readData(order?.data);
  return { school, orderOn: madeOn ?? order?.servedOn?.toISOString().slice(0, 10) };
}

/** What the parents are told beside: why, what would show suitable education, and the help there is. */
async function textsOf(tx: Transaction, step: LetterStep): Promise<LetterTexts> {
  if (step.kind === 'revocation') return {};
  const review = step.reviewId
    ? await tx.review.findUnique({
        where: { id: step.reviewId },
        select: { wouldShow: true, helpOffered: true },
      })
    : null;
  return {
    grounds: step.reason,
    wouldShow: review?.wouldShow,
    helpOffered: step.data.help || review?.helpOffered,
  };
}

/**
 * Drafts the letter of an approved step, in the name of the officer who proposed it. Null where the
 * kind has no letter.
 */
export async function draftStepLetter(
  tx: Transaction,
  step: LetterStep,
  today: Day,
): Promise<string | null> {
  const kind = LETTER_OF[step.kind];
  if (!kind) return null;
  const { letterId } = await draftLetter(tx, {
    kind,
    itemId: step.itemId,
    childId: step.childId,
    reviewId: step.reviewId,
    stepId: step.id,
    values: await valuesOf(tx, step, today),
    blocks: await textsOf(tx, step),
    staffId: step.proposedById,
  });
  return letterId;
}

/** Drafts the letter that tells the parents that the steps have ended. */
export async function draftStopLetter(
  tx: Transaction,
  ladder: { itemId: string; childId: string; stepId: string; staffId: string },
): Promise<string> {
  const { letterId } = await draftLetter(tx, { ...ladder, kind: 'steps-stopped', values: {} });
  return letterId;
}
