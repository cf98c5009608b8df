import { describe, expect, test } from 'vitest';

import { letterKind, lettersToWrite } from './letter.rules';
import { child } from './letter.test-support';

test.each([
  ['mainstream', 'deregistration'],
  ['special-other', 'deregistration'],
  ['independent', 'deregistration'],
  ['special-la-placed', 'special-school-consent'],
  ['attendance-order', 'revoke-order'],
  ['never-at-school', 'none'],
  ['home-educated-elsewhere', 'none'],
  ['college-14-16', 'none'],
] as const)('%s: %s', (situation, kind) => {
  expect(letterKind(situation)).toBe(kind);
});

describe('lettersToWrite', () => {
  const larkhill = { name: 'Larkhill Primary School' };
  const named = (letters: ReturnType<typeof lettersToWrite>) =>
    letters.map((letter) => [
      letter.kind,
      ('children' in letter ? letter.children : [letter.child]).map(({ name }) => name).join('+'),
    ]);

  test('one notice for all children of a school, however its name was typed', () => {
    const letters = lettersToWrite([
      child({ name: 'A', school: larkhill }),
      child({ name: 'B', school: { name: 'Beech Academy' } }),
      child({ name: 'C', school: { name: ' larkhill  primary SCHOOL' } }),
    ]);
    expect(named(letters)).toEqual([
      ['deregistration', 'A+C'],
      ['deregistration', 'B'],
    ]);
  });

  test('schools are told apart by number, else by name and address', () => {
    const school = { name: 'St Mary’s' };
    const letters = lettersToWrite([
      child({ name: 'A', school: { ...school, urn: '100001' } }),
      child({ name: 'B', school: { ...school, urn: '100002' } }),
      child({ name: 'C', school: { ...school, addressLines: ['E17'] } }),
      child({ name: 'D', school: { name: 'Saint Mary', urn: '100001' } }),
    ]);
    expect(named(letters).map(([, names]) => names)).toEqual(['A+D', 'B', 'C']);
  });

  test('a request to the council is for one child, also at the same school', () => {
    const letters = lettersToWrite([
      child({ name: 'A', situation: 'special-la-placed', school: larkhill }),
      child({ name: 'B', situation: 'special-la-placed', school: larkhill }),
      child({ name: 'C', situation: 'attendance-order', school: larkhill }),
      child({ name: 'D', situation: 'attendance-order', school: undefined }),
    ]);
    expect(named(letters)).toEqual([
      ['special-school-consent', 'A'],
      ['special-school-consent', 'B'],
      ['revoke-order', 'C'],
      ['revoke-order', 'D'],
    ]);
  });

  test('no letter without a school to leave, or before it is known', () => {
    expect(
      lettersToWrite([
        child({ situation: 'never-at-school', school: undefined }),
        child({ situation: 'college-14-16', school: larkhill }),
        child({ school: undefined }),
        child({ situation: 'special-la-placed', school: undefined }),
      ]),
    ).toEqual([]);
  });
});
