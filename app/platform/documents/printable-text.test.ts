import { describe, expect, test } from 'vitest';

import {
  isolate,
  languageDirection,
  oneLine,
  textDirection,
  withoutControls,
} from './printable-text';

describe('withoutControls', () => {
  test.each([
    ['override', 'a\u202Egnp.exe', 'agnp.exe'],
    ['embedding and marks', '\u202Aa\u202C\u200E\u200Fb\u061C', 'ab'],
    ['NUL and other controls', 'a\u0000b\u0007c\u001B[31m\u0085d', 'abc[31m\nd'],
    ['byte order mark and soft hyphen', '\uFEFFex\u00ADample', 'example'],
    ['lone surrogate', 'a\uD800b', 'ab'],
    ['noncharacter', 'a\uFFFEb', 'ab'],
    ['tags', 'a\u{E0041}b', 'ab'],
    ['line ends', 'a\r\nb\rc\u2028d\te', 'a\nb\nc\nd\te'],
    ['decomposed letters', 's\u0326t\u0326', 'șț'],
    ['unclosed isolate', 'a\u2067b', 'a\u2067b\u2069'],
    ['isolate closed too often', 'a\u2069\u2069b', 'ab'],
    ['closed isolate', 'a\u2068b\u2069c', 'a\u2068b\u2069c'],
  ])('%s', (_, text, expected) => {
    expect(withoutControls(text)).toBe(expected);
  });

  test('keeps every letter that a name is written with', () => {
    const names =
      'Ștefan Țară Łukasz Żółć İbrahim ışık Георги Ελένη زینب می\u200Cروم O’Brien 王小明';
    expect(withoutControls(names)).toBe(names);
  });
});

test('oneLine leaves no line end, isolate or doubled space', () => {
  expect(oneLine('  Ana\n\t\u2067Maria\u2069  Pop ')).toBe('Ana Maria Pop');
});

test('direction of a language', () => {
  expect(['ur', 'ur-PK', 'UR', 'ro', 'en-GB', ''].map(languageDirection)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
  ]);
});

test('direction of a text is that of its first letter', () => {
  expect(textDirection('12. زینب and Ana', 'ltr')).toBe('rtl');
  expect(textDirection('"Ana" زینب', 'rtl')).toBe('ltr');
  expect(textDirection('12 - 3', 'rtl')).toBe('rtl');
});

describe('isolate', () => {
  test('wraps only what could reorder the sentence', () => {
    expect(isolate('Ana Pop', 'ltr')).toBe('Ana Pop');
    expect(isolate('زینب', 'ltr')).toBe('\u2068زینب\u2069');
    expect(isolate('Ana Pop', 'rtl')).toBe('\u2068Ana Pop\u2069');
    expect(isolate(' ', 'rtl')).toBe('');
  });

  test('cannot be broken out of', () => {
    expect(isolate('x\u2069\u202E\u2067y', 'rtl')).toBe('\u2068xy\u2069');
  });
});
