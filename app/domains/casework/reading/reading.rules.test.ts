import { describe, expect, it } from 'vitest';
import { comparePassages } from './plan-compare.rules';
import { quoteOf, readPassage } from './passage.rules';
import { questionsIn, type ConversationMessage } from './questions.rules';
import { readAbout, readWish } from './reading.schema';

const id = '3f0c1c9e-6f6e-4d5e-9a51-0d7a5c1b2e3f';
const changed = (passages: { text: string; changed: boolean }[]) =>
  passages.filter((one) => one.changed).map(({ text }) => text.trim());

describe('two versions side by side', () => {
  it('marks the sentences that only one of them has', () => {
    const compared = comparePassages('Maths. Reading. Woods.', 'Maths. Letters. Woods.', 'en');
    expect(compared.state).toBe('changed');
    expect(changed(compared.before)).toEqual(['Reading.']);
    expect(changed(compared.now)).toEqual(['Letters.']);
    expect(compared.now.map(({ text }) => text).join('')).toBe('Maths. Letters. Woods.');
  });

  it('tells sentences of Urdu apart', () => {
    const compared = comparePassages('وہ پڑھتا ہے۔ وہ لکھتا ہے۔', 'وہ پڑھتا ہے۔ وہ گاتا ہے۔', 'ur');
    expect(changed(compared.now)).toEqual(['وہ گاتا ہے۔']);
  });

  it.each([
    ['', '', 'empty'],
    ['A.', 'A.', 'unchanged'],
    ['A. B.', 'A.\n B. ', 'unchanged'],
    ['', 'A.', 'added'],
    ['A.', ' ', 'gone'],
  ])('%j and %j are %s', (before, now, state) =>
    expect(comparePassages(before, now, 'en').state).toBe(state),
  );

  it('compares very long texts as a whole', () => {
    const long = (word: string) => `${word}. `.repeat(1200);
    const compared = comparePassages(long('One'), long('Two'), 'en');
    expect(compared.now).toHaveLength(1);
  });
});

describe('passages', () => {
  it.each([
    ['whole', { of: 'whole' }],
    ['area:creative', { of: 'area', area: 'creative' }],
    [`piece:${id}`, { of: 'piece', pieceId: id }],
    ['area:sleep', null],
    ['piece:1', null],
    ['', null],
    [null, null],
  ])('%j', (code, passage) => expect(readPassage(code)).toEqual(passage));

  it('quotes the first 500 characters, never half of one', () => {
    const said = { plan: null, voice: null, note: '🌳'.repeat(600) };
    expect([...quoteOf(said, [], { of: 'whole' })]).toHaveLength(500);
    expect(quoteOf(said, [], { of: 'piece', pieceId: id })).toBe('');
  });

  it('reads what an address asks for, and nothing else', () => {
    const search = (text: string) => new URLSearchParams(text);
    expect(readWish(search(`since=12&beside=${id}`))).toEqual({ since: 12, beside: id });
    expect(readWish(search('since=-1&beside=x'))).toEqual({ since: null, beside: null });
    expect(readAbout(search(`sending=${id}&passage=whole`))).toMatchObject({ sendingId: id });
    expect(readAbout(search('sending=1&passage=whole'))).toBeNull();
  });
});

describe('questions', () => {
  let at = 0;
  const say = (from: string, text: string, asks = false): ConversationMessage => ({
    id: `${(at += 1)}`,
    itemId: id,
    from,
    text,
    language: 'en',
    by: null,
    at: String(at),
    dueOn: null,
    readAt: null,
    data: asks ? { sendingId: id, passage: 'whole', quote: 'words' } : {},
  });

  it('have the answers that came after them', () => {
    const questions = questionsIn([
      say('parent', 'before'),
      say('council', 'first', true),
      say('council', 'second', true),
      say('parent', 'both'),
      say('council', 'thanks'),
      say('parent', 'more'),
      say('council', 'third', true),
    ]);
    const told = questions.map(({ text, answers }) => [text, answers.map((one) => one.text)]);
    expect(told).toEqual([
      ['first', ['both', 'more']],
      ['second', ['both', 'more']],
      ['third', []],
    ]);
  });
});
