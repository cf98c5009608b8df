import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, isSchoolDay, isWorkingDay, type SchoolCalendar } from '~/platform/calendar';
import {
  checkClockLengths,
  CLOCK_CODES,
  CLOCK_RULES,
  dueOn,
  lengthOf,
  type ClockCode,
  type DueContext,
} from './clock.rules';

const date = (iso: string) => Temporal.PlainDate.from(iso);
/** The clocks with no length of their own. */
const AGREED = CLOCK_CODES.filter((code) => CLOCK_RULES[code].unit === 'agreed-date');
const calendar: SchoolCalendar = {
  closures: [
    { from: '2026-10-26', to: '2026-10-30', label: 'Autumn half term', kind: 'holiday' },
    { from: '2026-12-21', to: '2027-01-01', label: 'Winter holiday', kind: 'holiday' },
  ],
};
const due = (code: ClockCode, startedOn: string, more: Partial<DueContext> = {}) =>
  dueOn(CLOCK_RULES[code], date(startedOn), { calendar, lengths: {}, ...more }).toString();

describe('the clocks as published', () => {
  test.each<[ClockCode, string, string]>([
    ['first-contact', '2026-11-21', '2026-11-27'],
    ['first-contact', '2026-11-23', '2026-11-30'],
    ['first-contact', '2026-12-14', '2027-01-04'],
    ['first-contact', '2026-10-22', '2026-11-05'],
    ['reply-to-parent', '2026-12-14', '2027-01-04'],
    ['first-review', '2026-11-23', '2026-12-07'],
    ['first-review', '2026-12-14', '2027-01-11'],
    ['first-meeting-vulnerable', '2026-12-14', '2027-01-11'],
    ['apply-for-place', '2026-12-14', '2027-01-18'],
    ['special-school-consent', '2026-12-14', '2027-01-18'],
    ['ehcp-leaving-meeting', '2026-11-23', '2026-12-07'],
    ['ehcp-leaving-meeting', '2026-12-16', '2027-01-04'],
    ['multi-agency-meeting', '2026-12-16', '2027-01-04'],
    ['s437-notice', '2026-11-23', '2026-12-07'],
    ['s437-notice', '2026-12-18', '2027-01-01'],
    ['s438-notice', '2026-11-23', '2026-12-07'],
    ['s438-notice', '2026-12-18', '2027-01-01'],
    ['second-review', '2026-11-23', '2027-01-04'],
    ['annual-review', '2026-11-23', '2027-11-23'],
    ['annual-review', '2028-02-29', '2029-02-28'],
    ['ehc-review', '2026-11-23', '2027-11-23'],
    ['ehc-review', '2028-02-29', '2029-02-28'],
    ['return-to-setting', '2026-11-23', '2027-01-22'],
    ['complaint-acknowledge', '2026-11-21', '2026-11-27'],
    ['complaint-acknowledge', '2026-12-23', '2027-01-04'],
    ['complaint-answer', '2026-11-23', '2026-12-21'],
    ['complaint-answer', '2026-12-14', '2027-01-14'],
    ['data-complaint-acknowledge', '2026-11-23', '2026-12-23'],
    ['data-complaint-acknowledge', '2027-01-31', '2027-03-02'],
    ['own-data-answer', '2026-11-23', '2026-12-23'],
    ['own-data-answer', '2027-01-31', '2027-02-28'],
    ['own-data-answer', '2028-01-31', '2028-02-29'],
  ])('%s from %s: %s', (code, startedOn, expected) => {
    expect(due(code, startedOn)).toBe(expected);
  });

  test.each<[ClockCode, string, string]>([
    ['first-contact', '2026-03-27', '2026-04-07'],
    ['s437-notice', '2026-03-20', '2026-04-03'],
    ['s437-notice', '2026-10-20', '2026-11-03'],
    ['s438-notice', '2026-10-20', '2026-11-03'],
    ['second-review', '2026-03-01', '2026-04-12'],
    ['return-to-setting', '2026-10-01', '2026-11-30'],
  ])('%s from %s, over a clock change: %s', (code, startedOn, expected) => {
    expect(due(code, startedOn)).toBe(expected);
  });

  test('the notices, the review of a plan and data protection are law; the source of each clock is named', () => {
    const law = CLOCK_CODES.filter((code) => CLOCK_RULES[code].basis === 'law');
    expect(law).toEqual([
      's437-notice',
      's438-notice',
      'ehc-review',
      'data-complaint-acknowledge',
      'own-data-answer',
    ]);
    for (const code of CLOCK_CODES) {
      expect(CLOCK_RULES[code].code).toBe(code);
      expect(CLOCK_RULES[code].source).toMatch(
        /^(protocol \d|strategy|Education Act|Children and Families Act|Data Protection Act|UK GDPR|local policy|no period is set in law)/,
      );
    }
  });
});

describe('an agreed date', () => {
  test.each(AGREED)('is what %s means, on whatever day', (code) => {
    expect(CLOCK_RULES[code].agreement).toBe('required');
    expect(due(code, '2026-11-23', { agreedOn: date('2026-12-20') })).toBe('2026-12-20');
    expect(due(code, '2026-11-23', { agreedOn: date('2026-11-23') })).toBe('2026-11-23');
    expect(() => due(code, '2026-11-23')).toThrow('date-missing');
    expect(() => due(code, '2026-11-23', { agreedOn: date('2026-11-22') })).toThrow('before-start');
  });

  test('of a second review is at most six weeks off', () => {
    const agree = (iso: string) => due('second-review', '2026-11-23', { agreedOn: date(iso) });
    expect(agree('2026-12-10')).toBe('2026-12-10');
    expect(agree('2027-01-04')).toBe('2027-01-04');
    expect(() => agree('2027-01-05')).toThrow('too-late');
  });

  test('of an annual review is sooner only with a reason', () => {
    const agree = (iso: string, reason?: string) =>
      due('annual-review', '2026-11-23', { agreedOn: date(iso), ...(reason && { reason }) });
    expect(agree('2027-11-23')).toBe('2027-11-23');
    expect(agree('2027-05-01', 'the parent asked')).toBe('2027-05-01');
    expect(() => agree('2027-05-01')).toThrow('reason-missing');
    expect(() => agree('2027-05-01', '  ')).toThrow('reason-missing');
    expect(() => agree('2027-11-24', 'no')).toThrow('too-late');
  });

  test('cannot replace a length in days', () => {
    const agreedOn = date('2026-11-25');
    expect(() => due('first-contact', '2026-11-23', { agreedOn })).toThrow('date-not-agreeable');
    expect(() => due('s437-notice', '2026-11-23', { agreedOn })).toThrow('date-not-agreeable');
    expect(() => due('s438-notice', '2026-11-23', { agreedOn })).toThrow('date-not-agreeable');
    expect(() => due('ehc-review', '2026-11-23', { agreedOn })).toThrow('date-not-agreeable');
  });
});

describe("a council's own lengths", () => {
  test('replace the published ones', () => {
    expect(due('first-contact', '2026-11-23', { lengths: { 'first-contact': 3 } })).toBe(
      '2026-11-26',
    );
    expect(due('s437-notice', '2026-11-23', { lengths: { 's437-notice': 21 } })).toBe('2026-12-13');
    expect(due('annual-review', '2026-11-23', { lengths: { 'first-contact': 3 } })).toBe(
      '2027-11-23',
    );
  });

  test('cannot go below the law, even unchecked', () => {
    expect(due('s437-notice', '2026-11-23', { lengths: { 's437-notice': 14 } })).toBe('2026-12-07');
    expect(due('s438-notice', '2026-11-23', { lengths: { 's438-notice': 1 } })).toBe('2026-12-07');
  });

  test('cannot go beyond what the law allows, even unchecked; may be shorter', () => {
    const data = (length: number) =>
      due('data-complaint-acknowledge', '2026-11-23', {
        lengths: { 'data-complaint-acknowledge': length },
      });
    expect(data(31)).toBe('2026-12-23');
    expect(data(10)).toBe('2026-12-03');
    expect(due('own-data-answer', '2026-11-23', { lengths: { 'own-data-answer': 3 } })).toBe(
      '2026-12-23',
    );
    expect(checkClockLengths({ 'data-complaint-acknowledge': 31, 'own-data-answer': 2 })).toEqual([
      { kind: 'above-statutory-maximum', clock: 'data-complaint-acknowledge', maximum: 30 },
      { kind: 'above-statutory-maximum', clock: 'own-data-answer', maximum: 1 },
    ]);
    const shorter = { 'data-complaint-acknowledge': 30, 'complaint-answer': 60 };
    expect(checkClockLengths(shorter)).toEqual([]);
  });

  test.each([0, -5, 2.5, Number.NaN])('%d is an error', (length) => {
    const lengths = { 'first-contact': length };
    expect(() => lengthOf(CLOCK_RULES['first-contact'], lengths)).toThrow(RangeError);
    expect(checkClockLengths(lengths)).toEqual([{ kind: 'not-a-length', clock: 'first-contact' }]);
  });

  test('are checked as a whole', () => {
    expect(checkClockLengths({})).toEqual([]);
    expect(checkClockLengths({ 'first-contact': 1, 's437-notice': 15 })).toEqual([]);
    expect(
      checkClockLengths({ 's437-notice': 14, 'more-time': 5, constructor: 3, 'first-review': '5' }),
    ).toEqual([
      { kind: 'below-statutory-minimum', clock: 's437-notice', minimum: 15 },
      { kind: 'date-always-agreed', clock: 'more-time' },
      { kind: 'unknown-clock', clock: 'constructor' },
      { kind: 'not-a-length', clock: 'first-review' },
    ]);
  });
});

describe('whatever the calendar', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(date('2026-01-01'), n));
  const closures = fc.array(
    fc.tuple(day, fc.nat(20)).map(([from, length]) => ({
      from: from.toString(),
      to: addDays(from, length).toString(),
      label: 'closed',
      kind: 'holiday' as const,
    })),
    { maxLength: 12 },
  );
  const code = fc.constantFrom(...CLOCK_CODES.filter((c) => !AGREED.includes(c)));
  const length = fc.integer({ min: 1, max: 60 });

  test('more holidays never bring a due date forward', () => {
    fc.assert(
      fc.property(code, day, closures, closures, length, (c, from, some, more, n) => {
        const lengths = { [c]: n };
        const early = due(c, from.toString(), { calendar: { closures: some }, lengths });
        const late = due(c, from.toString(), {
          calendar: { closures: [...some, ...more] },
          lengths,
        });
        expect(late >= early).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a clock in school or working days never ends on a day that is not one', () => {
    fc.assert(
      fc.property(code, day, closures, length, (c, from, some, n) => {
        const context = { calendar: { closures: some }, lengths: { [c]: n } };
        const last = dueOn(CLOCK_RULES[c], from, context);
        const { unit } = CLOCK_RULES[c];
        if (unit === 'school-days') expect(isSchoolDay(last, context.calendar)).toBe(true);
        if (unit === 'working-days') expect(isWorkingDay(last)).toBe(true);
        expect(last.toString() >= from.toString()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a notice is never under fifteen days, the day of service included', () => {
    const notice = fc.constantFrom<ClockCode>('s437-notice', 's438-notice');
    fc.assert(
      fc.property(notice, day, closures, length, (c, from, some, n) => {
        const lengths = { [c]: n };
        const last = dueOn(CLOCK_RULES[c], from, { calendar: { closures: some }, lengths });
        expect(from.until(last).days + 1).toBe(Math.max(15, n));
      }),
    );
  });
});
