import { beforeAll, describe, expect, test } from 'vitest';

import { displayable, UNPRINTABLE_SIGN } from './displayable-data.server';
import { loadDocumentFonts } from './fonts.server';

let coverage: ReadonlySet<number>[];

beforeAll(async () => {
  ({ coverage } = await loadDocumentFonts());
});

/** The places, in the order of the fonts, of those that draw all of the text. */
const drawnBy = (text: string) =>
  coverage.flatMap((family, at) =>
    [...text].every((character) => family.has(character.codePointAt(0)!)) ? [at] : [],
  );
const [latin, nastaliq, gurmukhi, tamil] = [0, 1, 2, 3];

test('the fonts draw the languages they are there for', () => {
  expect(drawnBy('ȘșȚțăâîĄąŁłŻżİıĞğŞşБългарияΕλένηÑñÃãÀà')).toEqual([latin]);
  expect(drawnBy('ٹڈڑےگہھںچپژ۔،؟')).toEqual([nastaliq]);
  expect(drawnBy('ਘਰਵਿੱਚਪੜ੍ਹਾਈ।')).toEqual([gurmukhi]);
  expect(drawnBy('வீட்டில்கல்விஶ்ரீ')).toEqual([tamil]);
  expect(drawnBy(UNPRINTABLE_SIGN)).toEqual([latin]);
  expect(drawnBy('王')).toEqual([]);
});

describe('displayable', () => {
  test('keeps the shape of the data and everything but text', () => {
    const data = { a: [1, true, null, 'ok\u0000'], b: { c: '\u202Ex' } };
    expect(displayable(data, coverage)).toEqual({
      data: { a: [1, true, null, 'ok'], b: { c: 'x' } },
      replaced: false,
    });
  });

  test('one sign stands for one character that cannot be drawn, and it is said', () => {
    expect(displayable('Ana 王小 👨‍👩‍👧', coverage)).toEqual({
      data: `Ana ${UNPRINTABLE_SIGN.repeat(2)} ${UNPRINTABLE_SIGN}`,
      replaced: true,
    });
  });

  test('a mark of another script leaves its base behind', () => {
    expect(displayable('ж\u064Bb', coverage)).toEqual({ data: 'жb', replaced: true });
  });

  test('a mark on its own is shown on a dotted circle', () => {
    expect(displayable('a\n\u0301', coverage)).toEqual({
      data: 'a\n\u25CC\u0301',
      replaced: false,
    });
  });

  test('a word longer than a line may be broken, none of it is lost, an address stays whole', () => {
    const { data } = displayable(
      `${'W'.repeat(10_000)} maria.konstantinopoulou@example.org`,
      coverage,
    );
    const text = data as string;
    expect(text.replaceAll('\u200B', '')).toBe(
      `${'W'.repeat(10_000)} maria.konstantinopoulou@example.org`,
    );
    expect(Math.max(...text.split(/[\s\u200B]/u).map((part) => part.length))).toBeLessThan(41);
    expect(text.endsWith(' maria.konstantinopoulou@example.org')).toBe(true);
  });
});
