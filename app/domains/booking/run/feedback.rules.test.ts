import { describe, expect, it } from 'vitest';
import { feedbackByTerm, termOf } from './feedback.rules';
import type { FeedbackRow } from './feedback.store.server';

const row = (kind: string, month: string, more: Partial<FeedbackRow> = {}): FeedbackRow => ({
  kindId: kind,
  kindCode: kind,
  kindWords: {},
  month,
  useful: 'yes',
  listened: 'yes',
  better: '',
  ...more,
});

describe('the term of a month', () => {
  it.each([
    ['2026-09', 'autumn', 2026],
    ['2026-12', 'autumn', 2026],
    ['2027-01', 'spring', 2027],
    ['2027-03', 'spring', 2027],
    ['2027-04', 'summer', 2027],
    ['2027-08', 'summer', 2027],
  ])('%s is in the %s term', (month, term, year) => {
    expect(termOf(month)).toEqual({ term, year });
  });
});

describe('feedback', () => {
  it('counts the answers of a kind in a term, and lists the words in no order of arrival', () => {
    const [term] = feedbackByTerm([
      row('talk', '2026-09', { better: 'Zebra crossings', useful: 'no' }),
      row('talk', '2026-10', { better: 'A map' }),
      row('talk', '2026-11', { useful: 'partly' }),
    ]);
    expect(term).toMatchObject({ year: 2026, term: 'autumn', withheld: false });
    expect(term!.groups).toHaveLength(1);
    expect(term!.groups[0]).toMatchObject({ people: 3, better: ['A map', 'Zebra crossings'] });
    expect(term!.groups[0]!.questions[0]).toEqual({
      question: 'useful',
      counts: [
        { answer: 'yes', count: 1 },
        { answer: 'partly', count: 1 },
        { answer: 'no', count: 1 },
      ],
    });
  });

  it('puts kinds with fewer than three answers together', () => {
    const [term] = feedbackByTerm([
      row('talk', '2026-10'),
      row('talk', '2026-10'),
      row('workshop', '2026-10', { better: 'Tea' }),
    ]);
    expect(term!.groups).toMatchObject([{ kind: null, people: 3, better: ['Tea'] }]);
  });

  it('shows nothing of so few that even together they are not three, beside those that are enough', () => {
    const rows = [
      row('talk', '2026-10'),
      row('talk', '2026-10'),
      row('talk', '2026-10'),
      row('workshop', '2026-10', { better: 'CanaryWords' }),
      row('drop-in', '2026-10', { better: 'CanaryWords' }),
    ];
    const [term] = feedbackByTerm(rows);
    expect(term).toMatchObject({ withheld: true, groups: [{ people: 3 }] });
    expect(JSON.stringify(term)).not.toContain('CanaryWords');
    expect(feedbackByTerm(rows.slice(3))).toMatchObject([{ groups: [], withheld: true }]);
  });

  it('has the latest term first', () => {
    const three = (month: string) => [1, 2, 3].map(() => row('talk', month));
    const terms = feedbackByTerm([
      ...three('2026-02'),
      ...three('2026-10'),
      ...three('2026-05'),
      ...three('2027-01'),
    ]);
    expect(terms.map(({ year, term }) => `${term} ${year}`)).toEqual([
      'spring 2027',
      'autumn 2026',
      'summer 2026',
      'spring 2026',
    ]);
  });
});
