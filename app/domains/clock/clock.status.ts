import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addSchoolDays,
  addWorkingDays,
  countDays,
  countSchoolDays,
  countWorkingDays,
  isSchoolDay,
  isWorkingDay,
  type SchoolCalendar,
} from '~/platform/calendar';
import {
  dueByLength,
  dueOrRefusal,
  lengthOf,
  type AgreementRefusal,
  type ClockCode,
  type ClockRule,
  type ClockUnit,
  type DueContext,
} from './clock.rules';

type Day = Temporal.PlainDate;

export interface ClockPause {
  readonly on: Day;
  readonly reason: string;
  readonly restartedOn: Day | null;
}

export type ClockEnd =
  | { readonly kind: 'met'; readonly on: Day }
  | { readonly kind: 'stopped'; readonly on: Day; readonly reason: string };

/**
 * One clock on one matter. It keeps the length and unit it started with, so that a later change of
 * the council's profile does not move what people were told; the calendar may (see `redate`).
 */
export interface Clock {
  readonly code: ClockCode;
  readonly startedOn: Day;
  readonly length: number;
  readonly unit: ClockUnit;
  readonly agreedOn: Day | null;
  /** The last day in time. While the clock is paused, what it was before the pause. */
  readonly dueOn: Day;
  readonly pauses: readonly ClockPause[];
  readonly end: ClockEnd | null;
}

export type ClockMoveRefusal =
  'ended' | 'paused' | 'not-paused' | 'missed' | 'before-last-move' | 'reason-missing';

export type ClockMove =
  { kind: 'ok'; clock: Clock } | { kind: 'refused'; because: ClockMoveRefusal };

export type ClockState =
  'running' | 'due-soon' | 'due-today' | 'overdue' | 'paused' | 'met' | 'met-late' | 'stopped';

const DUE_SOON_DAYS = 7;

const refuse = (because: ClockMoveRefusal): ClockMove => ({ kind: 'refused', because });

function isAfter(one: Day, other: Day): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}

function openPause(clock: Clock): ClockPause | undefined {
  const last = clock.pauses.at(-1);
  return last?.restartedOn === null ? last : undefined;
}

function lastMoveOn(clock: Clock): Day {
  const last = clock.pauses.at(-1);
  return last?.restartedOn ?? last?.on ?? clock.startedOn;
}

/** What is left of the clock after `on`, in the clock's own unit (weeks and months in plain days). */
function unitsLeft(unit: ClockUnit, on: Day, due: Day, calendar: SchoolCalendar): number {
  if (unit === 'school-days') return countSchoolDays(on, due, calendar);
  if (unit === 'working-days') return countWorkingDays(on, due);
  return Math.max(0, countDays(on, due));
}

/** The due date with `left` units after `on`; with none left, `on` or the first open day after it. */
function dueAfter(unit: ClockUnit, on: Day, left: number, calendar: SchoolCalendar): Day {
  if (unit === 'school-days') {
    if (left === 0 && isSchoolDay(on, calendar)) return on;
    return addSchoolDays(on, Math.max(1, left), calendar);
  }
  if (unit === 'working-days') {
    if (left === 0 && isWorkingDay(on)) return on;
    return addWorkingDays(on, Math.max(1, left));
  }
  return addDays(on, left);
}

/** The due date that a clock's history gives under `calendar`. */
function replay(clock: Clock, calendar: SchoolCalendar): Day {
  const { unit, length, startedOn, agreedOn } = clock;
  let due = agreedOn ?? dueByLength(unit, length, startedOn, calendar);
  for (const { on, restartedOn } of clock.pauses) {
    if (!restartedOn) continue;
    due = dueAfter(unit, restartedOn, unitsLeft(unit, on, due, calendar), calendar);
  }
  return due;
}

/** Starts a clock on the day of its trigger, or says why the agreed date cannot stand. */
export function startClock(
  rule: ClockRule,
  startedOn: Day,
  context: DueContext,
): { kind: 'ok'; clock: Clock } | AgreementRefusal {
  const answer = dueOrRefusal(rule, startedOn, context);
  if (answer.kind === 'refused') return answer;
  const clock: Clock = {
    code: rule.code,
    startedOn,
    length: lengthOf(rule, context.lengths),
    unit: rule.unit,
    agreedOn: context.agreedOn ?? null,
    dueOn: answer.dueOn,
    pauses: [],
    end: null,
  };
  return { kind: 'ok', clock };
}

/** Stops the counting from the day after `on`. A missed clock cannot be paused: the miss stays seen. */
export function pause(clock: Clock, on: Day, reason: string): ClockMove {
  if (clock.end) return refuse('ended');
  if (openPause(clock)) return refuse('paused');
  if (isAfter(lastMoveOn(clock), on)) return refuse('before-last-move');
  if (isAfter(on, clock.dueOn)) return refuse('missed');
  if (reason.trim() === '') return refuse('reason-missing');
  const pauses = [...clock.pauses, { on, reason, restartedOn: null }];
  return { kind: 'ok', clock: { ...clock, pauses } };
}

/** Counts on from the day after `on`, with the units that were left when the clock was paused. */
export function restart(clock: Clock, on: Day, calendar: SchoolCalendar): ClockMove {
  if (clock.end) return refuse('ended');
  const paused = openPause(clock);
  if (!paused) return refuse('not-paused');
  if (isAfter(paused.on, on)) return refuse('before-last-move');
  const pauses = [...clock.pauses.slice(0, -1), { ...paused, restartedOn: on }];
  const restarted = { ...clock, pauses };
  return { kind: 'ok', clock: { ...restarted, dueOn: replay(restarted, calendar) } };
}

/** Records that the thing was done on `on`, in time or late. */
export function meet(clock: Clock, on: Day): ClockMove {
  if (clock.end) return refuse('ended');
  if (isAfter(lastMoveOn(clock), on)) return refuse('before-last-move');
  return { kind: 'ok', clock: { ...clock, end: { kind: 'met', on } } };
}

/** Ends a clock that no longer matters, with the reason. */
export function stop(clock: Clock, on: Day, reason: string): ClockMove {
  if (clock.end) return refuse('ended');
  if (isAfter(lastMoveOn(clock), on)) return refuse('before-last-move');
  if (reason.trim() === '') return refuse('reason-missing');
  return { kind: 'ok', clock: { ...clock, end: { kind: 'stopped', on, reason } } };
}

/**
 * The clock under a changed school calendar, and whether its due date moved. Ended clocks and agreed
 * dates that were never paused stay as they are.
 */
export function redate(
  clock: Clock,
  calendar: SchoolCalendar,
): { clock: Clock; dueOn: Day; changed: boolean } {
  const due = clock.end ? clock.dueOn : replay(clock, calendar);
  if (due.equals(clock.dueOn)) return { clock, dueOn: clock.dueOn, changed: false };
  return { clock: { ...clock, dueOn: due }, dueOn: due, changed: true };
}

/** Whether the last day in time has gone by on `today` without the thing done. */
export function isMissed(clock: Clock, today: Day): boolean {
  return !clock.end && !openPause(clock) && isAfter(today, clock.dueOn);
}

/** How a clock stands on `today`. What is done during a pause is done in time. */
export function clockState(clock: Clock, today: Day): ClockState {
  if (clock.end?.kind === 'stopped') return 'stopped';
  const paused = openPause(clock);
  if (clock.end) return !paused && isAfter(clock.end.on, clock.dueOn) ? 'met-late' : 'met';
  if (paused) return 'paused';
  const daysLeft = countDays(today, clock.dueOn);
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'due-today';
  return daysLeft <= DUE_SOON_DAYS ? 'due-soon' : 'running';
}
