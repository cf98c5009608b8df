import { describe, expect, it } from 'vitest';
import { isMissed, isNamed, patternOf, type ContactMark } from './contact-pattern.rules';
import type { FamilyAdult, FamilyChild } from './family.view';
import { addressKey, householdsOf, isAbout, lastHeardOf, parentsOf } from './household.rules';

const adult = (given: Partial<FamilyAdult> & { id: string }): FamilyAdult =>
  ({
    role: 'parent',
    name: `Adult ${given.id}`,
    relation: null,
    address: null,
    addressSecret: false,
    heard: [],
    ...given,
  }) as FamilyAdult;

const child = (given: Partial<FamilyChild> & { id: string }): FamilyChild =>
  ({ name: `Child ${given.id}`, address: null, toldBy: [], ...given }) as FamilyChild;

const contact = (given: Partial<ContactMark>): ContactMark => ({
  source: 'contact',
  id: String(Math.random()),
  on: '2026-11-03',
  how: 'phone',
  outcome: 'no-answer',
  who: '',
  adultIds: [],
  childIds: [],
  itemId: 'i',
  reference: 'r',
  reviewId: null,
  ...given,
});

const home = (line1: string, postcode: string) => ({ line1, line2: '', town: 'London', postcode });

describe('who lives where', () => {
  it('writes one address in several ways and still finds one home', () => {
    expect(addressKey(home('Flat 2, 1 Larkspur Road', 'E17 4AB'))).toBe(
      addressKey({
        line1: 'FLAT 2',
        line2: '1 Larkspur road.',
        town: 'Walthamstow',
        postcode: 'e174ab',
      }),
    );
  });

  it('puts a child with who told of them, and with both where both did', () => {
    const mother = adult({ id: 'm', address: home('1 A Road', 'E17 1AA') });
    const father = adult({ id: 'f', address: home('9 B Road', 'E17 9BB'), addressSecret: true });
    const [first, second] = householdsOf(
      {
        children: [child({ id: '1', toldBy: ['m', 'f'] }), child({ id: '2', toldBy: ['m'] })],
        relatives: [],
      },
      [mother, father],
    );
    expect(first!.adults).toEqual([mother]);
    expect(first!.children.map(({ id }) => id)).toEqual(['1', '2']);
    expect(first!.secret).toBe(false);
    expect(second!.alsoHere.map(({ id }) => id)).toEqual(['1']);
    expect(second!.secret).toBe(true);
  });

  it('keeps those of whom no address was told apart, at the end', () => {
    const mother = adult({ id: 'm', address: home('1 A Road', 'E17 1AA') });
    const father = adult({ id: 'f', role: 'other-parent', addressSecret: true });
    const homes = householdsOf({ children: [child({ id: '1', toldBy: ['m'] })], relatives: [] }, [
      father,
      mother,
    ]);
    expect(homes.map(({ unknown, number }) => [unknown, number])).toEqual([
      [false, 1],
      [true, 2],
    ]);
    expect(homes[1]!.adults).toEqual([father]);
    expect(homes.map(({ secret }) => secret)).toEqual([false, false]);
  });

  it('puts a relative with the parent whose name or address was told', () => {
    const mother = adult({ id: 'm', name: 'Ioana Pop', address: home('1 A Road', 'E17 1AA') });
    const relative = { id: 'r', livesAt: 'ioana pop', kind: 'under-five' } as never;
    const homes = householdsOf({ children: [], relatives: [relative] }, [mother]);
    expect(homes).toHaveLength(1);
    expect(homes[0]!.relatives).toEqual([relative]);
  });
});

describe('who was heard', () => {
  it('counts a parent who was told of and wrote later as one person', () => {
    const told = adult({ id: 't', role: 'other-parent', name: 'Radu  POP' });
    const own = adult({ id: 'o', name: 'Radu Pop' });
    expect(parentsOf([told, own])).toEqual([own]);
  });

  it('counts somebody with two notices once: reached as the newest says, with every warning', () => {
    const of = { name: 'Ioana Pop', relation: 'mother', accountId: 'a' };
    const first = adult({ ...of, id: '1', safeToWrite: false, safetyNote: 'Not by post' });
    const second = adult({ ...of, id: '2', safeToWrite: true, address: home('2 B Road', 'E17') });
    const parents = parentsOf([first, adult({ id: 'o', accountId: 'b' }), second]);
    expect(parents.map(({ id }) => id)).toEqual(['o', '2']);
    const mother = parents[1]!;
    expect(mother).toMatchObject({ address: second.address, safeToWrite: false });
    expect(mother.safetyNote).toBe('Not by post');
    const met = contact({ source: 'meeting', adultIds: ['1'] });
    expect(isAbout(met, mother, parents)).toBe(true);
    const called = contact({ who: 'the mother', outcome: 'reached' });
    expect(lastHeardOf(mother, parents, [called])).toMatchObject({ how: 'contact' });
    const [at] = householdsOf({ children: [child({ id: 'c', toldBy: ['1'] })], relatives: [] }, [
      mother,
    ]);
    expect(at!.children.map(({ id }) => id)).toEqual(['c']);
  });

  it('hears a father whom the log names as reached, not one who was only tried', () => {
    const father = adult({ id: 'f', role: 'other-parent', name: 'Radu Pop', relation: 'father' });
    const tried = contact({ who: 'Radu Pop', outcome: 'no-answer' });
    expect(lastHeardOf(father, [father], [tried])).toBeNull();
    const reached = contact({ who: 'the father', outcome: 'reached', on: '2026-10-01' });
    expect(lastHeardOf(father, [father], [tried, reached])).toEqual({
      how: 'contact',
      on: '2026-10-01',
    });
    const another = adult({ id: 'g', relation: 'father' });
    expect(lastHeardOf(father, [father, another], [reached])).toBeNull();
  });

  it('takes no name out of another word', () => {
    expect(isNamed('Anabel Pop', 'Ana')).toBe(false);
    expect(isNamed('Ana (mother)', 'ana')).toBe(true);
    expect(isNamed('anybody', '')).toBe(false);
  });
});

describe('the pattern of contact', () => {
  it.each([
    ['no-answer', true],
    ['wrong-number', true],
    ['returned', true],
    ['missed', true],
    ['child-expected', true],
    ['declined', false],
    ['reached', false],
    ['held', false],
    ['sent', false],
    ['left-message', false],
  ])('%s is missed: %s', (outcome, missed) => {
    expect(isMissed({ outcome })).toBe(missed);
  });

  it('lays one try at two children on both rows, in its month', () => {
    const marks = [
      contact({ childIds: ['1', '2'], on: '2026-11-30' }),
      contact({ childIds: ['1'], on: '2026-11-01', outcome: 'missed' }),
    ];
    const people = ['1', '2'].map((id) => ({
      id,
      name: id,
      kind: 'child' as const,
      has: (mark: ContactMark) => mark.childIds.includes(id),
    }));
    const bands = patternOf(people, marks, '2026-11-23');
    expect(bands).toHaveLength(1);
    expect(bands[0]!.from).toBe('2025-12');
    expect(bands[0]!.rows.map(({ missed }) => missed)).toEqual([2, 1]);
    expect(bands[0]!.rows[0]!.cells.at(-1)).toEqual({
      month: '2026-11',
      marks: [
        { kind: 'meeting-missed', count: 1 },
        { kind: 'missed', count: 1 },
      ],
    });
  });

  it('has a band for each of the last three years in which there is something', () => {
    const people = [{ id: '1', name: '1', kind: 'child' as const, has: () => true }];
    const at = (on: string) => patternOf(people, [contact({ on })], '2026-11-23')[0]?.from;
    expect(at('2025-12-01')).toBe('2025-12');
    expect(at('2025-11-30')).toBe('2024-12');
    expect(at('2023-12-01')).toBe('2023-12');
    expect(at('2023-11-30')).toBeUndefined();
  });
});
