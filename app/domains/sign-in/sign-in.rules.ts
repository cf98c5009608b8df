import type { Limit } from '~/platform/auth/rate-limit.server';

/** Who signs in: a parent or carer, or somebody whom an administrator listed. */
export type Audience = 'family' | 'staff';

/** How long a code is good for, in minutes. */
export const codeMinutes = 10;

/** How often a code may be tried. */
export const mostTries = 5;

/**
 * How often codes may be asked for. One network alone cannot use up what an address may have in all
 * (5 is less than 6), so nobody in one place can keep a person in another from signing in; and the
 * limit of an address in all ends after 15 minutes and does not count browsers that signed in to it before.
 * For staff, whose addresses are easily guessed, there is a limit of the day as well.
 */
export const askLimits = {
  network: { name: 'code-network', most: 60, minutes: 15 },
  addressAndNetwork: { name: 'code-address-network', most: 5, minutes: 15 },
  address: { name: 'code-address', most: 6, minutes: 15 },
  staffDay: { name: 'code-staff-day', most: 20, minutes: 24 * 60 },
} as const satisfies Record<string, Limit>;

/** How often codes may be typed in from one network. */
export const tryLimit = {
  name: 'code-try-network',
  most: 120,
  minutes: 15,
} as const satisfies Limit;

const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0be6, 0xff10];

/**
 * A code as people type it, as plain digits: spaces, hyphens and invisible marks are left out, and
 * Arabic-Indic, Persian, Devanagari, Bengali, Gurmukhi, Tamil and full-width digits are read.
 */
export function plainCode(typed: string): string {
  return typed.replace(/[\s\p{Pd}\p{Cf}]/gu, '').replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0)!;
    const zero = zeros.find((first) => point >= first && point < first + 10);
    return zero === undefined ? digit : String(point - zero);
  });
}

/**
 * Where to go after signing in, in the language of the page where the person signed in. An address that
 * brings back a kept form (`kept=`) stays as it is: the form was kept for that very page.
 */
export function inLanguage(path: string, language: string, offered: readonly string[]): string {
  const [, first = ''] = /^\/([^/?#]*)/.exec(path) ?? [];
  if (!offered.includes(first) || /[?&]kept=/.test(path)) return path;
  return `/${language}${path.slice(first.length + 1)}`;
}
