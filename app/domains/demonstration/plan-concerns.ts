import { addDays } from '~/platform/calendar';
import { start } from './clocks-of';
import { clockRow, dayColumn, momentOn, nextDue } from './council-rows';
import type { Planner } from './plan-council';
import { planReview, type ReviewedChild } from './plan-reviews';

/**
 * Adds what goes less smoothly, to children of ordinary families: a second review whose date waits for
 * a senior, a notice that was served, a service that does not answer, a referral without a receipt, a
 * meeting that nobody came to, an EHC plan whose review is near.
 */
export function planConcerns(planner: Planner, reviewed: ReviewedChild[]): void {
  const [dated, noticed, silent, referred, missed, planned] = reviewed.filter(
    ({ notice, child }) =>
      notice.sketch.email !== 'parent@example.org' && notice.children[0] === child,
  );
  if (!dated || !noticed || !silent || !referred || !missed || !planned) return;
  for (const of of reviewed) planInvited(planner, of);
  planDateProposed(planner, dated);
  planNoticeServed(planner, noticed);
  planSilence(planner, silent);
  planReferral(planner, referred);
  planMissed(planner, missed);
  planEhc(planner, planned);
}

function concerns(planner: Planner, of: ReviewedChild, kind: string, daysAgo: number) {
  const { setting, staffIds } = planner;
  const on = addDays(setting.today, -daysAgo);
  const clock = start(
    kind === 'second'
      ? { rule: 'second-review', startedOn: addDays(on, -20).toString(), agreedOn: on.toString() }
      : { rule: 'extra-review', startedOn: addDays(on, -10).toString(), agreedOn: on.toString() },
    setting,
  );
  return planReview(planner, of.notice, of.child, {
    kind,
    state: kind === 'second' ? 'reported' : 'concluded',
    on,
    clocks: [{ ...clock, childId: of.child.id }],
    more: {
      reason: kind === 'extra' ? 'The school nurse asked whether there is reading material.' : '',
      conclusion: 'concerns',
      grounds: 'The account names no reading, writing or number work since spring.',
      wouldShow: 'Anything that shows learning in these areas, in whatever form suits you.',
      helpOffered: 'The reading project at the library; a call with our adviser.',
      concludedById: staffIds.officer,
      concludedAt: momentOn(on, 60),
      ...(kind === 'second' && { reportedOn: dayColumn(on) }),
    },
  });
}

/** Opens a piece of casework of another kind in the queue. */
function planCaseItem(
  planner: Planner,
  of: ReviewedChild,
  kind: string,
  daysAgo: number,
  body: object = {},
  flags: string[] = [],
) {
  const { choose, rows, setting, staffIds } = planner;
  const [itemId, reference] = [choose.uuid(), planner.reference()];
  const on = addDays(setting.today, -daysAgo);
  const title = `${of.child.answers.givenNames} ${of.child.answers.familyName}`;
  const item: (typeof rows.items)[number] = {
    id: itemId,
    reference,
    kind,
    status: kind === 'escalation' ? 'waiting-other' : 'open',
    receivedAt: momentOn(on, 5),
    receivedOn: dayColumn(on),
    ownerId: staffIds.officer,
    familyId: of.notice.familyId,
    title,
    language: 'en',
    flags,
    body,
    searchText: `${title} ${reference}`.toLowerCase(),
    ...nextDue([]),
  };
  rows.items.push(item);
  rows.itemChildren.push({ itemId, childId: of.child.id });
  const run = (clock: ReturnType<typeof start>) => {
    const row = clockRow(choose.uuid(), itemId, { ...clock, childId: of.child.id });
    rows.clocks.push(row);
    Object.assign(item, nextDue([row]));
  };
  return { itemId, on, run };
}

function planDateProposed(planner: Planner, of: ReviewedChild) {
  const { choose, rows, setting, staffIds } = planner;
  const { reviewId } = concerns(planner, of, 'extra', 1);
  const { itemId } = planCaseItem(planner, of, 'steps', 0);
  rows.steps.push({
    id: choose.uuid(),
    itemId,
    childId: of.child.id,
    reviewId,
    kind: 'second-review-date',
    reason: 'Four weeks give the family time to use the reading project.',
    risk: 'Low: seen at the clinic in September, no indicators.',
    data: { on: addDays(setting.today, 28).toString() },
    proposedById: staffIds.officer,
    proposedAt: momentOn(setting.today, 1),
  });
}

function planNoticeServed(planner: Planner, of: ReviewedChild) {
  const { choose, rows, setting, staffIds } = planner;
  const { reviewId } = concerns(planner, of, 'second', 25);
  const { itemId, on, run } = planCaseItem(planner, of, 'steps', 12);
  const servedOn = addDays(on, 2);
  const notice = start({ rule: 's437-notice', startedOn: servedOn.toString() }, setting);
  run(notice);
  rows.steps.push({
    id: choose.uuid(),
    itemId,
    childId: of.child.id,
    reviewId,
    kind: 's437-notice',
    state: 'served',
    reason:
      'No information since the second review, after two calls and a visit that was declined.',
    risk: 'Medium: not seen for a year.',
    proposedById: staffIds.officer,
    proposedAt: momentOn(on, 1),
    decidedById: staffIds.senior,
    decidedAt: momentOn(on, 90),
    decisionReason: 'Agreed; the offer of a call stays open.',
    servedOn: dayColumn(servedOn),
    servedHow: 'post',
    servedOnWhom: of.adultId ? [of.adultId] : [],
    proof: 'Recorded delivery, signed for.',
    servedById: staffIds.officer,
    lastDay: dayColumn(notice.clock.dueOn),
  });
}

type Asked = {
  service: string;
  toName: string;
  toEmail: string;
  what: string;
  why: string;
  daysAgo: number;
  dueIn: number;
  flags?: string[];
  more?: object;
};

function planAsked(planner: Planner, of: ReviewedChild, asked: Asked) {
  const { choose, rows, setting, staffIds } = planner;
  const { itemId, on, run } = planCaseItem(
    planner,
    of,
    'escalation',
    asked.daysAgo,
    {
      about: 'name-birth',
      parents: asked.service === 'mash' ? 'not-told' : 'told',
      parentsReason: asked.service === 'mash' ? 'It could put the child at risk.' : '',
      information: 'Name, date of birth, and that the child is home educated',
    },
    asked.flags,
  );
  const dueOn = addDays(setting.today, asked.dueIn);
  run(
    start(
      { rule: 'escalation-answer', startedOn: on.toString(), agreedOn: dueOn.toString() },
      setting,
    ),
  );
  const id = choose.uuid();
  const { service, toName, toEmail, what, why } = asked;
  rows.escalations.push({
    id,
    itemId,
    childId: of.child.id,
    familyId: of.notice.familyId,
    service,
    toName,
    toEmail,
    what,
    why,
    basis: 'safeguarding',
    askedById: staffIds.officer,
    askedAt: momentOn(on, 20),
    dueOn: dayColumn(dueOn),
    ...asked.more,
  });
  rows.escalationEvents.push({
    id: choose.uuid(),
    escalationId: id,
    kind: 'asked',
    at: momentOn(on, 20),
    staffId: staffIds.officer,
  });
  rows.sharings.push({
    id: choose.uuid(),
    childId: of.child.id,
    familyId: of.notice.familyId,
    what: 'Name, date of birth, and that the child is home educated',
    withWhom: toName,
    service,
    basis: 'safeguarding',
    sharedOn: dayColumn(on),
    byId: staffIds.officer,
    at: momentOn(on, 20),
    escalationId: id,
    shown: service !== 'mash',
    hiddenReason: service === 'mash' ? 'Told by social care, as agreed with them.' : '',
  });
  return id;
}

function planSilence(planner: Planner, of: ReviewedChild) {
  const { choose, rows, setting } = planner;
  const escalationId = planAsked(planner, of, {
    service: 'health',
    toName: 'Community paediatrics',
    toEmail: 'paediatrics@health.example',
    what: 'Was the child brought to the last three appointments?',
    why: 'We were told of missed appointments and have not seen the child for a year.',
    daysAgo: 24,
    dueIn: -10,
    flags: ['silent-service'],
    more: { level: 1, chased: 1, lastChasedOn: dayColumn(addDays(setting.today, -5)) },
  });
  for (const [kind, daysAgo, level] of [
    ['chased', 5, 0],
    ['climbed', 3, 1],
  ] as const) {
    rows.escalationEvents.push({
      id: choose.uuid(),
      escalationId,
      kind,
      at: momentOn(addDays(setting.today, -daysAgo), 30),
      level,
    });
  }
}

function planReferral(planner: Planner, of: ReviewedChild) {
  const { choose, rows, setting, staffIds } = planner;
  const sentAt = momentOn(addDays(setting.today, -1), 15 * 60);
  planAsked(planner, of, {
    service: 'mash',
    toName: 'Multi-Agency Safeguarding Hub',
    toEmail: 'mash@example.org',
    what: 'A referral: bruises seen at the session on Tuesday, explained in two ways.',
    why: 'The child may be at risk of harm.',
    daysAgo: 1,
    dueIn: 1,
    more: { isReferral: true, sentAt, sentHow: 'secure-email' },
  });
  rows.ratings.push({
    id: choose.uuid(),
    childId: of.child.id,
    level: 'high-red',
    reason: 'Referred to the safeguarding hub; see the question to it.',
    byId: staffIds.officer,
    at: sentAt,
  });
}

function planMissed({ choose, rows, setting, staffIds }: Planner, of: ReviewedChild) {
  for (const daysAgo of [70, 49, 21]) {
    rows.meetings.push({
      id: choose.uuid(),
      reviewId: of.yearly.reviewId,
      how: 'call',
      startsAt: momentOn(addDays(setting.today, -daysAgo), 10 * 60),
      state: 'missed',
      invited: of.adultId ? [of.adultId] : [],
      byId: staffIds.officer,
      endedAt: momentOn(addDays(setting.today, -daysAgo), 11 * 60),
    });
  }
  rows.professionals.push({
    id: choose.uuid(),
    familyId: of.notice.familyId,
    childId: of.child.id,
    name: 'Marion Ellery',
    service: 'health',
    role: 'Speech and language therapist',
    since: dayColumn(addDays(setting.today, -400)),
    recordedById: staffIds.officer,
  });
  rows.relatives.push({
    id: choose.uuid(),
    familyId: of.notice.familyId,
    name: 'Baby Robin',
    kind: 'under-five',
    relation: 'brother',
    birthYear: setting.today.year - 2,
    livesAt: 'with the family',
    toldBy: 'parent',
    recordedById: staffIds.officer,
  });
}

function planEhc({ choose, rows, setting, staffIds }: Planner, of: ReviewedChild) {
  const planId = choose.uuid();
  const reviewedOn = addDays(setting.today, -350);
  rows.ehcPlans.push({
    id: planId,
    childId: of.child.id,
    startedOn: dayColumn(reviewedOn.subtract({ years: 2 })),
    nextReviewOn: dayColumn(reviewedOn.add({ years: 1 })),
    recordedById: staffIds.officer,
  });
  rows.ehcReviews.push({
    id: choose.uuid(),
    planId,
    heldOn: dayColumn(reviewedOn),
    parentTookPart: 'yes',
    childTookPart: 'no',
    outcome: 'kept',
    recordedById: staffIds.officer,
  });
}

/** The yearly review of the family to sign in with is under way: they are asked how to take part. */
function planInvited({ choose, rows, setting }: Planner, of: ReviewedChild) {
  const { notice, adultId, yearly } = of;
  if (notice.sketch.email !== 'parent@example.org' || !adultId) return;
  const review = rows.reviews.find(({ id }) => id === yearly.reviewId);
  const item = rows.items.find(({ id }) => id === yearly.itemId);
  Object.assign(review!, { state: 'open' });
  Object.assign(item!, { status: 'waiting-parent' });
  rows.parties.push({
    id: choose.uuid(),
    reviewId: yearly.reviewId,
    adultId,
    accountId: notice.accountId,
    words: 'A year has gone by. I would like to hear how it is going, in whatever way suits you.',
    invitedAt: momentOn(addDays(setting.today, -2), 60),
  });
}
