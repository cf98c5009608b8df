/** The 23 letters of a UPN: 0 is A, 22 is Z; no I, O or S. */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const UPN_LENGTH = 13;
const UPN_SHAPE = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;
const URN_LENGTH = 6;

export type UpnCheck =
  | { kind: 'ok'; upn: string; temporary: boolean }
  | { kind: 'wrong-length' }
  | { kind: 'wrong-characters' }
  | { kind: 'wrong-check-letter' };

export type UrnCheck =
  { kind: 'ok'; urn: string } | { kind: 'wrong-length' } | { kind: 'wrong-characters' };

export type PostcodeCheck = { kind: 'ok'; postcode: string } | { kind: 'not-a-postcode' };

export type PhoneCheck =
  | { kind: 'ok'; phone: string; international: boolean }
  | { kind: 'wrong-characters' }
  | { kind: 'too-short' }
  | { kind: 'too-long' };

/** Digits of other scripts (Arabic, Persian and Urdu keyboards, full width) as 0 to 9. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** In capitals, with plain digits, without spaces or the invisible marks of right-to-left text. */
function compact(text: string): string {
  return plainDigits(text)
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase();
}

/** A digit counts as itself, a letter as its place in the UPN alphabet. */
function upnValue(character: string): number {
  const letter = UPN_LETTERS.indexOf(character);
  return letter === -1 ? Number(character) : letter;
}

/**
 * Checks a unique pupil number, forgiving of case and spaces; `upn` is how it is to be kept. The
 * check letter stands for the sum, modulo 23, of each later character times its position (2 to 13).
 * A temporary UPN ends in a letter, which counts as its place in the same alphabet (Department for
 * Education, UPN standard 2.0).
 */
export function checkUpn(text: string): UpnCheck {
  const upn = compact(text);
  if (upn.length !== UPN_LENGTH) return { kind: 'wrong-length' };
  if (!UPN_SHAPE.test(upn)) return { kind: 'wrong-characters' };
  let sum = 0;
  for (let place = 1; place < UPN_LENGTH; place++) sum += upnValue(upn.charAt(place)) * (place + 1);
  if (UPN_LETTERS[sum % UPN_LETTERS.length] !== upn[0]) return { kind: 'wrong-check-letter' };
  return { kind: 'ok', upn, temporary: /\D$/.test(upn) };
}

/** Checks the shape of a school's unique reference number: six digits. */
export function checkUrn(text: string): UrnCheck {
  const urn = compact(text);
  if (urn.length !== URN_LENGTH) return { kind: 'wrong-length' };
  return /^\d+$/.test(urn) ? { kind: 'ok', urn } : { kind: 'wrong-characters' };
}

/** Outward shapes A9, A99, A9A, AA9, AA99, AA9A with the letters each place may hold; inward 9AA. */
const POSTCODE =
  /^(?:GIR0AA|(?:[A-PR-UWYZ](?:\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y](?:\d{1,2}|\d[ABEHMNPRV-Y])))\d[ABD-HJLNP-UW-Z]{2})$/;

/**
 * Checks that a text has the shape of a UK postcode, forgiving of case, spaces and dashes, and gives
 * it in capitals with one space. Whether such a postcode exists is not known here.
 */
export function checkPostcode(text: string): PostcodeCheck {
  const letters = compact(text).replace(/[\p{Pd}.]/gu, '');
  if (!POSTCODE.test(letters)) return { kind: 'not-a-postcode' };
  return { kind: 'ok', postcode: `${letters.slice(0, -3)} ${letters.slice(-3)}` };
}

const PHONE_PUNCTUATION = /[\s\p{Cf}\p{Pd}().,/]/gu;
const EXTENSION = /(?:EXTENSION|EXT|X)[.:]?(\d{1,6})$/;
/** Shortest and longest: UK national numbers with their 0; E.164 numbers without the plus. */
const UK_DIGITS = { least: 10, most: 11 };
const INTERNATIONAL_DIGITS = { least: 8, most: 15 };

/**
 * A loose check of a telephone number: UK numbers come out as `020…`, also when given with +44;
 * others as `+40…`; an extension as ` x123` behind. Only the length is judged, never the area.
 */
export function checkPhone(text: string): PhoneCheck {
  const typed = compact(text)
    .replace(/^((?:\+|00)\d{1,3})\(0\)/, '$1')
    .replace(PHONE_PUNCTUATION, '');
  const extension = EXTENSION.exec(typed)?.[1];
  const number = typed
    .replace(EXTENSION, '')
    .replace(/^00/, '+')
    .replace(/^\+440?/, '0');
  if (!/^\+?\d*$/.test(number)) return { kind: 'wrong-characters' };
  const international = number.startsWith('+');
  const digits = number.replace('+', '').length;
  const allowed = international ? INTERNATIONAL_DIGITS : UK_DIGITS;
  if (digits < allowed.least) return { kind: 'too-short' };
  if (digits > allowed.most) return { kind: 'too-long' };
  if (!international && !number.startsWith('0')) return { kind: 'wrong-characters' };
  return { kind: 'ok', phone: extension ? `${number} x${extension}` : number, international };
}

/** Special educational needs: E an education, health and care plan, K SEN support, N none. */
export const SEN_CODES = ['E', 'K', 'N'] as const;
export type SenCode = (typeof SEN_CODES)[number];

/** The Department for Education's ethnicity codes; REFU is refused, NOBT not yet obtained. */
export const ETHNICITY_CODES = [
  'WBRI',
  'WIRI',
  'WIRT',
  'WROM',
  'WOTH',
  'MWBC',
  'MWBA',
  'MWAS',
  'MOTH',
  'AIND',
  'APKN',
  'ABAN',
  'AOTH',
  'BCRB',
  'BAFR',
  'BOTH',
  'CHNE',
  'OOTH',
  'REFU',
  'NOBT',
] as const;
export type EthnicityCode = (typeof ETHNICITY_CODES)[number];
