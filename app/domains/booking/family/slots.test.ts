import { describe, expect, it } from 'vitest';
import { daysOfWeek, readSlot, slotValue, weeksOf } from './slots';

const slot = (startsAt: string, area = '') => ({ startsAt, endsAt: startsAt, area });

describe('free times', () => {
  const slots = [
    slot('2026-12-31T09:00:00Z'),
    slot('2027-01-03T23:30:00Z'),
    slot('2027-01-04T10:00:00Z'),
    slot('2027-01-04T10:30:00Z'),
  ];

  it('are counted by weeks from Monday, over the end of the year', () => {
    expect(weeksOf(slots)).toEqual([
      { monday: '2026-12-28', sunday: '2027-01-03', free: 2 },
      { monday: '2027-01-04', sunday: '2027-01-10', free: 2 },
    ]);
    expect(weeksOf([])).toEqual([]);
  });

  it('of a week stand by their day', () => {
    expect(daysOfWeek(slots, '2027-01-04')).toEqual([{ day: '2027-01-04', slots: slots.slice(2) }]);
    expect(daysOfWeek(slots, '2026-12-28').map(({ day }) => day)).toEqual([
      '2026-12-31',
      '2027-01-03',
    ]);
  });

  it('belong to their day in England, whichever clock it keeps', () => {
    // 23:30 in UTC is the next day in summer, and the same in winter.
    const late = [slot('2027-06-06T23:30:00Z'), slot('2027-11-07T23:30:00Z')];
    expect(weeksOf(late).map(({ monday }) => monday)).toEqual(['2027-06-07', '2027-11-01']);
  });

  it('come back from a form as they were, whatever the place is called', () => {
    const strange = slot('2027-01-04T10:00:00Z', 'Lea ~ Bridge');
    expect(readSlot(slotValue(strange))).toEqual({
      startsAt: strange.startsAt,
      area: strange.area,
    });
    expect(readSlot('')).toEqual({ startsAt: '', area: '' });
  });
});
