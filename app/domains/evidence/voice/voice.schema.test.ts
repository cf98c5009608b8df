import { describe, expect, it } from 'vitest';
import { parse } from '~/platform/form/parse.server';
import { besideForm, boardForm, voiceWordsForm } from './voice.schema';

const codes = (parsed: ReturnType<typeof parse>) =>
  parsed.ok ? [] : parsed.problems.errors.map(({ field, code }) => `${field} ${code}`);

describe('one row of the board', () => {
  it('takes none, one or several symbols, each once', () => {
    expect(parse(boardForm('like'), {})).toMatchObject({ data: { chosen: [] } });
    expect(parse(boardForm('like'), { chosen: 'swim' })).toMatchObject({
      data: { chosen: ['swim'] },
    });
    expect(parse(boardForm('like'), { chosen: ['swim', 'read', 'swim'] })).toMatchObject({
      data: { chosen: ['swim', 'read'] },
    });
  });

  it('takes no symbol of another row', () => {
    const parsed = parse(boardForm('people'), { chosen: ['mum', 'swim'] });
    expect(parsed.ok).toBe(false);
    expect(codes(parsed)[0]).toContain('not-an-option');
  });
});

describe("the child's words", () => {
  it('may be anything, and nothing', () => {
    const words = '  i dont lik sums!!  \r\nمجھے تیرنا پسند ہے ';
    expect(parse(voiceWordsForm, { version: '3', words })).toMatchObject({
      data: { version: 3, words: 'i dont lik sums!!  \nمجھے تیرنا پسند ہے' },
    });
    expect(parse(voiceWordsForm, { version: '0' })).toMatchObject({ data: { words: '' } });
  });

  it('are refused without the version they were written on', () => {
    expect(codes(parse(voiceWordsForm, { words: 'x' }))).toEqual(['version required']);
  });

  it('have a limit, and no marks that turn text around', () => {
    expect(codes(parse(voiceWordsForm, { version: '0', words: 'a'.repeat(20_001) }))).toEqual([
      'words too-long',
    ]);
    expect(codes(parse(voiceWordsForm, { version: '0', words: 'a\u202Eb' }))).toEqual([
      'words hidden-characters',
    ]);
  });
});

describe('what the person beside adds', () => {
  it('is all optional', () => {
    expect(parse(besideForm, { version: '1' })).toMatchObject({
      data: { note: '', noteBy: '', version: 1 },
    });
  });
});
