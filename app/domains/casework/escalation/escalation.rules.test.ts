import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  alarmMoment,
  chaseSteps,
  linkLastDay,
  londonMoment,
  type Silence,
} from './escalation.rules';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const calendar = {
  closures: [
    { from: '2026-12-21', to: '2027-01-01', label: 'Winter holiday', kind: 'holiday' as const },
  ],
};
const silent = (today: string, more: Partial<Silence> = {}): Silence => ({
  dueOn: date('2026-11-30'),
  today: date(today),
  level: 0,
  lastChasedOn: null,
  lastToldOn: null,
  linkWorks: true,
  notForThem: false,
  ...more,
});
const steps = (today: string, more: Partial<Silence> = {}) =>
  chaseSteps(silent(today, more), [3, 5, 10], calendar).join(' ');
const chased = { lastChasedOn: date('2026-12-03') };
const one = { ...chased, level: 1, lastToldOn: date('2026-12-07') };
const two = { ...chased, level: 2, lastToldOn: date('2026-12-14') };

describe('what is done about silence', () => {
  it.each<[string, string, Partial<Silence>, string]>([
    ['before the due date', '2026-11-27', {}, ''],
    ['on the due date', '2026-11-30', {}, ''],
    ['two school days late', '2026-12-02', {}, ''],
    ['three school days late', '2026-12-03', {}, 'chase'],
    ['the same day again', '2026-12-03', chased, ''],
    ['the day after', '2026-12-04', chased, ''],
    [
      'chased by hand before the due date',
      '2026-12-03',
      { lastChasedOn: date('2026-11-27') },
      'chase',
    ],
    ['five school days late', '2026-12-07', chased, 'climb-1'],
    ['ten school days late', '2026-12-14', one, 'climb-2'],
    ['the day before the first reminder', '2026-12-20', two, ''],
    ['a week after, in the holidays', '2026-12-21', two, 'remind'],
    ['the runs of three weeks missed', '2026-12-21', {}, 'chase climb-1 climb-2'],
    ['the last link ran out', '2026-12-16', { ...two, linkWorks: false }, 'chase'],
    [
      'the last link ran out, chased today',
      '2026-12-16',
      { ...two, linkWorks: false, lastChasedOn: date('2026-12-16') },
      '',
    ],
    ['it is not for them', '2026-12-03', { notForThem: true }, ''],
    ['it is not for them, and nobody else is asked', '2026-12-07', { notForThem: true }, 'climb-1'],
    [
      'somebody else is asked with a new date, but a senior knows',
      '2026-12-14',
      { ...one, dueOn: date('2026-12-18') },
      'remind',
    ],
  ])('%s (%s)', (_, today, more, expected) => {
    expect(steps(today, more)).toBe(expected);
  });
});

describe('the last day of a link', () => {
  const terms = { linkDays: 30, firstChase: 3, calendar };
  it('is as many days away as the profile says', () => {
    expect(linkLastDay(date('2026-11-23'), date('2026-11-30'), terms).toString()).toBe(
      '2026-12-23',
    );
  });
  it('is never before the next link goes out', () => {
    expect(linkLastDay(date('2026-11-23'), date('2026-12-18'), terms).toString()).toBe(
      '2027-01-06',
    );
  });
});

describe('the alarm of a referral', () => {
  const at = (sent: string, now: string) =>
    alarmMoment(new Date(sent), new Date(now))?.toISOString() ?? null;
  it.each([
    ['a minute before six', '2026-11-23T09:00:00Z', '2026-11-23T17:59:00Z', null],
    ['at six', '2026-11-23T09:00:00Z', '2026-11-23T18:00:00Z', '2026-11-23T18:00:00.000Z'],
    [
      'at six in summer time',
      '2026-07-06T09:00:00Z',
      '2026-07-06T17:00:00Z',
      '2026-07-06T17:00:00.000Z',
    ],
    ['an hour earlier in summer time', '2026-07-06T09:00:00Z', '2026-07-06T16:59:00Z', null],
    [
      'after midnight, where the evening was missed',
      '2026-11-23T09:00:00Z',
      '2026-11-24T02:00:00Z',
      '2026-11-23T18:00:00.000Z',
    ],
    ['next morning', '2026-11-23T09:00:00Z', '2026-11-24T08:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['on a Sunday', '2026-11-20T09:00:00Z', '2026-11-22T10:00:00Z', '2026-11-22T08:00:00.000Z'],
    [
      'before eight, the day before counts',
      '2026-11-20T09:00:00Z',
      '2026-11-22T07:59:00Z',
      '2026-11-21T08:00:00.000Z',
    ],
    [
      'sent in the evening: not the same evening',
      '2026-11-23T18:30:00Z',
      '2026-11-23T23:00:00Z',
      null,
    ],
    [
      'sent in the evening: next morning',
      '2026-11-23T18:30:00Z',
      '2026-11-24T08:00:00Z',
      '2026-11-24T08:00:00.000Z',
    ],
    [
      'on the day the clocks go forward',
      '2027-03-27T10:00:00Z',
      '2027-03-28T07:00:00Z',
      '2027-03-28T07:00:00.000Z',
    ],
  ])('%s', (_, sent, now, expected) => {
    expect(at(sent, now)).toBe(expected);
  });
});

it('a time of day in England is an instant, in winter and in summer', () => {
  expect(londonMoment(date('2026-01-05'), { hour: 18 }).toISOString()).toBe(
    '2026-01-05T18:00:00.000Z',
  );
  expect(londonMoment(date('2026-07-06'), { hour: 18 }).toISOString()).toBe(
    '2026-07-06T17:00:00.000Z',
  );
});
