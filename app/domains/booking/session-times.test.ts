import { describe, expect, it } from 'vitest';
import { formatDay } from '~/platform/i18n';
import { languageName } from './language-names';
import {
  dayOf,
  lengthWords,
  momentWords,
  timeOf,
  timeRange,
  whenWords,
  zoneOf,
} from './session-times';
import { kindTitle, sessionAbout, sessionTitle } from './session-words';

describe('the time of a session', () => {
  it.each([
    ['2027-03-27T14:00:00Z', '2027-03-27T16:00:00Z', '14:00 to 16:00, UK winter time (GMT)'],
    ['2027-03-28T13:00:00Z', '2027-03-28T15:00:00Z', '14:00 to 16:00, UK summer time (BST)'],
    ['2027-10-30T13:00:00Z', '2027-10-30T15:00:00Z', '14:00 to 16:00, UK summer time (BST)'],
    ['2027-10-31T14:00:00Z', '2027-10-31T16:00:00Z', '14:00 to 16:00, UK winter time (GMT)'],
  ])('from %s is said as it is in England, with its zone', (from, to, words) => {
    expect(timeRange('en', from, to)).toBe(words);
  });

  it.each([
    // Spring: 01:00 GMT becomes 02:00 BST; autumn: 02:00 BST becomes 01:00 GMT.
    ['2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z', '0:30', 'gmt', '2:30', 'bst'],
    ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z', '1:30', 'bst', '1:30', 'gmt'],
  ])('over the change of clocks at %s names both zones', (from, to, at, zone, until, then) => {
    expect([zoneOf(from), zoneOf(to)]).toEqual([zone, then]);
    const words = timeRange('en', from, to);
    expect(words).toContain(`${at}, UK ${zone === 'gmt' ? 'winter' : 'summer'} time`);
    expect(words).toContain(`to ${until}, UK ${then === 'gmt' ? 'winter' : 'summer'} time`);
    expect(lengthWords('en', from, to)).toBe('1 hour');
  });

  it('is on its day in England, not in UTC', () => {
    expect(dayOf('2027-06-30T23:30:00Z')).toBe('2027-07-01');
    expect(dayOf('2026-12-31T23:30:00Z')).toBe('2026-12-31');
    expect(whenWords('en', '2027-06-30T23:30:00Z', '2027-07-01T00:15:00Z')).toBe(
      `${formatDay('en', '2027-07-01')}, 0:30 to 1:15, UK summer time (BST)`,
    );
    expect(momentWords('en', '2026-12-31T23:30:00Z')).toBe(
      `${formatDay('en', '2026-12-31')} at 23:30, UK winter time (GMT)`,
    );
  });

  it('keeps its own direction among words that run the other way', () => {
    expect(timeOf('ur', '2027-01-04T14:00:00Z')).toMatch(/^\u2068.*2:00.*\u2069$/);
    expect(timeOf('ro', '2027-01-04T14:00:00Z')).toBe('14:00');
  });

  it('lasts hours and minutes in words', () => {
    expect(lengthWords('en', '2027-01-04T10:00:00Z', '2027-01-04T10:20:00Z')).toBe('20 minutes');
    expect(lengthWords('en', '2027-01-04T10:00:00Z', '2027-01-04T11:01:00Z')).toBe(
      '1 hour and 1 minute',
    );
  });
});

describe('the words of a session', () => {
  const talk = { words: {}, kindCode: 'talk', kindWords: {} };

  it('are its own, in English where nobody translated them, before those of its kind', () => {
    const words = { en: { title: 'Sums in the garden' } };
    expect(sessionTitle({ ...talk, words }, 'ro')).toEqual({
      text: 'Sums in the garden',
      language: 'en',
    });
    expect(sessionTitle(talk, 'en')).toEqual({ text: 'Talk', language: 'en' });
    expect(
      sessionTitle({ ...talk, words: { ro: { title: 'Aritmetică' }, ...words } }, 'ro'),
    ).toEqual({ text: 'Aritmetică', language: 'ro' });
  });

  it("of a kind are the council's where there are any", () => {
    const words = { en: { title: 'Coffee', about: '  ' } };
    expect(kindTitle({ code: 'drop-in', words }, 'en').text).toBe('Coffee');
    expect(kindTitle({ code: null, words }, 'ur')).toEqual({ text: 'Coffee', language: 'en' });
    expect(kindTitle({ code: 'never-heard', words: null }, 'en').text).toBe('');
    expect(
      sessionAbout({ words: null, kindCode: 'drop-in', kindWords: words }, 'en').text,
    ).toContain('Come by');
  });
});

describe('the name of a language', () => {
  it('is in the language of the reader, and knows British Sign Language', () => {
    expect(languageName('en', 'pa')).toBe('Punjabi');
    expect(languageName('ro', 'ur')).toBe('urdu');
    expect(languageName('en', 'bfi')).toBe('British Sign Language');
  });
});
