import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDay } from './plan.fields';
import { readStretches, readTime, writeStretches, writeTime } from './time-of-day';
import { readDays } from './written-days';

describe('a time as people write it', () => {
  it.each([
    ['9', 540],
    ['9:05', 545],
    [' 09.30 ', 570],
    ['14:00', 840],
    ['2pm', 840],
    ['2.15 p.m.', 855],
    ['12am', 0],
    ['12 pm', 720],
    ['24:00', 1440],
    ['0:00', 0],
  ])('%s', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it.each(['', '25', '24:01', '9:60', '13pm', '0am', 'noon', '9:5', '9-10', '1e1'])(
    '%s is none',
    (text) => {
      expect(readTime(text)).toBeNull();
    },
  );
});

it('a day is one for which bank holidays are known', () => {
  const read = (year: string) => planDay.safeParse({ day: '1', month: '2', year }).data ?? null;
  expect(['2099', '2100', '9999'].map(read)).toEqual(['2099-02-01', null, null]);
});

describe('stretches of a day', () => {
  const read = (text: string) => readStretches(text);

  it.each([
    ['', []],
    ['9 to 12.30', [[540, 750]]],
    [
      '13:15-17:00, 9:00–12:30',
      [
        [540, 750],
        [795, 1020],
      ],
    ],
    [
      '9am until 1pm and 2pm to 5pm',
      [
        [540, 780],
        [840, 1020],
      ],
    ],
    [
      '9 to 12; 12 to 13',
      [
        [540, 720],
        [720, 780],
      ],
    ],
    ['0 to 24', [[0, 1440]]],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual({
      kind: 'read',
      stretches: expected.map(([from, to]) => ({ from, to })),
    });
  });

  it.each(['9', '12 to 9', '9 to 9', 'all day', '9 to 12 to 14'])('%s is none', (text) => {
    expect(read(text)).toEqual({ kind: 'not-read' });
  });

  it('are not two at once', () => {
    expect(read('9 to 12, 11:59 to 13')).toEqual({ kind: 'overlap' });
  });

  it('are read as they were written', () => {
    const edges = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(edges, (all) => {
        const sorted = [...all].sort((a, b) => a - b);
        const stretches = Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({
          from: sorted[2 * at]!,
          to: sorted[2 * at + 1]!,
        }));
        expect(read(writeStretches(stretches))).toEqual({ kind: 'read', stretches });
        expect(readTime(writeTime(sorted[0]!))).toBe(sorted[0]);
      }),
    );
  });
});

describe('days as people write them', () => {
  it('are read in several ways, sorted, each once', () => {
    expect(readDays('24 12 2026\n1/1/2027, Tue 29th March 2027\n2026-12-24; 3-Sept-2027')).toEqual({
      days: ['2026-12-24', '2027-01-01', '2027-03-29', '2027-09-03'],
    });
    expect(readDays('')).toEqual({ days: [] });
  });

  it.each(['30 2 2027', '24 12', 'Christmas', '24 Foo 2026', '0 1 2027'])('%s is none', (text) => {
    expect(readDays(`1 1 2027\n${text}`)).toEqual({ wrong: text });
  });
});
