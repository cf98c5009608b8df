/**
 * Twenty-three characters that are hard to take for one another, by eye or over the telephone: no
 * 0 O, 1 I L, U, 5 S, 8 B, 2 Z. `A` is left out too (it is taken for 4, and fewer words appear),
 * which leaves a prime number of characters: the check below rests on that.
 */
export const REFERENCE_ALPHABET = '34679CDEFGHJKMNPQRTVWXY';

const BASE = REFERENCE_ALPHABET.length;
const LENGTH = 9;
const GROUP = 4;
const FAIR_BYTES = 256 - (256 % BASE);
const LONGEST_PREFIX = 4;
const PREFIX = /^[A-Z]{0,4}$/;
/** Spaces, hyphens and dashes of all scripts, dots, and the invisible marks of right-to-left text. */
const NOISE = /[\s\p{Pd}\p{Cf}.]/gu;

export type RandomBytes = (size: number) => Uint8Array;

export type ParsedReference =
  | { kind: 'ok'; reference: string }
  | { kind: 'empty' }
  | { kind: 'wrong-length' }
  | { kind: 'wrong-prefix' }
  | { kind: 'wrong-characters' }
  | { kind: 'wrong-check' };

const secureBytes: RandomBytes = (size) => crypto.getRandomValues(new Uint8Array(size));

/**
 * Each place has its own weight, 1 to 9, and a sound reference sums to a multiple of 23. Since 23 is
 * prime, one wrong character, or two characters that changed places, always spoil the sum.
 */
function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * (place + 1), 0);
}

function checkValue(values: readonly number[]): number {
  const sum = weightedSum(values);
  let check = 0;
  while ((sum + check * LENGTH) % BASE !== 0) check += 1;
  return check;
}

function randomValues(count: number, randomBytes: RandomBytes): number[] {
  const values: number[] = [];
  for (let round = 0; round < 100; round++) {
    for (const byte of randomBytes(2 * count)) {
      if (byte < FAIR_BYTES) values.push(byte % BASE);
      if (values.length === count) return values;
    }
  }
  throw new Error('the source of random bytes does not vary');
}

function format(prefix: string, body: string): string {
  const groups = [body.slice(0, GROUP), body.slice(GROUP)];
  return (prefix === '' ? groups : [prefix, ...groups]).join('-');
}

/**
 * A new reference for people to read out and type, such as `WF-7K4M-9QXCK`: an optional prefix of up
 * to four letters, eight random characters (36 bits) and a check character. It is not a secret, and
 * it may repeat once in some hundred thousand: the store keeps it unique and asks for another.
 * Throws RangeError for any other prefix, Error if `randomBytes` keeps giving the same unusable byte.
 */
export function createReference(prefix = '', randomBytes: RandomBytes = secureBytes): string {
  if (!PREFIX.test(prefix)) throw new RangeError('a prefix is at most four capital letters');
  const values = randomValues(LENGTH - 1, randomBytes);
  const body = [...values, checkValue(values)].map((value) => REFERENCE_ALPHABET[value]).join('');
  return format(prefix, body);
}

/** Where the prefix ends and the nine characters begin, or a code for why that cannot be. */
function split(
  typed: string,
  expectedPrefix: string | undefined,
): { prefix: string; body: string } | 'wrong-length' | 'wrong-prefix' {
  if (expectedPrefix !== undefined) {
    if (typed.length === LENGTH) return { prefix: expectedPrefix, body: typed };
    if (typed.startsWith(expectedPrefix)) {
      const body = typed.slice(expectedPrefix.length);
      return body.length === LENGTH ? { prefix: expectedPrefix, body } : 'wrong-length';
    }
    return typed.length === expectedPrefix.length + LENGTH ? 'wrong-prefix' : 'wrong-length';
  }
  const prefix = typed.slice(0, -LENGTH);
  if (typed.length < LENGTH || prefix.length > LONGEST_PREFIX) return 'wrong-length';
  return PREFIX.test(prefix) ? { prefix, body: typed.slice(-LENGTH) } : 'wrong-prefix';
}

/**
 * Reads a reference as people type it: any case, spaces, hyphens missing or doubled. With
 * `expectedPrefix` a missing prefix is supplied and another one refused; pass it wherever it is
 * known, since the check character does not cover the prefix. Gives the reference as it was issued,
 * or a code that says what is wrong.
 */
export function parseReference(text: string, expectedPrefix?: string): ParsedReference {
  const typed = text.replace(NOISE, '').toUpperCase();
  if (typed === '') return { kind: 'empty' };
  const parts = split(typed, expectedPrefix);
  if (typeof parts === 'string') return { kind: parts };
  const values = [...parts.body].map((character) => REFERENCE_ALPHABET.indexOf(character));
  if (values.includes(-1)) return { kind: 'wrong-characters' };
  if (weightedSum(values) % BASE !== 0) return { kind: 'wrong-check' };
  return { kind: 'ok', reference: format(parts.prefix, parts.body) };
}
