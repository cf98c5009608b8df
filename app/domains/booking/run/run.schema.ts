import { z } from 'zod';
import { INTERPRETERS, SESSION_MODES, SPOKEN_LANGUAGES } from '../booking.codes';
import {
  oneOf,
  optionalEmailAddress,
  optionalLine,
  optionalOneOf,
  optionalText,
} from '~/platform/form/fields';
import { languageCodes } from '~/platform/i18n/languages';

const NOTE_MAX = 1000;
const SHORT = 120;

/** A whole number in a field, written in digits of any script; codes: required, not-a-number, too-many. */
function count(most: number, none: number | null = null) {
  return z.preprocess(
    (value) => {
      const typed = typeof value === 'string' ? latin(value.trim()) : '';
      if (typed === '') return none ?? undefined;
      return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
    },
    z
      .number({ error: (issue) => (issue.input === undefined ? 'required' : 'not-a-number') })
      .min(0, 'not-a-number')
      .max(most, 'too-many'),
  );
}

function latin(digits: string): string {
  return digits
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (d) => String(d.charCodeAt(0) - 0x06f0));
}

/** One of some codes, or empty where nothing was chosen. */
function maybe(codes: readonly string[]) {
  return z.preprocess((value) => value ?? '', z.enum(['', ...codes], { error: 'not-an-option' }));
}

/** Who comes, as staff write it down on the telephone. Nothing but the numbers is needed. */
const who = {
  name: optionalLine(SHORT),
  phone: optionalLine(40),
  adults: count(20),
  children: count(30, 0),
  spoken: maybe(SPOKEN_LANGUAGES),
  interpreter: maybe(INTERPRETERS),
  interpreterOther: optionalLine(60),
  accessNeeds: optionalText(NOTE_MAX),
  topic: optionalText(NOTE_MAX),
  whereText: optionalText(300),
};

type Numbers = { adults: number; children: number; interpreter: string; interpreterOther: string };

function soundNumbers(form: Numbers, ctx: z.RefinementCtx): void {
  if (form.adults + form.children === 0)
    ctx.addIssue({ code: 'custom', message: 'nobody-comes', path: ['adults'] });
  if (form.interpreter === 'other' && form.interpreterOther === '')
    ctx.addIssue({ code: 'custom', message: 'required', path: ['interpreterOther'] });
}

const booking = {
  ...who,
  email: optionalEmailAddress,
  language: oneOf(languageCodes as [string, ...string[]]),
  submitKey: z.uuid('stale'),
};

/** A place in an event for somebody on the telephone. */
export const bookEventSchema = z
  .object({ ...booking, ifFull: optionalOneOf(['wait']) })
  .superRefine(soundNumbers);
export type BookEventForm = z.output<typeof bookEventSchema>;

/** A time as a choice names it: its beginning, and the part of the borough where there are several. */
export function slotValue({ startsAt, area }: { startsAt: string; area: string }): string {
  return `${startsAt} ${area}`.trim();
}

const slot = z.string().transform((value, ctx) => {
  const [, startsAt = '', area = ''] = /^(\S+)(?: (.{0,120}))?$/.exec(value) ?? [];
  if (!z.iso.datetime().safeParse(startsAt).success)
    ctx.addIssue({ code: 'custom', message: 'not-an-option' });
  return { startsAt, area };
});
const noSlot = z.preprocess((value) => (value === '' ? null : (value ?? null)), slot.nullable());

/** A time with a person for somebody on the telephone: the first wish, and two others. */
export const bookTimeSchema = z
  .object({
    ...booking,
    first: z.preprocess((value) => value ?? '', z.string().min(1, 'required').pipe(slot)),
    second: noSlot,
    third: noSlot,
  })
  .superRefine(soundNumbers);
export type BookTimeForm = z.output<typeof bookTimeSchema>;

/** Which times are asked for, from the address. */
export const timesAskedSchema = z.object({
  kind: z.uuid().nullable().catch(null),
  mode: z.enum(SESSION_MODES).nullable().catch(null),
});

const seen = z.string({ error: 'stale' }).regex(/^[0-9a-f]{32}$/, 'stale');

/** A move on a booking as the page showed it. */
export const seenSchema = z.object({ seen });

/** Where a booking is moved to: another event, or another time with a person. */
export const moveSchema = z.object({
  seen,
  to: z.preprocess((value) => value ?? '', z.string().min(1, 'required').max(200, 'not-an-option')),
});

/** The other event, or the other time, that a choice of `moveSchema` names; null where it names neither. */
export function readMoveTo(to: string): { toSessionId: string } | { startsAt: string } | null {
  if (z.uuid().safeParse(to).success) return { toSessionId: to };
  return z.iso.datetime().safeParse(to).success ? { startsAt: to } : null;
}

/** Who comes, changed for a family. */
export const changeSchema = z
  .object({
    seen,
    name: who.name,
    phone: who.phone,
    adults: who.adults,
    children: who.children,
    interpreter: who.interpreter,
    interpreterOther: who.interpreterOther,
    accessNeeds: who.accessNeeds,
    topic: who.topic,
  })
  .superRefine(soundNumbers);
export type ChangeForm = z.output<typeof changeSchema>;

export const INTERPRETER_STATES = ['asked', 'arranged', 'not-found', 'called-off'] as const;

/** How it stands with an interpreter. */
export const interpreterSchema = z.object({
  booking: z.uuid('stale'),
  seen,
  state: oneOf(INTERPRETER_STATES),
  note: optionalLine(300),
});
export type InterpreterForm = z.output<typeof interpreterSchema>;

/** A booking whose people were told. */
export const toldSchema = z.object({ booking: z.uuid('stale'), seen });

/** Who came: an answer and what was promised for each of so many bookings, and what is about all. */
export function attendanceSchema(bookings: number) {
  return z.object({
    version: z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale'),
    walkIns: count(1000, 0),
    promised: optionalText(2000),
    ...Object.fromEntries(
      Array.from({ length: bookings }, (_, at) => [
        [`came[${at}]`, oneOf(['came', 'not-come'])],
        [`promised[${at}]`, optionalText(NOTE_MAX)],
      ]).flat(),
    ),
  });
}
