import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

// Come with text that was copied (this portal isolates every name, telephones wrap numbers). They say only
// which way a piece runs, which is seen without them: dropped. Joiners and marks are ordinary writing.
const wrapping = /[\u202A-\u202D\u2066-\u2069\uFEFF]/g;
// Makes text read backwards, or hides a part of it: nobody types it in good faith.
const hidden = /[\u202E\uFFF9-\uFFFB]/;
const nothingSeen = /^[\s\u2800\p{Default_Ignorable_Code_Point}]*$/u;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

/** Text as it is kept. What shows nothing at all is empty. */
function clean(value: string): string {
  const kept = value.normalize('NFC').replace(/\r\n?/g, '\n').replace(wrapping, '').trim();
  return nothingSeen.test(kept) ? '' : kept;
}

/** Refuses control characters and what makes other text read as what it is not. Codes: control-characters, hidden-characters. */
export function noHidden(text: string, ctx: z.RefinementCtx): void {
  if (control.test(text)) ctx.addIssue({ code: 'custom', message: 'control-characters' });
  else if (hidden.test(text)) ctx.addIssue({ code: 'custom', message: 'hidden-characters' });
}

/** One line of text that must be given; codes: required, too-long, control-characters, hidden-characters. */
export function line(max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? clean(value).replace(/\s+/g, ' ') : value),
    z.string({ error: 'required' }).min(1, 'required').max(max, 'too-long').superRefine(noHidden),
  );
}

/** One line of text that may be left out (then empty). */
export function optionalLine(max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? clean(value).replace(/\s+/g, ' ') : ''),
    z.string().max(max, 'too-long').superRefine(noHidden),
  );
}

/** Text of several lines that must be given. */
export function text(max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? clean(value) : value),
    z.string({ error: 'required' }).min(1, 'required').max(max, 'too-long').superRefine(noHidden),
  );
}

/** Text of several lines that may be left out (then empty). */
export function optionalText(max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? clean(value) : ''),
    z.string().max(max, 'too-long').superRefine(noHidden),
  );
}

/** One of some codes; code: required. */
export function oneOf<const T extends readonly [string, ...string[]]>(codes: T) {
  return z.enum(codes, { error: 'required' });
}

/** One of some codes, or null where nothing was chosen. */
export function optionalOneOf<const T extends readonly [string, ...string[]]>(codes: T) {
  return z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.enum(codes, { error: 'not-an-option' }).nullable(),
  );
}

/** Several of some codes, each once, none allowed; code: not-an-option. */
export function manyOf<const T extends readonly [string, ...string[]]>(codes: T) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
    z.array(z.enum(codes, { error: 'not-an-option' })),
  );
}

/** A single tick box. */
export const ticked = z.preprocess((value) => value !== undefined && value !== '', z.boolean());

/** An address as it was copied. No letter is made another, so that none stands for another address. */
const plainAddress = (value: string) => value.replace(wrapping, '').trim();

/** An email address; codes: required, email. */
export const emailAddress = z.preprocess(
  (value) => (typeof value === 'string' ? plainAddress(value).replace(/^mailto:/i, '') : value),
  z.string({ error: 'required' }).min(1, 'required').max(254, 'email').pipe(z.email('email')),
);

/** An email address that may be left out (then empty). */
export const optionalEmailAddress = z.preprocess(
  (value) => (typeof value === 'string' ? plainAddress(value) : ''),
  z.union([z.literal(''), z.string().max(254, 'email').pipe(z.email('email'))], { error: 'email' }),
);

const parts = z.object({ day: z.string(), month: z.string(), year: z.string() });

/** Digits as a number; Arabic-Indic and Extended Arabic-Indic digits count too. */
function number(textOfDigits: string): number {
  const latin = textOfDigits
    .trim()
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (d) => String(d.charCodeAt(0) - 0x06f0));
  return /^\d{1,4}$/.test(latin) ? Number(latin) : NaN;
}

function toIsoDate(
  value: unknown,
  ctx: z.RefinementCtx,
  missing: 'required' | null,
): string | null {
  const given = parts.safeParse(value);
  const filled = given.success
    ? Object.values(given.data).filter((part) => part.trim() !== '')
    : [];
  if (!given.success || filled.length === 0) {
    if (missing) ctx.addIssue({ code: 'custom', message: missing });
    return null;
  }
  if (filled.length < 3) {
    ctx.addIssue({ code: 'custom', message: 'date-incomplete' });
    return null;
  }
  const [day, month, year] = [given.data.day, given.data.month, given.data.year].map(number);
  if (year !== undefined && year < 1000) {
    ctx.addIssue({ code: 'custom', message: 'date-year' });
    return null;
  }
  try {
    return Temporal.PlainDate.from(
      { day: day!, month: month!, year: year! },
      { overflow: 'reject' },
    ).toString();
  } catch {
    ctx.addIssue({ code: 'custom', message: 'not-a-date' });
    return null;
  }
}

/** A calendar date from day, month and year, as ISO text; codes: required, date-incomplete, date-year, not-a-date. */
export const calendarDate = z
  .unknown()
  .optional()
  .transform((value, ctx) => toIsoDate(value, ctx, 'required') ?? z.NEVER);

/** A calendar date that may be left out (then null). */
export const optionalCalendarDate = z
  .unknown()
  .optional()
  .transform((value, ctx) => toIsoDate(value, ctx, null));
