import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import type { Basis } from '../case/case.codes';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { draftLetter } from '../letter/index.server';
import { plainBlocks } from '../letter/letter.blocks';
import type { LetterTexts, LetterValues } from '../letter/letter.values';
import { findingsForLetter } from './findings-for-letter';
import type { Judgement } from './review.codes';
import { mayConclude, nextContact, REPORT_OF } from './review.rules';
import type { ConcludeForm } from './review.schema';
import { reviewOfItem, type MovedReview } from './review.store.server';

export type ConcludeRefusal =
  | { kind: 'not-open' }
  | { kind: 'no-basis' }
  | { kind: 'more-by-past' }
  | { kind: 'next-past' }
  | { kind: 'reason-missing' }
  | { kind: 'next-too-late'; latest: string };

type Concluded = {
  columns: Partial<typeof nothing>;
  values: LetterValues;
  blocks: Omit<LetterTexts, 'findings'>;
};

/**
 * Concludes a review and drafts its written report: suitable (with the next contact, protocol 6.9),
 * more information by an agreed day (6.5), or concerns (6.11). Only where at least one area says what
 * it rests on, unless more information is needed. `today` is the date in England.
 */
export function concludeReview(
  staff: Staff,
  itemId: string,
  form: ConcludeForm,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | ConcludeRefusal> {
  return makeMove<ConcludeRefusal>(
    staff,
    { name: 'review-concluded' },
    { itemId, ...form },
    async (tx) => {
      const review = await reviewOfItem(tx, itemId);
      if (review.state !== 'open') return { kind: 'not-open' };
      if (!mayConclude(form.conclusion, review.findings.map(findingOf)))
        return { kind: 'no-basis' };
      const told = tellOf(form, review.kind, today);
      if ('kind' in told) return told;
      await keep(tx, staff, review, form, told);
      const { letterId } = await draftLetter(tx, {
        kind: REPORT_OF[form.conclusion],
        itemId,
        childId: review.childId,
        reviewId: review.id,
        values: told.values,
        blocks: {
          findings: findingsForLetter(review.findings.map(findingOf)),
          ...told.blocks,
        },
        staffId: staff.id,
        submitKey: form.submitKey,
      });
      const detail = { reviewId: review.id, conclusion: form.conclusion, letterId };
      return { kind: 'made', audit: [{ childId: review.childId, detail }] };
    },
  );
}

function findingOf(finding: MovedReview['findings'][number]) {
  return {
    ...finding,
    judgement: finding.judgement as Judgement | '',
    bases: finding.bases as Basis[],
  };
}

/** What each conclusion keeps and tells; what was typed under another one does not count. */
function tellOf(
  form: ConcludeForm,
  kind: string,
  today: Temporal.PlainDate,
): Concluded | ConcludeRefusal {
  if (form.conclusion === 'suitable') return tellSuitable(form, today);
  if (form.conclusion === 'more-information') return tellMore(form, today);
  const { concerns, why, wouldShow, help } = form;
  return {
    columns: { grounds: concerns, why, wouldShow, helpOffered: help },
    // The date is proposed and agreed after this; a second review has no other after it (protocol 6.12).
    values: kind === 'second' ? { secondReviewOn: '' } : {},
    blocks: {
      grounds: [...plainBlocks(concerns), ...plainBlocks(why)],
      wouldShow,
      helpOffered: help,
    },
  };
}

const nothing = {
  grounds: '',
  why: '',
  wouldShow: '',
  helpOffered: '',
  moreBy: null as Date | null,
  nextOn: null as Date | null,
  nextReason: '',
};

function tellSuitable(form: ConcludeForm, today: Temporal.PlainDate): Concluded | ConcludeRefusal {
  const wished = form.sooner
    ? { on: form.nextOn, reason: form.nextReason }
    : { on: null, reason: '' };
  const next = nextContact(today, profile().clocks, wished);
  if (next.kind === 'too-late') return { kind: 'next-too-late', latest: next.latest };
  if (next.kind === 'reason-missing') return { kind: 'reason-missing' };
  if (next.kind === 'date-past') return { kind: 'next-past' };
  return {
    columns: {
      grounds: form.grounds,
      nextOn: asDate(next.on),
      nextReason: next.sooner ? wished.reason : '',
    },
    values: { nextOn: next.on },
    blocks: { grounds: form.grounds },
  };
}

function tellMore(form: ConcludeForm, today: Temporal.PlainDate): Concluded | ConcludeRefusal {
  const moreBy = form.moreBy!;
  if (moreBy <= today.toString()) return { kind: 'more-by-past' };
  return {
    columns: {
      grounds: form.moreWhy,
      wouldShow: form.moreWhat,
      helpOffered: form.moreHelp,
      moreBy: asDate(moreBy),
    },
    values: { moreBy },
    blocks: { grounds: form.moreWhy, wouldShow: form.moreWhat, helpOffered: form.moreHelp },
  };
}

async function keep(
  tx: Transaction,
  staff: Staff,
  review: MovedReview,
  form: ConcludeForm,
  told: Concluded,
): Promise<void> {
  await tx.review.update({
    where: { id: review.id },
    data: {
      ...nothing,
      ...told.columns,
      state: 'concluded',
      conclusion: form.conclusion,
      concludedById: staff.id,
      concludedAt: new Date(),
    },
    select: { id: true },
  });
}
