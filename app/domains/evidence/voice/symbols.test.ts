import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasKey, languageCodes, translatorFor } from '~/platform/i18n';
import { BOARD_ROWS } from '../evidence.codes';
import { BOARD, SYMBOLS, chosenRows, countChosen, rowBeside, rowOf } from './symbols';

const sprite = readFileSync(join(import.meta.dirname, 'symbols.svg'), 'utf8');
const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]!);
const signs = [...BOARD_ROWS.map((row) => `row-${row}`), 'way-speak', 'way-board'];

describe('the symbols', () => {
  it('are drawn, each once, and no other', () => {
    expect([...drawn].sort()).toEqual([...SYMBOLS, ...signs].sort());
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('are plain drawings: nothing to run, to fetch or to style', () => {
    expect(sprite).not.toMatch(/<(script|style|image|foreignObject|a)\b|href|\bon\w+=|url\(/i);
  });

  it.each(['en', 'ur'] as const)(
    'have a word of their own each, in %s or else in English',
    (language) => {
      const t = translatorFor(language);
      const words = SYMBOLS.map((code) => t(`voice:symbols.${code}`));
      expect(SYMBOLS.filter((code) => !hasKey(`voice:symbols.${code}`))).toEqual([]);
      expect(new Set(words).size).toBe(SYMBOLS.length);
      expect(languageCodes).toContain(language);
    },
  );

  it('are each offered in some row', () => {
    const offered = new Set(Object.values(BOARD).flat());
    expect(SYMBOLS.filter((code) => !offered.has(code))).toEqual([]);
  });
});

describe('the rows', () => {
  it.each(BOARD_ROWS)('%s offers enough to choose from, each symbol once', (row) => {
    expect(BOARD[row].length).toBeGreaterThanOrEqual(14);
    expect(new Set(BOARD[row]).size).toBe(BOARD[row].length);
  });

  it('follow one another from the first to the last', () => {
    const walked = [rowOf(null)];
    for (let next = rowBeside(walked[0]!, 1); next; next = rowBeside(next, 1)) walked.push(next);
    expect(walked).toEqual([...BOARD_ROWS]);
    expect(rowBeside('like', -1)).toBeNull();
    expect(rowBeside('dislike', -1)).toBe('like');
  });

  it('are named by the address; anything else is the first', () => {
    expect(rowOf('places')).toBe('places');
    expect(rowOf('__proto__')).toBe('like');
    expect(rowOf('')).toBe('like');
  });
});

describe('what was chosen', () => {
  it('comes in the order of the board, without empty rows and unknown symbols', () => {
    const board = { places: ['park', 'home'], like: [], more: ['swim', 'no-such'] };
    expect(chosenRows(board)).toEqual([
      { row: 'more', symbols: ['swim'] },
      { row: 'places', symbols: ['home', 'park'] },
    ]);
    expect(countChosen(board)).toBe(3);
    expect(countChosen({})).toBe(0);
  });
});
