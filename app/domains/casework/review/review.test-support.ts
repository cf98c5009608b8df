import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { asDate, startClocks } from '~/domains/clock/index.server';
import { createAccount, createChild, createFamily } from '../../../../tests/factories';
import { createQueueItem } from '../../../../tests/factories';
import type { ReviewKind } from '../case/case.codes';
import { openForm } from '../item/item.test-support';
import { decideStep } from '../steps/decide-step.server';
import { proposeStep } from '../steps/propose-step.server';
import { afterReportSent } from './after-report.server';
import { concludeReview } from './conclude-review.server';
import { keepFinding } from './keep-finding.server';
import { openReview } from './open-review.server';
import type { ConcludeForm, FindingForm } from './review.schema';

/** The day on which the stories of these tests happen: a Monday with open schools. */
export const DAY = Temporal.PlainDate.from('2026-11-23');
export const NOON = new Date('2026-11-23T12:00:00Z');
export const later = (days: number) => DAY.add({ days }).toString();

/** A child of a family with two parents of separate accounts, and a notice whose first review runs. */
export async function tellFamily() {
  const family = await createFamily();
  const child = await createChild({
    familyId: family.id,
    givenNames: 'Amara',
    dateOfBirth: asDate('2016-05-04'),
    status: 'home-educated',
  });
  const told = async (name: string, role: 'parent' | 'other-parent') => {
    const account = await createAccount();
    const { id: familyId } = family;
    const adult = await db().adult.create({
      data: { familyId, accountId: account.id, name, toldBy: 'self', role },
    });
    return { account, adult };
  };
  // One after the other: pages list adults in the order in which they came.
  const mother = await told('Ada Cole', 'parent');
  const father = await told('Ben Cole', 'other-parent');
  const notice = await createQueueItem({
    kind: 'notification',
    status: 'decided',
    familyId: family.id,
    accountId: mother.account.id,
  });
  await db().queueItemChild.create({ data: { itemId: notice.id, childId: child.id } });
  await inTransaction((tx) =>
    startClocks(tx, notice.id, [{ rule: 'first-review', startedOn: '2026-11-16' }]),
  );
  return { family, child, mother, father, notice };
}
export type ToldFamily = Awaited<ReturnType<typeof tellFamily>>;

/** A review that is under way; a second one follows from a report of concerns that has gone. */
export async function beginReview(staff: Staff, childId: string, kind: ReviewKind = 'first') {
  const agreed = kind === 'second' || kind === 'extra' ? later(21) : undefined;
  const { reviewId, itemId } = await inTransaction((tx) =>
    openReview(tx, {
      childId,
      kind,
      startedOn: DAY.toString(),
      agreedOn: agreed,
      reason: kind === 'extra' ? 'The parents asked for it' : undefined,
      openedById: staff.id,
    }),
  );
  if (kind === 'yearly') {
    await db().review.update({ where: { id: reviewId }, data: { state: 'open' } });
    await db().queueItem.update({ where: { id: itemId }, data: { status: 'open' } });
  }
  return { reviewId, itemId };
}

export const finding = (given: Partial<FindingForm> = {}): FindingForm => ({
  submitKey: randomUUID(),
  area: 'academic',
  version: 0,
  text: 'Reads long books and writes about them.',
  judgement: 'good',
  bases: ['work'],
  accounts: [],
  ...given,
});

const empty = {
  grounds: '',
  sooner: false,
  nextOn: null,
  nextReason: '',
  moreWhy: '',
  moreWhat: '',
  moreHelp: '',
  moreBy: null,
  concerns: '',
  why: '',
  wouldShow: '',
  help: '',
};

const told = {
  suitable: { grounds: 'All six areas go well.' },
  'more-information': {
    moreWhy: 'Nothing is known of her writing.',
    moreWhat: 'Anything she wrote.',
    moreBy: later(14),
  },
  concerns: {
    concerns: 'No reading was seen.',
    why: 'She said that she has no books.',
    wouldShow: 'Three things she read.',
    help: 'The library’s group on Tuesdays.',
  },
};

export async function concludeForm(
  itemId: string,
  conclusion: keyof typeof told,
  given: Partial<ConcludeForm> = {},
): Promise<ConcludeForm> {
  return { ...(await openForm(itemId)), ...empty, conclusion, ...told[conclusion], ...given };
}

/** A review with one finding, concluded in that way. */
export async function conclude(
  staff: Staff,
  review: { reviewId: string; itemId: string },
  conclusion: keyof typeof told,
) {
  const row = await db().review.findUniqueOrThrow({
    where: { id: review.reviewId },
    include: { findings: true },
  });
  if (row.findings.length === 0) await keepFinding(staff, review.reviewId, finding(), NOON);
  const form = await concludeForm(review.itemId, conclusion);
  return concludeReview(staff, review.itemId, form, DAY);
}

/** The day of a second review: proposed by an officer, and agreed by a senior where one is given. */
export async function agreeSecondDate(
  officer: Staff,
  senior: Staff | null,
  review: { reviewId: string },
  childId: string,
  on: string,
) {
  const base = {
    version: 0,
    seen: '0',
    submitKey: randomUUID(),
    reason: 'Time to show reading',
    risk: 'Low',
    on,
    help: '',
    ground: undefined,
    askedOn: null,
    serveOn: null,
    school: '',
    schoolUrn: '',
    court: '',
    considered: '',
    because: undefined,
    what: '',
  };
  const proposing = { childId, kind: 'second-review-date', reviewId: review.reviewId } as const;
  const proposed = await proposeStep(officer, proposing, base, DAY);
  const step = await db().formalStep.findFirstOrThrow({ where: { reviewId: review.reviewId } });
  if (!senior) return proposed;
  const form = { ...(await openForm(step.itemId)), decision: 'approve' as const };
  return decideStep(senior, step.itemId, step.id, { ...form, decisionReason: '' }, DAY);
}

/** The report goes to the parents on that day. */
export function sendReport(staff: Staff, reviewId: string, today = DAY) {
  return inTransaction((tx) => afterReportSent(tx, { reviewId, staffId: staff.id, today }));
}

/** How a review and its piece of the queue stand. */
export async function standOf(reviewId: string) {
  const review = await db().review.findUniqueOrThrow({ where: { id: reviewId } });
  const item = await db().queueItem.findUniqueOrThrow({
    where: { id: review.itemId },
    include: { clocks: { orderBy: { createdAt: 'asc' } } },
  });
  return {
    state: review.state,
    status: item.status,
    flags: item.flags,
    clocks: item.clocks.map((clock) => `${clock.rule} ${clock.status}`),
  };
}
