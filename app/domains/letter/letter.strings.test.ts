import { expect, test } from 'vitest';

import en from '../../../locales/en/letter.json';
import ro from '../../../locales/ro/letter.json';
import ur from '../../../locales/ur/letter.json';

import { letterLanguage } from './letter.strings';

function sentences(strings: object, path = ''): [string, string][] {
  return Object.entries(strings).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : sentences(value as object, `${path}${key}.`),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

test.each([
  ['ro', ro],
  ['ur', ur],
])('%s has the sentences of the English file, with the same values', (_, strings) => {
  const translated = new Map(sentences(strings));
  const expected = sentences(en);
  expect([...translated.keys()].sort()).toEqual(expected.map(([key]) => key).sort());
  for (const [key, text] of expected) {
    expect([key, placeholders(translated.get(key)!)]).toEqual([key, placeholders(text)]);
    expect(translated.get(key)).not.toBe(text);
  }
});

test('Romanian is written with comma below, not cedilla', () => {
  expect(JSON.stringify(ro)).not.toMatch(/[şţŞŢ]/);
  expect(JSON.stringify(ro)).toMatch(/ș/);
});

test('the law is cited alike in each language', () => {
  for (const strings of [en, ro, ur]) {
    const all = JSON.stringify(strings);
    expect(all.match(/SI 2024\/208/g)).toHaveLength(3);
    expect(all).toContain('442');
    expect(all).not.toContain('2006');
  }
});

test('a language without a translation, and keys or values that do not exist', () => {
  expect(letterLanguage('xx')).toBeUndefined();
  expect(letterLanguage('constructor')).toBeUndefined();
  expect(letterLanguage('ro-RO')?.language).toBe('ro');
  const { t } = letterLanguage('en')!;
  expect(() => t('copy')).toThrow(/no sentence copy/);
  expect(() => t('copy.nothing.here')).toThrow(/no sentence/);
  expect(() => t('copy.by')).toThrow(/needs a value for date/);
});
