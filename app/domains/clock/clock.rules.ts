import type { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMonths,
  addSchoolDays,
  addWeeks,
  addWorkingDays,
  countDays,
  noticeLastDay,
  type SchoolCalendar,
} from '~/platform/calendar';

export type ClockUnit =
  | 'school-days'
  | 'working-days'
  | 'days'
  | 'weeks'
  | 'months'
  | 'agreed-date'
  | 'days-beginning-with';

export const CLOCK_CODES = [
  'first-contact',
  'first-review',
  'first-meeting-vulnerable',
  'more-time',
  'second-review',
  's437-notice',
  'apply-for-place',
  'ehcp-leaving-meeting',
  'multi-agency-meeting',
  'annual-review',
  'return-to-setting',
  'special-school-consent',
  'reply-to-parent',
  'evidence-reading',
  's438-notice',
  'ehc-review',
  'extra-review',
  'path-step',
  'escalation-answer',
  'mash-receipt',
  'request-answer',
  'complaint-acknowledge',
  'complaint-answer',
  'data-complaint-acknowledge',
  'own-data-answer',
] as const;
export type ClockCode = (typeof CLOCK_CODES)[number];

/** What sets a clock going. */
export type ClockTrigger =
  | 'council-aware'
  | 'notification-received'
  | 'home-education-begun'
  | 'more-time-asked'
  | 'report-sent'
  | 'notice-served'
  | 'no-suitable-education-found'
  | 'parent-request'
  | 'need-agreed'
  | 'consent-asked'
  | 'parent-wrote'
  | 'evidence-received'
  | 'plan-reviewed'
  | 'review-opened'
  | 'path-begun'
  | 'service-asked'
  | 'referral-sent'
  | 'request-issued'
  | 'complaint-received'
  | 'data-complaint-received'
  | 'own-data-asked';

/**
 * Whether people may agree the date: never; always (the clock has no length of its own); or any date
 * up to the one that the length gives, in one case only with a reason on record.
 */
export type DateAgreement = 'never' | 'required' | 'sooner' | 'sooner-with-reason';

export interface ClockRule {
  readonly code: ClockCode;
  readonly length: number;
  readonly unit: ClockUnit;
  readonly starts: ClockTrigger;
  readonly agreement: DateAgreement;
  /** Where the length comes from: an Act, or what this council has decided. */
  readonly basis: 'law' | 'local-policy';
  readonly source: string;
  /** The shortest length that the law allows, in `unit`. */
  readonly statutoryMinimum?: number;
  /** The longest length that the law allows, in `unit`. */
  readonly statutoryMaximum?: number;
}

type Exceptions = Partial<
  Pick<ClockRule, 'agreement' | 'basis' | 'statutoryMinimum' | 'statutoryMaximum'>
>;

function rule(
  code: ClockCode,
  length: number,
  unit: ClockUnit,
  starts: ClockTrigger,
  source: string,
  exceptions: Exceptions = {},
): ClockRule {
  const usual = { agreement: 'never', basis: 'local-policy' } as const;
  return { code, length, unit, starts, source, ...usual, ...exceptions };
}

/** The clocks with their lengths as published. */
export const CLOCK_RULES: Readonly<Record<ClockCode, ClockRule>> = {
  'first-contact': rule('first-contact', 5, 'school-days', 'council-aware', 'protocol 6.3'),
  'first-review': rule('first-review', 10, 'school-days', 'notification-received', 'protocol 6.4'),
  'first-meeting-vulnerable': rule(
    'first-meeting-vulnerable',
    10,
    'school-days',
    'home-education-begun',
    'protocol 8.11',
  ),
  'more-time': rule('more-time', 0, 'agreed-date', 'more-time-asked', 'protocol 6.5', {
    agreement: 'required',
  }),
  'second-review': rule('second-review', 6, 'weeks', 'report-sent', 'protocol 6.11', {
    agreement: 'sooner',
  }),
  's437-notice': rule(
    's437-notice',
    15,
    'days-beginning-with',
    'notice-served',
    'Education Act 1996 s.437(2)',
    {
      basis: 'law',
      statutoryMinimum: 15,
    },
  ),
  'apply-for-place': rule(
    'apply-for-place',
    15,
    'school-days',
    'no-suitable-education-found',
    'protocol 6.12',
  ),
  'ehcp-leaving-meeting': rule(
    'ehcp-leaving-meeting',
    10,
    'working-days',
    'parent-request',
    'protocol 7.2',
  ),
  'multi-agency-meeting': rule(
    'multi-agency-meeting',
    10,
    'working-days',
    'notification-received',
    'strategy, measures',
  ),
  'annual-review': rule('annual-review', 12, 'months', 'report-sent', 'protocol 6.9', {
    agreement: 'sooner-with-reason',
  }),
  'return-to-setting': rule('return-to-setting', 60, 'days', 'need-agreed', 'strategy, measures'),
  'special-school-consent': rule(
    'special-school-consent',
    15,
    'school-days',
    'consent-asked',
    'no period is set in law',
  ),
  'reply-to-parent': rule('reply-to-parent', 5, 'school-days', 'parent-wrote', 'local policy'),
  'evidence-reading': rule(
    'evidence-reading',
    10,
    'school-days',
    'evidence-received',
    'local policy, as for a first review (protocol 6.4)',
  ),
  's438-notice': rule(
    's438-notice',
    15,
    'days-beginning-with',
    'notice-served',
    'Education Act 1996 s.438(3)',
    { basis: 'law', statutoryMinimum: 15 },
  ),
  'ehc-review': rule(
    'ehc-review',
    12,
    'months',
    'plan-reviewed',
    'Children and Families Act 2014 s.44',
    { basis: 'law' },
  ),
  'extra-review': rule('extra-review', 0, 'agreed-date', 'review-opened', 'local policy', {
    agreement: 'required',
  }),
  'path-step': rule('path-step', 0, 'agreed-date', 'path-begun', 'local policy', {
    agreement: 'required',
  }),
  'escalation-answer': rule(
    'escalation-answer',
    0,
    'agreed-date',
    'service-asked',
    'local policy',
    {
      agreement: 'required',
    },
  ),
  'mash-receipt': rule('mash-receipt', 0, 'agreed-date', 'referral-sent', 'local policy', {
    agreement: 'required',
  }),
  'request-answer': rule('request-answer', 0, 'agreed-date', 'request-issued', 'local policy', {
    agreement: 'required',
  }),
  'complaint-acknowledge': rule(
    'complaint-acknowledge',
    5,
    'working-days',
    'complaint-received',
    'local policy',
  ),
  'complaint-answer': rule(
    'complaint-answer',
    20,
    'working-days',
    'complaint-received',
    'local policy',
  ),
  'data-complaint-acknowledge': rule(
    'data-complaint-acknowledge',
    30,
    'days',
    'data-complaint-received',
    'Data Protection Act 2018 s.164A',
    { basis: 'law', statutoryMaximum: 30 },
  ),
  'own-data-answer': rule('own-data-answer', 1, 'months', 'own-data-asked', 'UK GDPR Art. 12(3)', {
    basis: 'law',
    statutoryMaximum: 1,
  }),
};

/** A council's own lengths, each in its clock's unit; what is left out is as published. */
export type ClockLengths = Readonly<Partial<Record<ClockCode, number>>>;

export type LengthProblem =
  | { kind: 'unknown-clock'; clock: string }
  | { kind: 'not-a-length'; clock: ClockCode }
  | { kind: 'date-always-agreed'; clock: ClockCode }
  | { kind: 'below-statutory-minimum'; clock: ClockCode; minimum: number }
  | { kind: 'above-statutory-maximum'; clock: ClockCode; maximum: number };

function isClockCode(text: string): text is ClockCode {
  return (CLOCK_CODES as readonly string[]).includes(text);
}

function lengthProblem(clock: string, length: unknown): LengthProblem | undefined {
  if (!isClockCode(clock)) return { kind: 'unknown-clock', clock };
  const rule = CLOCK_RULES[clock];
  if (rule.unit === 'agreed-date') return { kind: 'date-always-agreed', clock };
  if (!Number.isInteger(length) || Number(length) < 1) return { kind: 'not-a-length', clock };
  const minimum = rule.statutoryMinimum ?? 0;
  if (Number(length) < minimum) return { kind: 'below-statutory-minimum', clock, minimum };
  const maximum = rule.statutoryMaximum ?? Infinity;
  if (Number(length) > maximum) return { kind: 'above-statutory-maximum', clock, maximum };
  return undefined;
}

/** What is wrong with the lengths in a council's profile, for the check at start; empty if nothing. */
export function checkClockLengths(lengths: Readonly<Record<string, unknown>>): LengthProblem[] {
  return Object.entries(lengths).flatMap(([clock, length]) => lengthProblem(clock, length) ?? []);
}

/**
 * The length that applies at this council, in the rule's unit. Never less than the law allows, nor
 * more, even if the profile says so. Throws RangeError for a length that is not a whole number of at least 1.
 */
export function lengthOf(rule: ClockRule, lengths: ClockLengths): number {
  if (rule.unit === 'agreed-date') return 0;
  const length = lengths[rule.code] ?? rule.length;
  if (!Number.isInteger(length) || length < 1) {
    throw new RangeError(`the length of the clock ${rule.code} is not a whole number above 0`);
  }
  const atLeast = Math.max(length, rule.statutoryMinimum ?? 0);
  return Math.min(atLeast, rule.statutoryMaximum ?? Infinity);
}

export interface DueContext {
  readonly calendar: SchoolCalendar;
  readonly lengths: ClockLengths;
  readonly agreedOn?: Temporal.PlainDate;
  /** Why an earlier date was agreed, where that must be on record (protocol 6.9). */
  readonly reason?: string;
}

export type AgreementRefusal =
  | { kind: 'refused'; because: 'date-missing' | 'date-not-agreeable' | 'before-start' }
  | { kind: 'refused'; because: 'reason-missing' }
  | { kind: 'refused'; because: 'too-late'; latest: Temporal.PlainDate };

/** The due date by length alone. Throws TypeError for a unit with no length. */
export function dueByLength(
  unit: ClockUnit,
  length: number,
  startedOn: Temporal.PlainDate,
  calendar: SchoolCalendar,
): Temporal.PlainDate {
  switch (unit) {
    case 'school-days':
      return addSchoolDays(startedOn, length, calendar);
    case 'working-days':
      return addWorkingDays(startedOn, length);
    case 'days':
      return addDays(startedOn, length);
    case 'weeks':
      return addWeeks(startedOn, length);
    case 'months':
      return addMonths(startedOn, length);
    case 'days-beginning-with':
      return noticeLastDay(startedOn, length);
    case 'agreed-date':
      throw new TypeError('a clock with an agreed date has no length');
  }
}

/** As `dueOn`, with a refusal where the agreed date cannot stand. */
export function dueOrRefusal(
  rule: ClockRule,
  startedOn: Temporal.PlainDate,
  { calendar, lengths, agreedOn, reason }: DueContext,
): { kind: 'ok'; dueOn: Temporal.PlainDate } | AgreementRefusal {
  const refuse = (because: 'date-missing' | 'date-not-agreeable' | 'before-start') =>
    ({ kind: 'refused', because }) as const;
  if (rule.agreement === 'required') {
    if (!agreedOn) return refuse('date-missing');
    return countDays(startedOn, agreedOn) < 0
      ? refuse('before-start')
      : { kind: 'ok', dueOn: agreedOn };
  }
  const latest = dueByLength(rule.unit, lengthOf(rule, lengths), startedOn, calendar);
  if (!agreedOn) return { kind: 'ok', dueOn: latest };
  if (rule.agreement === 'never') return refuse('date-not-agreeable');
  if (countDays(startedOn, agreedOn) < 0) return refuse('before-start');
  const sooner = countDays(agreedOn, latest);
  if (sooner < 0) return { kind: 'refused', because: 'too-late', latest };
  if (sooner > 0 && rule.agreement === 'sooner-with-reason' && !reason?.trim()) {
    return { kind: 'refused', because: 'reason-missing' };
  }
  return { kind: 'ok', dueOn: agreedOn };
}

/**
 * The last day on which the thing is still in time. The day of the trigger is not counted, except
 * for a notice "beginning with" the day of service. Throws RangeError where `startClock` would refuse
 * the agreed date: check what people enter there.
 */
export function dueOn(
  rule: ClockRule,
  startedOn: Temporal.PlainDate,
  context: DueContext,
): Temporal.PlainDate {
  const answer = dueOrRefusal(rule, startedOn, context);
  if (answer.kind === 'ok') return answer.dueOn;
  throw new RangeError(`the clock ${rule.code} has no due date: ${answer.because}`);
}
