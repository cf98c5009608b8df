import { Temporal } from 'temporal-polyfill';
import { addDays, countDays } from '~/platform/calendar';
import { schoolAge } from '~/domains/child';
import { meet, stop } from '~/domains/clock';
import { emptyYearly } from '~/domains/evidence';
import { searchKey } from '~/domains/intake';
import { earlier, moved, readingClock, start } from './clocks-of';
import { clockRow, dayColumn, momentOn, nextDue } from './council-rows';
import { createGenerator, type Generator } from './generator';
import type { Planner } from './plan-council';
import type { ReviewedChild } from './plan-reviews';
import { HOLD_WORDS, TOLD_WORDS, YEAR_WORDS } from './request-words';

type Day = Temporal.PlainDate;

const SEED = 20_261_128;
/** So many days before the month in which they fall due requests were let go. */
const LET_GO_BEFORE = 10;
/** The days of the house's own profiles. */
const ANSWER_DAYS = 28;
const REMINDER_AFTER = 14;
const SECOND_AFTER = 30;
const SECOND_ANSWER_DAYS = 14;

/** How the request of one family went on. */
type Course =
  | { kind: 'portal' | 'told'; after: number; read: boolean }
  | { kind: 'partly'; after: number }
  | { kind: 'quiet'; opened: boolean; post: boolean }
  | { kind: 'bounced' }
  | { kind: 'time' };

/** The courses of requests that are open still, one family after the other. */
const OPEN: readonly Course[] = [
  { kind: 'quiet', opened: true, post: false },
  { kind: 'portal', after: 6, read: false },
  { kind: 'bounced' },
  { kind: 'time' },
  { kind: 'quiet', opened: false, post: false },
  { kind: 'partly', after: 9 },
  { kind: 'quiet', opened: false, post: true },
  { kind: 'told', after: 12, read: true },
];

/** A family's children who fell due on one day, with the review of each. */
type Asked = {
  familyId: string;
  dueOn: Day;
  children: { of: ReviewedChild; reviewId: string }[];
  /** Every review of it was reported. */
  isOver: boolean;
};

type Context = {
  planner: Planner;
  choose: Generator;
  rounds: Map<string, string>;
  answers: Map<string, number>;
};

/**
 * Adds the yearly requests of the last years: their letters, who was asked, what they answered and how,
 * and two children whom an officer holds out of the next ones.
 */
export function planRequests(planner: Planner, reviewed: ReviewedChild[]): void {
  const context = {
    planner,
    choose: createGenerator(SEED),
    rounds: new Map<string, string>(),
    answers: new Map<string, number>(),
  };
  const { today } = planner.setting;
  const asked = askedOf(reviewed).filter(({ dueOn }) => {
    return countDays(letGoOn(dueOn), today) >= 0 && dueOn.toString() <= endOfMonth(today);
  });
  // The newest begin the row of courses, so that there is one of each whatever day it is.
  const open = asked.filter(({ isOver }) => !isOver).reverse();
  for (const each of asked) {
    const at = open.indexOf(each);
    planRequest(context, each, at < 0 ? anyCourse(context.choose) : OPEN[at % OPEN.length]!);
  }
  planHolds(context, reviewed);
}

function askedOf(reviewed: ReviewedChild[]): Asked[] {
  const asked = new Map<string, Asked>();
  for (const of of reviewed) {
    if (!of.adultId || !of.notice.accountId) continue;
    const all = [
      ...of.past.map(({ reviewId, dueOn }) => ({ reviewId, dueOn, isOver: true })),
      { ...of.yearly, isOver: false },
    ];
    for (const { reviewId, dueOn, isOver } of all) {
      const { familyId } = of.notice;
      const key = `${dueOn.toString()} ${familyId}`;
      const there = asked.get(key) ?? { familyId, dueOn, children: [], isOver };
      there.children.push({ of, reviewId });
      asked.set(key, there);
    }
  }
  return [...asked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

const monthOf = (day: Day) => day.with({ day: 1 });
const letGoOn = (dueOn: Day) => addDays(monthOf(dueOn), -LET_GO_BEFORE);
const endOfMonth = (day: Day) => day.with({ day: day.daysInMonth }).toString();

function anyCourse(choose: Generator): Course {
  if (choose.chance(0.1)) return { kind: 'quiet', opened: choose.chance(0.5), post: false };
  const after = choose.pick([3, 8, 12, 18, 25, 34]);
  return { kind: choose.chance(0.75) ? 'portal' : 'told', after, read: true };
}

type Stage = 'first' | 'reminder' | 'second';

/** The letter of a month and stage, begun where there is none yet. */
function roundOf({ planner, choose, rounds }: Context, dueOn: Day, stage: Stage): string {
  const month = monthOf(dueOn);
  const key = `${month.toString()} ${stage}`;
  const there = rounds.get(key);
  if (there) return there;
  const { rows, staffIds } = planner;
  const id = choose.uuid();
  const ofId = stage === 'first' ? null : rounds.get(`${month.toString()} first`)!;
  rounds.set(key, id);
  const on = wentOn(dueOn, stage);
  rows.rounds.push({
    id,
    kind: 'annual-request',
    stage,
    ofId,
    month: dayColumn(month),
    title: month.toString().slice(0, 7),
    state: 'released',
    answerBy: dayColumn(answerBy(dueOn, stage)),
    madeById: staffIds.officer,
    madeAt: momentOn(on, 20),
    changedAt: momentOn(on, 20),
    decidedById: staffIds.officer,
    decidedAt: momentOn(on, 25),
    releasedOn: dayColumn(on),
    finishedAt: momentOn(on, 26),
  });
  rows.audit.push({
    at: momentOn(on, 25),
    actorKind: 'staff',
    actorId: staffIds.officer,
    action: 'round.released',
    detail: { roundId: id },
  });
  return id;
}

function wentOn(dueOn: Day, stage: Stage): Day {
  const first = letGoOn(dueOn);
  if (stage === 'first') return first;
  return addDays(first, stage === 'reminder' ? REMINDER_AFTER : SECOND_AFTER);
}

function answerBy(dueOn: Day, stage: Stage): Day {
  if (stage === 'second') return addDays(wentOn(dueOn, 'second'), SECOND_ANSWER_DAYS);
  return addDays(letGoOn(dueOn), ANSWER_DAYS);
}

/** The letters that a family got: those of this month and the one before were only begun. */
function stagesFor({ planner }: Context, { dueOn, isOver }: Asked, course: Course): Stage[] {
  const { today } = planner.setting;
  const months = monthOf(dueOn).until(monthOf(today), { largestUnit: 'months' }).months;
  const answered = 'after' in course && course.kind !== 'partly' ? course.after : Infinity;
  const went = (stage: Stage, after: number, least: number) =>
    answered > after &&
    course.kind !== 'time' &&
    countDays(wentOn(dueOn, stage), today) >= 0 &&
    (isOver || months >= least);
  return [
    'first' as const,
    ...(went('reminder', REMINDER_AFTER, 1) ? (['reminder'] as const) : []),
    ...(went('second', SECOND_AFTER, isNewest(course, months) ? 0 : 2)
      ? (['second'] as const)
      : []),
  ];
}

/** Of this month's requests, one that was opened has its second letter already, so that it still waits. */
function isNewest(course: Course, months: number): boolean {
  return months === 0 && course.kind === 'quiet' && course.opened;
}

function planRequest(context: Context, asked: Asked, course: Course): void {
  const { planner, choose } = context;
  const { rows, setting } = planner;
  const { familyId, dueOn, children } = asked;
  const stages = stagesFor(context, asked, course);
  const newest = stages.at(-1)!;
  const issuedOn = letGoOn(dueOn);
  const requestId = choose.uuid();
  const ofRound = stages.map((stage) => ({ stage, roundId: roundOf(context, dueOn, stage) }));
  rows.requests.push({
    id: requestId,
    familyId,
    roundId: ofRound[0]!.roundId,
    month: dayColumn(monthOf(dueOn)),
    issuedOn: dayColumn(issuedOn),
    answerBy: dayColumn(answerBy(dueOn, newest)),
    stage: newest,
    createdAt: momentOn(issuedOn, 26),
    ...(asked.isOver && course.kind === 'quiet' && endedByReview(planner, dueOn)),
  });
  const answeredOn =
    'after' in course ? earlier(addDays(issuedOn, course.after), setting.today) : null;
  for (const [at, { of, reviewId }] of children.entries()) {
    const isAnswered = answeredOn !== null && (course.kind !== 'partly' || at === 0);
    rows.requestChildren.push({
      requestId,
      childId: of.child.id,
      reviewId,
      dueOn: dayColumn(dueOn),
      yearGroup: schoolAge(Temporal.PlainDate.from(of.child.answers.dateOfBirth), issuedOn)
        .yearGroup,
      answeredOn: isAnswered ? dayColumn(answeredOn) : null,
      answeredHow: isAnswered && course.kind === 'told' ? choose.pick(['phone', 'in-person']) : '',
      moreTimeUntil: course.kind === 'time' ? dayColumn(addDays(setting.today, 24)) : null,
    });
    rows.audit.push({
      at: momentOn(issuedOn, 26),
      actorKind: 'system',
      action: 'request.issued',
      childId: of.child.id,
      familyId,
      detail: { requestId },
    });
  }
  const reader = { id: choose.uuid(), itemId: choose.uuid() };
  planItem(context, asked, course, { requestId, ...reader, answeredOn });
  for (const { stage, roundId } of ofRound) {
    rows.roundFamilies.push({
      roundId,
      familyId,
      childIds: children.map(({ of }) => of.child.id),
      state: 'done',
      doneAt: momentOn(wentOn(dueOn, stage), 26),
    });
    planCopy(context, asked, course, { stage, roundId, readerId: reader.id });
  }
}

function endedByReview({ staffIds }: Planner, dueOn: Day) {
  return { endedOn: dayColumn(dueOn), endedById: staffIds.officer, endReason: 'reviewed' };
}

type Reader = { requestId: string; id: string; itemId: string; answeredOn: Day | null };

function planItem(context: Context, asked: Asked, course: Course, reader: Reader): void {
  const { planner, choose } = context;
  const { rows, staffIds } = planner;
  const { familyId, dueOn, children, isOver } = asked;
  const { notice, adultId } = children[0]!.of;
  const { itemId, answeredOn } = reader;
  const issuedOn = letGoOn(dueOn);
  const [reference, title] = [planner.reference(), children.map(({ of }) => nameOf(of)).join(', ')];
  const clocks = clocksOf(context, asked, course, answeredOn).map((clock) =>
    clockRow(choose.uuid(), itemId, clock),
  );
  const unread = course.kind === 'portal' && !course.read;
  const status = isOver
    ? 'closed'
    : unread
      ? 'new'
      : course.kind === 'told' || course.kind === 'partly'
        ? 'open'
        : 'waiting-parent';
  rows.items.push({
    id: itemId,
    reference,
    kind: 'annual-request',
    status,
    receivedAt: momentOn(issuedOn, 26),
    receivedOn: dayColumn(issuedOn),
    ...nextDue(clocks),
    ownerId: status === 'new' ? null : notice.sketch.owner && staffIds[notice.sketch.owner],
    accountId: notice.accountId,
    familyId,
    title,
    language: notice.sketch.language,
    flags: isSilent(context, asked, course) ? ['no-answer'] : [],
    searchText: searchKey(title, reference, reference.replaceAll('-', '')),
    closedAt: isOver ? momentOn(dueOn, 13 * 60) : null,
  });
  for (const { of } of children) rows.itemChildren.push({ itemId, childId: of.child.id });
  rows.clocks.push(...clocks);
  rows.requestReaders.push({
    id: reader.id,
    requestId: reader.requestId,
    adultId: adultId!,
    accountId: notice.accountId,
    itemId,
    language: notice.sketch.language,
    openedAt: openedAt(asked, course, answeredOn),
    answeredAt: answeredOn && momentOn(answeredOn, 30),
  });
  rows.audit.push({
    at: momentOn(issuedOn, 26),
    actorKind: 'system',
    action: 'item.received',
    itemId,
    familyId,
    detail: { kind: 'annual-request', source: 'portal' },
  });
  if (answeredOn) planAnswer(context, asked, course, { ...reader, answeredOn });
  if (course.kind === 'time') planTime(context, asked, itemId);
}

const nameOf = ({ child }: ReviewedChild) =>
  `${child.answers.givenNames} ${child.answers.familyName}`;

function openedAt({ dueOn }: Asked, course: Course, answeredOn: Day | null): Date | null {
  if (course.kind === 'quiet')
    return course.opened ? momentOn(addDays(letGoOn(dueOn), 4), 40) : null;
  return course.kind === 'portal' || course.kind === 'partly' ? momentOn(answeredOn!, 20) : null;
}

function isSilent({ planner }: Context, { dueOn, isOver }: Asked, course: Course): boolean {
  const days = countDays(letGoOn(dueOn), planner.setting.today);
  return !isOver && course.kind === 'quiet' && days > SECOND_AFTER + SECOND_ANSWER_DAYS;
}

/** The wait for an answer, the reading of one, or the time that was agreed. */
function clocksOf(context: Context, asked: Asked, course: Course, answeredOn: Day | null) {
  const { setting } = context.planner;
  const { dueOn, isOver, children } = asked;
  const issuedOn = letGoOn(dueOn);
  const wait = start(
    {
      rule: 'request-answer',
      startedOn: issuedOn.toString(),
      agreedOn: answerBy(dueOn, stagesFor(context, asked, course).at(-1)!).toString(),
    },
    setting,
  );
  if (course.kind === 'time') {
    const on = addDays(issuedOn, 7);
    return [
      { clock: moved(stop(wait.clock, on, 'new-date')), childId: null },
      start(
        {
          rule: 'more-time',
          startedOn: on.toString(),
          agreedOn: addDays(setting.today, 24).toString(),
        },
        setting,
      ),
    ];
  }
  if (isOver && !answeredOn)
    return [{ clock: moved(stop(wait.clock, dueOn, 'reviewed')), childId: null }];
  const met =
    answeredOn && course.kind !== 'partly'
      ? { clock: moved(meet(wait.clock, answeredOn)), childId: null }
      : wait;
  if (!answeredOn || course.kind === 'told') return [met];
  const sent = course.kind === 'partly' ? children.slice(0, 1) : children;
  const readOn = course.kind === 'portal' && course.read ? addDays(answeredOn, 4) : null;
  return [
    met,
    ...sent.map(({ of }) => ({
      ...readingClock(answeredOn, readOn, setting),
      childId: of.child.id,
    })),
  ];
}

type Answered = Reader & { answeredOn: Day };

function planAnswer(context: Context, asked: Asked, course: Course, reader: Answered): void {
  const { planner, choose } = context;
  const { rows, staffIds } = planner;
  const { itemId, answeredOn } = reader;
  const { notice } = asked.children[0]!.of;
  const byId = staffIds[notice.sketch.owner ?? 'officer'];
  if (course.kind === 'told') {
    const at = momentOn(answeredOn, 45);
    rows.notes.push({ id: choose.uuid(), itemId, text: choose.pick(TOLD_WORDS), byId, at });
    for (const { of } of asked.children) {
      rows.audit.push({
        at,
        actorKind: 'staff',
        actorId: byId,
        action: 'item.request-answer-written',
        itemId,
        childId: of.child.id,
        familyId: asked.familyId,
      });
    }
    return;
  }
  const sent = course.kind === 'partly' ? asked.children.slice(0, 1) : asked.children;
  for (const { of } of sent) planSent(context, asked, course, { ...reader, of });
}

/** One child's answer as a sending, after those of the years before. */
function planSent(
  { planner, choose, answers }: Context,
  asked: Asked,
  course: Course,
  { itemId, answeredOn, of }: Answered & { of: ReviewedChild },
): void {
  const { rows } = planner;
  const { notice, child } = of;
  const told = rows.notificationChildren.find(
    (row) => row.notificationId === notice.notificationId && row.childId === child.id,
  )!;
  const number = (answers.get(child.id) ?? 0) + 1;
  answers.set(child.id, number);
  const language = notice.sketch.language;
  const read = course.kind === 'portal' && course.read;
  const at = momentOn(answeredOn, 30);
  const id = choose.uuid();
  rows.sendings.push({
    id,
    accountId: notice.accountId!,
    kind: 'yearly',
    state: 'sent',
    toldChildId: told.id!,
    number,
    answers: {
      ...emptyYearly(),
      whole: { changed: 'yes', words: choose.pick(YEAR_WORDS[language]) },
      feeling: choose.pick(['well', 'well', 'mixed'] as const),
      still: 'yes',
      help: choose.chance(0.3) ? ['exams'] : [],
      ways: choose.chance(0.2) ? ['call'] : [],
    },
    version: 1,
    language,
    createdAt: at,
    updatedAt: at,
    sentAt: at,
    receivedOn: dayColumn(answeredOn),
    firstReadAt: read ? momentOn(addDays(answeredOn, 4), 30) : null,
    itemId,
  });
  rows.audit.push({
    at,
    actorKind: 'parent',
    actorId: notice.accountId,
    action: 'sending.sent',
    itemId,
    childId: child.id,
    familyId: asked.familyId,
    detail: { kind: 'yearly' },
  });
}

function planTime({ planner, choose }: Context, { children, dueOn }: Asked, itemId: string): void {
  const { rows, setting, staffIds } = planner;
  const at = momentOn(addDays(letGoOn(dueOn), 7), 30);
  rows.notes.push({
    id: choose.uuid(),
    itemId,
    text: 'Moving house this month. We agreed that they write when the boxes are open.',
    byId: staffIds.officer,
    at,
  });
  rows.messages.push({
    id: choose.uuid(),
    itemId,
    from: 'council',
    kind: 'outcome',
    staffId: staffIds.officer,
    text: '',
    language: children[0]!.of.notice.sketch.language,
    data: { decision: 'more-time' },
    dueOn: dayColumn(addDays(setting.today, 24)),
    at,
  });
}

type Letter = { stage: Stage; roundId: string; readerId: string };

/** The message of one letter to the parent: an email that was taken or came back, or a letter that was posted. */
function planCopy(
  { planner, choose }: Context,
  { dueOn, familyId, children }: Asked,
  course: Course,
  { stage, roundId, readerId }: Letter,
): void {
  const { rows, staffIds } = planner;
  const { notice, adultId } = children[0]!.of;
  const { sketch } = notice;
  const [id, on] = [choose.uuid(), wentOn(dueOn, stage)];
  const { address } = sketch;
  const post = course.kind === 'quiet' && course.post && address !== null;
  const mailId = post ? null : choose.uuid();
  rows.copies.push({
    id,
    roundId,
    familyId,
    adultId,
    accountId: notice.accountId,
    readerId,
    how: post ? 'post' : 'email',
    name: sketch.parentName,
    language: sketch.language,
    addressLines: post
      ? [address.line1, address.line2, address.town, address.postcode].filter(Boolean)
      : [],
    values: post ? { children: children.map(({ of }) => of.child.answers.givenNames) } : {},
    mailId,
    createdAt: momentOn(on, 26),
    ...(post && { leftOn: dayColumn(addDays(on, 1)), leftById: staffIds.officer }),
  });
  if (!mailId) return;
  rows.mails.push({
    id: mailId,
    dedupeKey: `round:${id}`,
    toAddress: sketch.email!,
    template: 'round',
    language: sketch.language,
    data: { path: `/${sketch.language}/family/request/${readerId}` },
    batchId: roundId,
    createdAt: momentOn(on, 26),
    sentAt: momentOn(on, 30),
    attempts: 1,
    returnedAt: course.kind === 'bounced' ? momentOn(on, 40) : null,
  });
}

/** Two children who fall due next, held out: one to be looked at again today, one later. */
function planHolds({ planner, choose }: Context, reviewed: ReviewedChild[]): void {
  const { rows, setting, staffIds } = planner;
  const asked = new Set(
    rows.requestChildren.map(({ childId, dueOn }) => `${childId} ${(dueOn as Date).getTime()}`),
  );
  const next = reviewed
    .filter(({ notice }) => notice.sketch.email !== 'parent@example.org')
    .filter(({ child, yearly }) => !asked.has(`${child.id} ${dayColumn(yearly.dueOn).getTime()}`))
    .sort((a, b) => Temporal.PlainDate.compare(a.yearly.dueOn, b.yearly.dueOn));
  for (const [at, { child, yearly, notice }] of next.slice(0, 2).entries()) {
    const held = momentOn(setting.today, 3 + at);
    rows.requestHolds.push({
      id: choose.uuid(),
      childId: child.id,
      dueOn: dayColumn(yearly.dueOn),
      reason: HOLD_WORDS[at]!,
      byId: staffIds.officer,
      at: held,
      lookOn: dayColumn(addDays(setting.today, at * 21)),
    });
    rows.audit.push({
      at: held,
      actorKind: 'staff',
      actorId: staffIds.officer,
      action: 'request.held',
      childId: child.id,
      familyId: notice.familyId,
      detail: { dueOn: yearly.dueOn.toString() },
    });
  }
}
