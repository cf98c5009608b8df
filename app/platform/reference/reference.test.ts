import { describe, expect, test } from 'vitest';
import { createReference, parseReference, REFERENCE_ALPHABET } from './reference';

/** A small repeatable source of bytes, so that a failure can be looked at twice. */
function seededBytes(seed: number) {
  let state = seed;
  return (size: number) =>
    Uint8Array.from({ length: size }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
}

const issued = (() => {
  const bytes = seededBytes(20261121);
  return Array.from({ length: 2000 }, () => createReference('WF', bytes));
})();

function replaceAt(text: string, place: number, character: string): string {
  return text.slice(0, place) + character + text.slice(place + 1);
}

describe('a new reference', () => {
  test('has the shape people know, and nothing that looks like something else', () => {
    for (const reference of issued) expect(reference).toMatch(/^WF-[3-9C-HJ-NP-Y]{4}-\S{5}$/);
    expect(issued.map((r) => r.slice(3)).join('')).not.toMatch(/[0O1ILU5S8B2ZA]/);
    expect(new Set(REFERENCE_ALPHABET).size).toBe(23);
  });

  test('has no prefix if none is wanted', () => {
    expect(createReference('', seededBytes(1))).toMatch(/^\w{4}-\w{5}$/);
    expect(createReference(undefined, seededBytes(1))).toBe(createReference('', seededBytes(1)));
  });

  test('differs from the one before, from the system source too', () => {
    expect(new Set(issued).size).toBe(issued.length);
    const fromSystem = Array.from({ length: 1000 }, () => createReference('WF'));
    expect(new Set(fromSystem).size).toBe(1000);
    for (const reference of fromSystem) expect(parseReference(reference).kind).toBe('ok');
  });

  test('uses every character about as often', () => {
    const seen = new Map<string, number>();
    for (const r of issued)
      for (const c of r.slice(3).replace('-', '')) seen.set(c, (seen.get(c) ?? 0) + 1);
    const expected = (issued.length * 9) / 23;
    for (const c of REFERENCE_ALPHABET) {
      expect(seen.get(c)).toBeGreaterThan(expected * 0.8);
      expect(seen.get(c)).toBeLessThan(expected * 1.2);
    }
  });

  test.each(['wf', 'W1', 'ABCDE', 'W-F', 'W F'])('the prefix %s is an error', (prefix) => {
    expect(() => createReference(prefix)).toThrow(RangeError);
  });

  test('a source that never varies is an error, not a hang', () => {
    expect(() => createReference('WF', (size) => new Uint8Array(size).fill(255))).toThrow(Error);
  });
});

describe('the check character', () => {
  test('any single wrong character is found', () => {
    let tried = 0;
    for (const reference of issued.slice(0, 400)) {
      for (let place = 3; place < reference.length; place++) {
        if (reference[place] === '-') continue;
        for (const wrong of REFERENCE_ALPHABET) {
          if (wrong === reference[place]) continue;
          tried += 1;
          const answer = parseReference(replaceAt(reference, place, wrong));
          if (answer.kind !== 'wrong-check') expect.fail(`${reference} place ${place}: ${wrong}`);
        }
      }
    }
    expect(tried).toBe(400 * 9 * 22);
  });

  test('any two neighbours that changed places are found, across the hyphen too', () => {
    let tried = 0;
    for (const reference of issued) {
      const body = reference.slice(3).replace('-', '');
      for (let place = 0; place + 1 < body.length; place++) {
        const [first, second] = [body[place]!, body[place + 1]!];
        if (first === second) continue;
        tried += 1;
        const swapped = replaceAt(replaceAt(body, place, second), place + 1, first);
        if (parseReference(`WF-${swapped}`).kind !== 'wrong-check') expect.fail(reference);
      }
    }
    expect(tried).toBeGreaterThan(14_000);
  });
});

describe('a reference as typed', () => {
  const reference = issued[0]!;
  const bare = reference.replaceAll('-', '');

  test.each([
    ['as issued', reference],
    ['small letters', reference.toLowerCase()],
    ['no hyphens', bare],
    ['spaces for hyphens', reference.replaceAll('-', ' ')],
    ['spaces everywhere', `  ${[...bare].join(' ')}\u00a0\t`],
    ['another kind of dash', reference.replaceAll('-', ' – ')],
    ['copied from right-to-left text', `\u2067${reference}\u2069\u200f`],
    ['with a full stop', `${reference}.`],
  ])('%s', (_, text) => {
    expect(parseReference(text)).toEqual({ kind: 'ok', reference });
    expect(parseReference(text, 'WF')).toEqual({ kind: 'ok', reference });
  });

  test('the prefix may be left out where it is known', () => {
    expect(parseReference(bare.slice(2), 'WF')).toEqual({ kind: 'ok', reference });
    expect(parseReference(bare.slice(2))).toEqual({ kind: 'ok', reference: reference.slice(3) });
  });

  test.each([
    ['', 'empty'],
    [' - \u200f ', 'empty'],
    [reference.slice(0, -1), 'wrong-length'],
    [`${reference}4`, 'wrong-length'],
    [reference.slice(3, -1), 'wrong-length'],
    [`WFXYZ${bare.slice(2)}`, 'wrong-length'],
    ['X'.repeat(300), 'wrong-length'],
    [`FW${bare.slice(2)}`, 'wrong-prefix'],
    [`W1${bare.slice(2)}`, 'wrong-prefix'],
    [`WF-${replaceAt(bare.slice(2), 3, 'O')}`, 'wrong-characters'],
    [`WF-${replaceAt(bare.slice(2), 3, 'é')}`, 'wrong-characters'],
  ])('%s: %s', (text, kind) => {
    expect(parseReference(text, 'WF').kind).toBe(kind);
  });

  test.each([
    [bare.slice(3), 'wrong-length'],
    [`ABCDE${bare.slice(2)}`, 'wrong-length'],
    [`W1${bare.slice(2)}`, 'wrong-prefix'],
    ['X'.repeat(10_000), 'wrong-length'],
  ])('with no prefix known, %#', (text, kind) => {
    expect(parseReference(text).kind).toBe(kind);
  });
});
