import type { Temporal } from 'temporal-polyfill';
import { addDays } from '~/platform/calendar';
import { Prisma } from '~/platform/db/generated/client';
import { familyName, nameKeyOf } from '~/domains/family';
import { searchKey } from '~/domains/intake';
import {
  adultsTold,
  clocksFor,
  flagsFor,
  mayBeginAtOnce,
  searchWords,
  senOf,
  yearGroupsFor,
  type Answers,
  type ChildAnswers,
} from '~/domains/notification';
import { answersOf, childAnswers } from './answers-of';
import { clocksAt, decidedDay, receivedDay, replyClock, withoutRunning } from './clocks-of';
import { clockRow, dayColumn, momentOn, nextDue } from './council-rows';
import type { Planner } from './plan-council';
import { planCasework } from './plan-casework';
import type { ChildSketch, FamilySketch, NoticeSketch, Stage } from './sketch';

/** One child as the plan has it: what was told, its row's id and who told of it first. */
export type PlannedChild = {
  id: string;
  sketch: ChildSketch;
  answers: ChildAnswers;
  told: boolean;
};

/** One notice as the plan has it. */
export type PlannedNotice = {
  sketch: NoticeSketch;
  itemId: string;
  notificationId: string;
  familyId: string;
  accountId: string | null;
  receivedOn: Temporal.PlainDate;
  children: PlannedChild[];
  ageToday: Answers;
};

const STATUS: Record<Stage, string> = {
  new: 'new',
  open: 'open',
  overdue: 'new',
  'due-today': 'open',
  'due-soon': 'open',
  'waiting-parent': 'waiting-parent',
  'waiting-other': 'waiting-other',
  decided: 'decided',
  closed: 'closed',
};

/** Adds one family with its children, adults, notices and items to the plan; gives the notices. */
export function planFamily(planner: Planner, family: FamilySketch): PlannedNotice[] {
  const { choose, rows, setting } = planner;
  const familyId = choose.uuid();
  const children: PlannedChild[] = family.children.map((sketch) => ({
    id: choose.uuid(),
    sketch,
    answers: childAnswers(choose, sketch, setting.today),
    told: false,
  }));
  const since = family.notices
    .map((notice) => receivedDay(notice.stage, notice.daysAgo, setting))
    .reduce((first, day) => (day.toString() < first.toString() ? day : first));
  rows.families.push({
    id: familyId,
    name: familyName(family.children),
    createdAt: momentOn(since),
  });
  for (const child of children) {
    const notice = family.notices.find((one) => tells(one, children.indexOf(child)))!;
    rows.children.push(childRow(planner, familyId, child, notice));
  }
  return family.notices.map((notice) =>
    planNotice(
      planner,
      familyId,
      children.filter((_, index) => tells(notice, index)),
      notice,
    ),
  );
}

function tells(notice: NoticeSketch, index: number): boolean {
  return notice.children?.includes(index) ?? true;
}

function childStatus({ stage, ending, withdrawn }: NoticeSketch): string {
  if (stage === 'decided') return 'home-educated';
  if (stage !== 'closed') return 'notified';
  return withdrawn || ending === 'withdrawn' ? 'back-at-school' : 'not-home-educated';
}

function childRow(
  { setting }: Planner,
  familyId: string,
  { id, answers }: PlannedChild,
  notice: NoticeSketch,
): Prisma.ChildCreateManyInput {
  const receivedOn = receivedDay(notice.stage, notice.daysAgo, setting);
  const status = childStatus(notice);
  const settingCode = answers.learning!.setting;
  const begins = mayBeginAtOnce(settingCode) && status !== 'not-home-educated';
  return {
    id,
    familyId,
    givenNames: answers.givenNames,
    familyName: answers.familyName,
    knownAs: answers.knownAs || null,
    dateOfBirth: dayColumn(answers.dateOfBirth),
    sex: answers.sex,
    upn: answers.upn || null,
    setting: settingCode,
    schoolUrn: answers.learning!.schoolUrn,
    schoolName: answers.learning!.schoolName || null,
    sen: senOf(answers),
    status,
    startedOn: begins ? dayColumn(addDays(receivedOn, 7)) : null,
    endedOn: status === 'back-at-school' ? dayColumn(decidedDay(receivedOn, setting.today)) : null,
    nameKey: nameKeyOf(answers),
    createdAt: momentOn(receivedOn),
    changedAt: momentOn(receivedOn),
  };
}

function planNotice(
  planner: Planner,
  familyId: string,
  children: PlannedChild[],
  sketch: NoticeSketch,
): PlannedNotice {
  const { choose, rows, setting, staffIds } = planner;
  const receivedOn = receivedDay(sketch.stage, sketch.daysAgo, setting);
  const receivedAt = momentOn(receivedOn, 5);
  const answers = answersOf(
    sketch,
    children.map((child) => ({ ...child.answers })),
    receivedOn,
  );
  const accountId = sketch.email
    ? planner.account(sketch.email, sketch.language, receivedAt)
    : null;
  const notice: PlannedNotice = {
    sketch,
    itemId: choose.uuid(),
    notificationId: choose.uuid(),
    familyId,
    accountId,
    receivedOn,
    children,
    ageToday: answers,
  };
  const reference = planner.reference();
  const byStaff = sketch.source !== 'portal';
  rows.notifications.push({
    id: notice.notificationId,
    reference,
    accountId,
    familyId,
    language: sketch.language,
    answers,
    source: sketch.source,
    enteredById: byStaff ? staffIds[sketch.owner ?? 'officer'] : null,
    sentAt: receivedAt,
    receivedOn: dayColumn(receivedOn),
    withdrawnAt: sketch.withdrawn ? momentOn(addDays(receivedOn, 4), 9) : null,
  });
  const teller = {
    answers,
    language: sketch.language,
    receivedOn: receivedOn.toString(),
    accountId,
    email: sketch.email,
  };
  for (const [order, adult] of adultsTold(teller).entries()) {
    rows.adults.push({
      id: choose.uuid(),
      ...adult,
      address: adult.address ?? Prisma.DbNull,
      familyId,
      notificationId: notice.notificationId,
      lastHeardOn: adult.lastHeardOn ? dayColumn(adult.lastHeardOn) : null,
      createdAt: momentOn(receivedOn, 5 + order),
    });
  }
  planItem(planner, notice, reference, answers);
  planCasework(planner, notice);
  for (const child of children) child.told = true;
  return notice;
}

function planItem(planner: Planner, notice: PlannedNotice, reference: string, answers: Answers) {
  const { choose, rows, setting, staffIds } = planner;
  const { sketch, itemId, receivedOn, children } = notice;
  const joined = children.some((child) => child.told);
  const ids = new Map(children.map((child) => [child.answers.key, child.id]));
  const begun = clocksFor(answers, receivedOn.toString(), ids);
  const last = sketch.messages?.at(-1);
  const unread = last?.from === 'parent' && sketch.stage !== 'decided';
  const item = [
    ...clocksAt(sketch.stage, begun, receivedOn, setting, choose.whole(0, 3)),
    ...(unread ? [replyClock(addDays(setting.today, -last.daysAgo), setting)] : []),
  ];
  const over = sketch.stage === 'closed';
  const clocks = (over ? withoutRunning(item, setting.today, 'Closed') : item).map((clock) =>
    clockRow(choose.uuid(), itemId, clock),
  );
  const title = children.map(({ answers: a }) => `${a.givenNames} ${a.familyName}`).join(', ');
  const decidedAt = momentOn(decidedDay(receivedOn, setting.today), 30);
  rows.items.push({
    id: itemId,
    reference,
    kind: 'notification',
    status: sketch.stage === 'overdue' && sketch.owner ? 'open' : STATUS[sketch.stage],
    receivedAt: momentOn(receivedOn, 5),
    receivedOn: dayColumn(receivedOn),
    ...nextDue(clocks),
    ownerId: sketch.owner && staffIds[sketch.owner],
    accountId: notice.accountId,
    contactEmail: sketch.email,
    familyId: notice.familyId,
    notificationId: notice.notificationId,
    title,
    language: sketch.language,
    yearGroups: yearGroupsFor(answers, setting.today),
    schools: [...new Set(children.map((c) => c.answers.learning!.schoolName).filter(Boolean))],
    flags: [
      ...flagsFor(answers, setting.today, joined),
      ...(children.some((child) => child.sketch.indicators?.length) ? ['indicators'] : []),
      ...(sketch.withdrawn ? ['withdrawn'] : []),
      ...(unread ? ['unread-message'] : []),
    ],
    searchText: searchKey(title, reference, reference.replaceAll('-', ''), ...searchWords(answers)),
    source: sketch.source,
    decidedAt: sketch.stage === 'decided' || over ? decidedAt : null,
    closedAt: over || sketch.stage === 'decided' ? decidedAt : null,
  });
  rows.itemChildren.push(...children.map((child) => ({ itemId, childId: child.id })));
  rows.clocks.push(...clocks);
}
