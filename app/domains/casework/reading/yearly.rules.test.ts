import { describe, expect, it } from 'vitest';
import { emptyYearly, type YearlyAnswers } from '~/domains/evidence';
import { lastBefore, yearlyBeside, type ToldOnce } from './yearly.rules';

const answer = (
  id: string,
  sentAt: string,
  words: string,
  more: Partial<ToldOnce> = {},
): ToldOnce => {
  const yearly: YearlyAnswers = {
    ...emptyYearly(),
    whole: { changed: 'yes', words },
    feeling: 'well',
  };
  return {
    id,
    accountId: 'one',
    itemId: id,
    sentAt: `${sentAt}T10:00:00.000Z`,
    language: 'en',
    answers: { kind: 'yearly', yearly },
    ...more,
  };
};

describe('a yearly answer beside what was told before', () => {
  const all = [
    answer('a', '2024-11-02', 'We began.'),
    answer('b', '2025-11-03', 'Reading has come.'),
    answer('c', '2026-11-04', 'Now it is trains.'),
    answer('x', '2026-10-01', 'Of somebody else', { accountId: 'other' }),
  ];

  it('goes by the newest of the same parent before it, and by nobody else’s', () => {
    expect(lastBefore(all[2]!, all)).toMatchObject({ sendingId: 'b', on: '2025-11-03' });
    expect(lastBefore(all[1]!, all)).toMatchObject({ sendingId: 'a' });
    expect(lastBefore(all[0]!, all)).toBeNull();
    expect(lastBefore(all[3]!, all)).toBeNull();
  });

  it('passes over what was sent to the same request', () => {
    const again = answer('d', '2026-11-20', 'And ships.', { itemId: 'c' });
    expect(lastBefore(again, [...all, again])).toMatchObject({ sendingId: 'b' });
  });

  it('marks what changed, what is as before, and what is new', () => {
    expect(yearlyBeside(all[2]!, all)!.changes).toMatchObject({
      whole: 'changed',
      feeling: 'unchanged',
      help: 'left-out',
    });
    expect(yearlyBeside(all[0]!, all)!.changes).toMatchObject({ whole: 'new', feeling: 'new' });
  });
});
