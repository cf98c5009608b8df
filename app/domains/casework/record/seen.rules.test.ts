import { describe, expect, it } from 'vitest';
import { ageOf, freshnessOf, isInPerson } from './seen.rules';

const today = '2026-11-23';

describe('how long ago', () => {
  it.each([
    ['2026-11-24', 'today', 0],
    ['2026-11-23', 'today', 0],
    ['2026-11-22', 'days', 1],
    ['2026-09-24', 'days', 60],
    ['2026-09-23', 'months', 2],
    ['2025-09-23', 'months', 14],
    ['2024-11-24', 'months', 23],
    ['2024-11-23', 'years', 2],
    ['2018-06-01', 'years', 8],
  ])('%s is %s %i', (day, unit, count) => {
    expect(ageOf(day, today)).toEqual({ unit, count });
  });
});

describe('how fresh', () => {
  it.each([
    [null, 12, 'never'],
    ['2025-11-22', 12, 'old'],
    ['2025-11-23', 12, 'ageing'],
    ['2026-05-20', 12, 'ageing'],
    ['2026-06-20', 12, 'fresh'],
    ['2026-11-23', 12, 'fresh'],
    ['2000-01-01', undefined, 'fresh'],
    [null, undefined, 'never'],
  ])('%s with %s months is %s', (day, months, freshness) => {
    expect(freshnessOf(day, today, months)).toBe(freshness);
  });
});

it('knows on which occasions nobody is seen in person', () => {
  expect((['phone-call', 'video-call', 'own-voice'] as const).map(isInPerson)).toEqual([
    false,
    false,
    false,
  ]);
  expect(isInPerson('home-visit')).toBe(true);
});
