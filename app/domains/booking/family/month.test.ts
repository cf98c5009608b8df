import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { monthOf, startOfDay, type Month } from './month';

const on = (day: string) => Temporal.PlainDate.from(day);

function month(text: string, today: string): Month {
  const found = monthOf(text, on(today));
  if ('kind' in found) throw new Error(found.kind);
  return found;
}

describe('a month', () => {
  it.each([
    ['2027-03', '2027-03-01T00:00:00Z', '2027-03-31T23:00:00Z'],
    ['2027-10', '2027-09-30T23:00:00Z', '2027-11-01T00:00:00Z'],
    ['2026-12', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2027-07', '2027-06-30T23:00:00Z', '2027-07-31T23:00:00Z'],
  ])('%s lasts from one midnight in England to another', (text, from, until) => {
    expect(month(text, '2026-11-28')).toMatchObject({ from, until });
  });

  it.each(['2027-02', '2027-03', '2027-05', '2027-10', '2026-12'])(
    '%s has weeks from Monday to Sunday, each of its days once',
    (text) => {
      const { weeks } = month(text, '2026-11-28');
      const days = weeks.flat();
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(weeks.map((week) => on(week[0]!.date).dayOfWeek)).toEqual(weeks.map(() => 1));
      expect(days.map(({ date }) => date)).toEqual(
        days.map((_, at) => on(days[0]!.date).add({ days: at }).toString()),
      );
      const own = days.filter(({ inMonth }) => inMonth).map(({ date }) => date);
      expect(own).toHaveLength(Temporal.PlainYearMonth.from(text).daysInMonth);
      expect(new Set(own.map((date) => date.slice(0, 7)))).toEqual(new Set([text]));
    },
  );

  it('leads over the end of the year, and to none before the present one', () => {
    expect(month('2026-12', '2026-12-31')).toMatchObject({ previous: null, next: '2027-01' });
    expect(month('2027-01', '2026-12-31')).toMatchObject({ previous: '2026-12', next: '2027-02' });
  });

  it('is past, too far away, or none at all', () => {
    expect(monthOf('2026-11', on('2026-12-01'))).toEqual({ kind: 'past' });
    expect(month('2028-06', '2026-12-01').next).toBeNull();
    expect(monthOf('2028-07', on('2026-12-01'))).toEqual({ kind: 'none' });
    for (const text of ['2026-13', '2026-00', '2026-1', 'December', '2026-12-01', ''])
      expect(monthOf(text, on('2026-12-01'))).toEqual({ kind: 'none' });
  });
});

describe('a day', () => {
  it('begins at midnight in England, also when the clocks change in it', () => {
    expect(startOfDay(on('2027-03-28'))).toBe('2027-03-28T00:00:00Z');
    expect(startOfDay(on('2027-03-29'))).toBe('2027-03-28T23:00:00Z');
    expect(startOfDay(on('2027-10-31'))).toBe('2027-10-30T23:00:00Z');
    expect(startOfDay(on('2027-11-01'))).toBe('2027-11-01T00:00:00Z');
  });
});
