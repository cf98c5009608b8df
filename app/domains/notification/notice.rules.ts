import { Temporal } from 'temporal-polyfill';
import { schoolAge, type SchoolAge } from '~/domains/child';
import type { NewClock } from '~/domains/clock/index.server';
import type { ItemFlag } from '~/domains/intake';
import type { Answers, ChildAnswers, Setting } from './answers.schema';
import { isSafe } from './safety.rules';

/** What is still needed before a notice can be sent. */
export type Missing =
  | { task: 'you' }
  | { task: 'children' }
  | { task: 'child'; key: string; part: 'details' | 'learning' };

/**
 * What is missing: who the parent is, at least one child, and for each child a name, a date of birth
 * and where they learn now. Empty where the notice can be sent; nothing else is needed.
 */
export function missingFrom(answers: Answers): Missing[] {
  const missing: Missing[] = [];
  if (!answers.you?.name.trim()) missing.push({ task: 'you' });
  if (answers.children.length === 0) missing.push({ task: 'children' });
  for (const child of answers.children) {
    if (!child.givenNames.trim() || !child.familyName.trim() || !child.dateOfBirth) {
      missing.push({ task: 'child', key: child.key, part: 'details' });
    }
    if (!child.learning) missing.push({ task: 'child', key: child.key, part: 'learning' });
  }
  return missing;
}

/** Settings in which a child is on the roll of a school that they would leave. */
const AT_A_SCHOOL: readonly Setting[] = [
  'mainstream',
  'special-placed',
  'special-other',
  'independent',
  'attendance-order',
];

function ageOf(child: ChildAnswers, today: Temporal.PlainDate): SchoolAge {
  return schoolAge(Temporal.PlainDate.from(child.dateOfBirth), today);
}

function childFlags(child: ChildAnswers, today: Temporal.PlainDate): ItemFlag[] {
  const { status, yearGroup } = ageOf(child, today);
  const setting = child.learning?.setting;
  const needs = child.needs?.needs;
  const flags: [ItemFlag, boolean][] = [
    ['under-school-age', status === 'not-yet'],
    ['over-school-age', status === 'ended'],
    ['special-school', setting === 'special-placed'],
    ['attendance-order', setting === 'attendance-order'],
    ['ehc-plan', needs === 'ehc-plan'],
    ['ehc-awaited', needs === 'ehc-awaited'],
    ['key-stage-4', status === 'of-age' && (yearGroup === 10 || yearGroup === 11)],
  ];
  return flags.filter(([, raised]) => raised).map(([flag]) => flag);
}

/**
 * What an officer should see at a glance. A question left out raises nothing; `joined` says that the
 * council had a child of this notice already.
 */
export function flagsFor(answers: Answers, today: Temporal.PlainDate, joined: boolean): ItemFlag[] {
  const interpreter = answers.language?.interpreter;
  const family: [ItemFlag, boolean][] = [
    ['pressed', answers.why?.choice === 'pressed'],
    ['not-safe-to-email', !isSafe(answers.contact, 'email')],
    ['not-safe-to-write', !isSafe(answers.contact, 'home-post')],
    ['interpreter', Boolean(interpreter && interpreter !== 'none')],
    ['possible-duplicate', joined],
  ];
  return [
    ...new Set([
      ...answers.children.flatMap((child) => childFlags(child, today)),
      ...family.filter(([, raised]) => raised).map(([flag]) => flag),
    ]),
  ];
}

/** The usual year groups of the children, each once, youngest first. */
export function yearGroupsFor(answers: Answers, today: Temporal.PlainDate): number[] {
  const groups = answers.children.map((child) => ageOf(child, today).yearGroup);
  return [...new Set(groups)].sort((a, b) => a - b);
}

/**
 * The clocks that a notice sets going on the day it was received (ISO date): first contact (protocol
 * 6.3); the first review, where a child is of compulsory school age (protocol 6.4, Education Act 1996
 * s.437); for each child with an EHC plan who leaves a school, the meeting (protocol 7.2); for each
 * child a council placed at a special school, its consent (protocol 4.7); the multi-agency meeting
 * where the parent was pressed (strategy, measures).
 */
export function clocksFor(
  answers: Answers,
  receivedOn: string,
  childIds: ReadonlyMap<string, string>,
): NewClock[] {
  const startedOn = receivedOn;
  const today = Temporal.PlainDate.from(receivedOn);
  const clocks: NewClock[] = [{ rule: 'first-contact', startedOn }];
  if (answers.children.some((child) => ageOf(child, today).status === 'of-age')) {
    clocks.push({ rule: 'first-review', startedOn });
  }
  for (const child of answers.children) {
    const setting = child.learning?.setting;
    const childId = childIds.get(child.key);
    if (!setting || ageOf(child, today).status === 'ended') continue;
    if (child.needs?.needs === 'ehc-plan' && AT_A_SCHOOL.includes(setting)) {
      clocks.push({ rule: 'ehcp-leaving-meeting', startedOn, childId });
    }
    if (setting === 'special-placed') {
      clocks.push({ rule: 'special-school-consent', startedOn, childId });
    }
  }
  if (answers.why?.choice === 'pressed') clocks.push({ rule: 'multi-agency-meeting', startedOn });
  return clocks;
}

/**
 * Special educational needs as schools record them: E with a plan, K with support or while a plan is
 * being looked into, N otherwise.
 */
export function senOf(child: ChildAnswers): 'E' | 'K' | 'N' {
  switch (child.needs?.needs) {
    case 'ehc-plan':
      return 'E';
    case 'ehc-awaited':
    case 'sen-support':
      return 'K';
    default:
      return 'N';
  }
}

/** True where home education may begin without the council's leave. */
export function mayBeginAtOnce(setting: Setting): boolean {
  return setting !== 'special-placed' && setting !== 'attendance-order';
}
