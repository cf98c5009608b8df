import type { Temporal } from 'temporal-polyfill';
import { addDays, countDays } from '~/platform/calendar';
import { searchKey } from '~/domains/intake';
import { decidedDay, moved, start, type ItemClock } from './clocks-of';
import { clockRow, dayColumn, momentOn, nextDue } from './council-rows';
import { meet } from '~/domains/clock';
import type { Planner } from './plan-council';
import { STAFF } from './staff';
import type { PlannedChild, PlannedNotice } from './plan-family';
import { FINDING_WORDS, RECORD_WORDS } from './review-words';

type Day = Temporal.PlainDate;

/** A child whose first review is over and whose next one is planned. */
export type ReviewedChild = {
  notice: PlannedNotice;
  child: PlannedChild;
  adultId: string | null;
  reviewedOn: Day;
  /** The yearly review that is planned, with its item and its day. */
  yearly: { reviewId: string; itemId: string; dueOn: Day };
  /** The yearly reviews before it, each reported on the day on which it fell due. */
  past: { reviewId: string; dueOn: Day }[];
};

/** A reported review whose report a parent finds in the portal. */
export type ReportedReview = {
  reviewId: string;
  itemId: string;
  childId: string;
  adult: { id: string; accountId: string; name: string };
  staff: { id: string; name: string };
  on: Day;
};

const WAYS = ['writing', 'call', 'video', 'meeting', 'home'] as const;

/**
 * Adds, for every child whose notice was decided, what came before home education, the first review
 * with its findings, when the child was seen and heard, and the next review with its clock.
 */
export function planReviews(planner: Planner, notices: PlannedNotice[]): ReviewedChild[] {
  const decided = notices.filter(({ sketch }) => sketch.stage === 'decided');
  const begun = new Set<string>();
  return decided.flatMap((notice) =>
    notice.children.flatMap((child) => {
      if (begun.has(child.id)) return [];
      begun.add(child.id);
      return [planReviewed(planner, notice, child)];
    }),
  );
}

function planReviewed(planner: Planner, notice: PlannedNotice, child: PlannedChild): ReviewedChild {
  const { rows, setting } = planner;
  const reviewedOn = decidedDay(notice.receivedOn, setting.today);
  const adult = rows.adults.find(
    (row) => row.notificationId === notice.notificationId && row.role === 'parent',
  );
  const adultId = adult?.id ?? null;
  planBefore(planner, notice, child);
  planFirst(planner, notice, child, adultId, reviewedOn);
  return { notice, child, adultId, reviewedOn, ...planYears(planner, notice, child, reviewedOn) };
}

/** A yearly review that fell due within so many days is still to come: the family was asked of late. */
const STILL_OPEN = 75;

/** The yearly reviews of a child year after year, and the one that is planned. */
function planYears(planner: Planner, notice: PlannedNotice, child: PlannedChild, from: Day) {
  const past: ReviewedChild['past'] = [];
  for (let startedOn = from; ;) {
    const clock = start(
      { rule: 'annual-review', startedOn: startedOn.toString() },
      planner.setting,
    );
    const { dueOn } = clock.clock;
    const over = countDays(dueOn, planner.setting.today) > STILL_OPEN;
    const review = planReview(planner, notice, child, {
      kind: 'yearly',
      state: over ? 'reported' : 'planned',
      on: over ? dueOn : startedOn,
      clocks: [{ ...clock, childId: child.id }],
    });
    if (!over) return { past, yearly: { ...review, dueOn } };
    past.push({ reviewId: review.reviewId, dueOn });
    startedOn = dueOn;
  }
}

function planBefore(
  { choose, rows, staffIds }: Planner,
  notice: PlannedNotice,
  child: PlannedChild,
) {
  const { learning } = child.answers;
  const began = addDays(notice.receivedOn, 7);
  const of = { childId: child.id, toldBy: 'parent', at: momentOn(notice.receivedOn, 40) };
  if (learning?.schoolName) {
    rows.episodes.push({
      id: choose.uuid(),
      ...of,
      kind: learning.setting.startsWith('special') ? 'special-school' : 'mainstream-school',
      place: learning.schoolName,
      schoolUrn: learning.schoolUrn,
      startedOn: dayColumn(began.subtract({ years: choose.whole(1, 4) })),
      endedOn: dayColumn(began),
      endReason: 'home-education',
    });
  }
  rows.episodes.push({
    id: choose.uuid(),
    ...of,
    kind: 'home',
    startedOn: dayColumn(began),
    recordedById: staffIds.officer,
  });
  const { why } = notice.sketch;
  rows.reasonsTold.push({
    id: choose.uuid(),
    ...of,
    toldOn: dayColumn(notice.receivedOn),
    reasons: why?.reasons ?? [],
    words: why?.words ?? '',
    stillChoice: why?.choice === 'pressed' ? 'no' : why ? 'yes' : 'not-said',
  });
}

function planFirst(
  planner: Planner,
  notice: PlannedNotice,
  child: PlannedChild,
  adultId: string | null,
  on: Day,
) {
  const { choose, rows, staffIds } = planner;
  const byId = staffIds[notice.sketch.owner ?? 'officer'];
  const { reviewId, itemId } = planReview(planner, notice, child, {
    kind: 'first',
    state: 'reported',
    on,
    clocks: [],
  });
  const how = choose.pick(WAYS);
  if (adultId && notice.accountId && notice.sketch.email === 'parent@example.org') {
    const adult = { id: adultId, accountId: notice.accountId, name: notice.sketch.parentName };
    const staff = { id: byId, name: STAFF[notice.sketch.owner ?? 'officer'].name };
    rows.reports.push({ reviewId, itemId, childId: child.id, adult, staff, on });
  }
  if (adultId) {
    rows.parties.push({
      id: choose.uuid(),
      reviewId,
      adultId,
      accountId: notice.accountId,
      invitedAt: momentOn(notice.receivedOn, 50),
      how,
      childComes: choose.pick(['yes', 'no', 'undecided']),
      answeredAt: momentOn(addDays(notice.receivedOn, 2), 10),
    });
  }
  for (const [area, words] of Object.entries(FINDING_WORDS)) {
    if (choose.chance(0.25)) continue;
    rows.findings.push({
      id: choose.uuid(),
      reviewId,
      area,
      text: choose.pick(words),
      judgement: 'good',
      bases:
        how === 'call'
          ? ['parent']
          : choose.pick([['parent'], ['parent', 'work'], ['work', 'child']]),
      accounts: adultId ? [adultId] : [],
      byId,
      changedAt: momentOn(on, 5),
    });
  }
  if (how !== 'writing') planMeeting(planner, { reviewId, child, adultId, how, on, byId });
  for (const system of ['Mosaic', 'ONE']) {
    rows.systemChecks.push({
      id: choose.uuid(),
      childId: child.id,
      reviewId,
      system,
      checkedOn: dayColumn(on),
      found: choose.chance(0.15),
      byId,
      at: momentOn(on, 8),
    });
  }
}

type MeetingOf = {
  reviewId: string;
  child: PlannedChild;
  adultId: string | null;
  how: string;
  on: Day;
  byId: string;
};

function planMeeting({ choose, rows }: Planner, meeting: MeetingOf) {
  const { reviewId, child, adultId, how, on, byId } = meeting;
  const id = choose.uuid();
  const inPerson = how === 'meeting' || how === 'home';
  const childThere = choose.chance(0.6);
  const heard = childThere && choose.chance(0.7);
  rows.meetings.push({
    id,
    reviewId,
    how,
    place: how === 'home' ? 'At home, as the parent wished' : how === 'meeting' ? 'Library' : '',
    startsAt: momentOn(on, 9 * 60),
    state: 'held',
    invited: adultId ? [adultId] : [],
    present: adultId ? [adultId] : [],
    childPresent:
      [childThere && inPerson ? 'seen' : '', heard ? 'heard' : ''].filter(Boolean).join(' ') ||
      'no',
    byId,
    endedAt: momentOn(on, 10 * 60),
  });
  rows.records.push({
    id: choose.uuid(),
    reviewId,
    meetingId: id,
    number: 1,
    text: choose.pick(RECORD_WORDS),
    byId,
    at: momentOn(on, 11 * 60),
    sentAt: momentOn(on, 12 * 60),
    sentTo: adultId ? [adultId] : [],
  });
  if (!childThere) return;
  const seen = {
    childId: child.id,
    happenedOn: dayColumn(on),
    byName: 'Amara Osei',
    byService: 'home-education',
    reviewId,
    recordedById: byId,
    at: momentOn(on, 11 * 60),
  };
  const occasion =
    how === 'home'
      ? 'home-visit'
      : inPerson
        ? 'meeting'
        : how === 'video'
          ? 'video-call'
          : 'phone-call';
  if (inPerson) rows.sightings.push({ id: choose.uuid(), ...seen, kind: 'seen', occasion });
  if (heard) rows.sightings.push({ id: choose.uuid(), ...seen, kind: 'heard', occasion });
}

type ReviewGiven = { kind: string; state: string; on: Day; clocks: ItemClock[]; more?: object };

/** Adds one review with its item; a reported one is closed, the others stand open in the queue. */
export function planReview(
  planner: Planner,
  notice: PlannedNotice,
  child: PlannedChild,
  { kind, state, on, clocks, more }: ReviewGiven,
): { reviewId: string; itemId: string } {
  const { choose, rows, staffIds } = planner;
  const [reviewId, itemId, reference] = [choose.uuid(), choose.uuid(), planner.reference()];
  const over = state === 'reported';
  const title = `${child.answers.givenNames} ${child.answers.familyName}`;
  const openedById = staffIds[notice.sketch.owner ?? 'officer'];
  const ended = over
    ? clocks.map(({ clock, childId }) => ({ clock: moved(meet(clock, on)), childId }))
    : clocks;
  const clockRows = ended.map((clock) => clockRow(choose.uuid(), itemId, clock));
  rows.items.push({
    id: itemId,
    reference,
    kind: 'review',
    status: over ? 'closed' : state === 'planned' ? 'planned' : 'open',
    receivedAt: momentOn(on, 45),
    receivedOn: dayColumn(on),
    ...nextDue(clockRows),
    ownerId: notice.sketch.owner && staffIds[notice.sketch.owner],
    familyId: notice.familyId,
    title,
    language: 'en',
    flags: [],
    searchText: searchKey(title, reference, reference.replaceAll('-', '')),
    closedAt: over ? momentOn(on, 13 * 60) : null,
  });
  rows.itemChildren.push({ itemId, childId: child.id });
  rows.clocks.push(...clockRows);
  rows.reviews.push({
    id: reviewId,
    itemId,
    childId: child.id,
    kind,
    state,
    openedById,
    openedAt: momentOn(on, 45),
    ...(over && {
      conclusion: 'suitable',
      grounds: 'A full and varied education, told well and shown in what was sent.',
      concludedById: openedById,
      concludedAt: momentOn(on, 12 * 60),
      reportedOn: dayColumn(on),
      nextOn: dayColumn(on.add({ years: 1 })),
    }),
    ...more,
  });
  rows.audit.push({
    at: momentOn(on, 45),
    actorKind: 'staff',
    actorId: openedById,
    action: 'item.received',
    itemId,
    childId: child.id,
    familyId: notice.familyId,
    detail: { kind: 'review', source: 'portal' },
  });
  return { reviewId, itemId };
}
