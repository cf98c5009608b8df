import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  emailAddress,
  line,
  optionalEmailAddress,
  optionalLine,
  optionalText,
  text,
} from './fields';

const sent = (schema: z.ZodType, value: string) => {
  const result = schema.safeParse(value);
  return result.success ? result.data : result.error.issues[0]?.message;
};
const lines = { line: line(50), optionalLine: optionalLine(50) };
const texts = { ...lines, text: text(50), optionalText: optionalText(50) };
const of = <S>(schemas: Record<string, S>) => Object.entries(schemas);

describe.each(of(texts))('%s', (name, schema) => {
  test.each([
    ['a name from a page of ours', '\u2068Edith\u2069', 'Edith'],
    ['a number from a telephone', '\u202A+44 20 7946 0000\u202C', '+44 20 7946 0000'],
    ['the same from another', '\u202D+44 20 7946 0000\u202C', '+44 20 7946 0000'],
    ['words among others', 'Ask \u2067زینب\u2069 first', 'Ask زینب first'],
    ['a mark of a file', '\uFEFFEdith', 'Edith'],
  ])('takes %s without what came along', (_, value, kept) => {
    expect(sent(schema, value)).toBe(kept);
  });

  test.each(['نرگس\u200Cخان', '👩\u200D👧', 'שלום\u200F'])(
    'keeps what belongs to writing: %s',
    (value) => {
      expect(sent(schema, value)).toBe(value);
    },
  );

  test.each(['\u200B', ' \u200B\u2060 ', '\u2068\u2069', '\u00AD', '\u3164', '\u202E'])(
    'sees nothing in %j',
    (value) => {
      expect(sent(schema, value)).toBe(name.startsWith('optional') ? '' : 'required');
    },
  );

  test('refuses what makes text read as another, and controls', () => {
    expect(sent(schema, 'Ada \u202Etxt.exe')).toBe('hidden-characters');
    expect(sent(schema, 'a \uFFF9b')).toBe('hidden-characters');
    expect(sent(schema, 'a \u0007b')).toBe('control-characters');
    expect(sent(schema, '\u0007')).toBe('control-characters');
  });
});

test.each(of({ emailAddress, optionalEmailAddress }))(
  '%s is taken as it was copied',
  (_, schema) => {
    expect(sent(schema, '\u2068ada@example.org\u2069')).toBe('ada@example.org');
  },
);
