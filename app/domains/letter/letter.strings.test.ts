import { expect, test } from 'vitest';
import { languageCodes, type Language } from '~/platform/i18n';
import { readWords } from '~/platform/i18n/words';
import { letterLanguage } from './letter.strings';

function sentences(strings: object, path = ''): [string, string][] {
  return Object.entries(strings).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : sentences(value as object, `${path}${key}.`),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

const fileOf = (language: Language) => readWords(language).letter!;
const translations = languageCodes.filter((code) => code !== 'en');

test.each(translations)('%s writes every sentence, with the same values', (language) => {
  const { t } = letterLanguage(language)!;
  for (const [key, english] of sentences(fileOf('en'))) {
    const values = placeholders(english).map((value) => value.slice(2, -2));
    const said = t(key, Object.fromEntries(values.map((name) => [name, `<${name}>`])));
    for (const name of values) expect(said, key).toContain(`<${name}>`);
    expect(said, key).not.toContain('{{');
    expect(said, key).not.toBe(english.replace(/\{\{(\w+)\}\}/g, '<$1>'));
  }
});

test('Romanian is written with comma below, not cedilla', () => {
  expect(JSON.stringify(fileOf('ro'))).not.toMatch(/[şţŞŢ]/);
  expect(JSON.stringify(fileOf('ro'))).toMatch(/ș/);
});

test('the law is cited alike in each language', () => {
  for (const language of languageCodes) {
    const all = JSON.stringify(fileOf(language));
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
