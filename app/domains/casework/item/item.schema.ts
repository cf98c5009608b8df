import { z } from 'zod';
import { languageCodes, type Language } from '~/platform/i18n/languages';
import {
  calendarDate,
  line,
  oneOf,
  optionalCalendarDate,
  optionalLine,
  optionalOneOf,
  optionalText,
  text,
  ticked,
} from '~/platform/form/fields';
import {
  CONTACT_HOWS,
  CONTACT_OUTCOMES,
  DECISION_KINDS,
  INDICATOR_CODES,
  NOT_HOME_EDUCATION,
  RATING_LEVELS,
  REFERRALS,
  type ReferralAnswer,
} from './item.codes';

/** What every form on an item carries unseen (`MoveFields`). Anything else there counts as out of date. */
export const carried = {
  version: z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale'),
  seen: z.string({ error: 'stale' }).regex(/^\d{1,18}$/, 'stale'),
  submitKey: z.uuid('stale'),
};

const language = oneOf(languageCodes as [Language, ...Language[]]);

/** A try at reaching the family. */
export const contactSchema = z.object({
  ...carried,
  happenedOn: calendarDate,
  how: oneOf(CONTACT_HOWS),
  who: line(120),
  outcome: oneOf(CONTACT_OUTCOMES),
  note: optionalText(4000),
  nextTryOn: optionalCalendarDate,
});

export const noteSchema = z.object({ ...carried, text: text(6000) });

/** A message to the parent; with `answerWanted`, a date by which an answer is needed. */
export const messageSchema = z
  .object({
    ...carried,
    text: text(8000),
    language,
    answerWanted: ticked,
    answerBy: optionalCalendarDate,
  })
  .refine((sent) => !sent.answerWanted || sent.answerBy !== null, {
    path: ['answerBy'],
    message: 'required',
  });

export const CLOCK_MOVES = ['pause', 'restart', 'met', 'stop'] as const;
export type ClockMoveName = (typeof CLOCK_MOVES)[number];

const reasonNeeded: readonly ClockMoveName[] = ['pause', 'stop'];

/** What is done with a clock, and why: a reason is needed to pause it and to stop it. */
export const clockMoveSchema = z
  .object({ ...carried, move: oneOf(CLOCK_MOVES), reason: optionalText(2000) })
  .refine((sent) => !reasonNeeded.includes(sent.move) || sent.reason !== '', {
    path: ['reason'],
    message: 'required',
  });

const anyIds = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
  z.array(z.uuid('not-an-option')),
);

/** More time agreed with a parent (protocol 6.5); `children` are those of a yearly request. */
export const moreTimeSchema = z.object({
  ...carried,
  agreedOn: calendarDate,
  reason: text(2000),
  children: anyIds,
});

export const indicatorSchema = z.object({
  ...carried,
  code: oneOf(INDICATOR_CODES),
  reason: text(2000),
});

export const endIndicatorSchema = z.object({ ...carried, indicator: z.uuid('required') });

export const ratingSchema = z.object({
  ...carried,
  level: oneOf(RATING_LEVELS),
  reason: text(2000),
});

const ids = anyIds.pipe(z.array(z.string()).min(1, 'required'));

const own: Record<(typeof DECISION_KINDS)[number], readonly string[]> = {
  accepted: ['startsOn'],
  asked: ['what', 'by'],
  'consent-sought': ['consentQuestion'],
  'order-referred': ['orderQuestion'],
  'not-home-education': ['why'],
};

/** What was typed under a choice that was not taken does not count. */
function onlyOwn(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const kind = (given as { kind?: unknown }).kind;
  const others = Object.entries(own).flatMap(([name, fields]) => (name === kind ? [] : fields));
  return Object.fromEntries(Object.entries(given).filter(([name]) => !others.includes(name)));
}

/** A decision for some of an item's children; each kind needs its own answers. */
export const decideSchema = z.preprocess(
  onlyOwn,
  z
    .object({
      ...carried,
      children: ids,
      kind: oneOf(DECISION_KINDS),
      startsOn: optionalCalendarDate,
      what: optionalText(6000),
      by: optionalCalendarDate,
      consentQuestion: optionalText(4000),
      orderQuestion: optionalText(4000),
      why: optionalOneOf(NOT_HOME_EDUCATION),
      words: optionalText(6000),
    })
    .superRefine((sent, ctx) => {
      for (const field of own[sent.kind] as readonly (keyof typeof sent)[]) {
        if (sent[field] === null || sent[field] === '') {
          ctx.addIssue({ code: 'custom', path: [field], message: 'required' });
        }
      }
    }),
);
export type DecideForm = z.output<typeof decideSchema>;

const answers = Object.values(REFERRALS).flatMap((referral) => [...referral.answers]);

/** A colleague's answer; `reason` stays with the council, `words` go to the parent. */
export const referralSchema = z.object({
  ...carried,
  answer: oneOf(answers as [ReferralAnswer, ...ReferralAnswer[]]),
  reason: text(4000),
  words: optionalText(6000),
});

/** Joining a second notice to the item `to`. */
export const joinSchema = z.object({ ...carried, to: z.uuid('required') });

/** What a family sent was read; with `text`, words to the parent. */
export const evidenceReadSchema = z.object({ ...carried, text: optionalText(8000), language });

export const closeSchema = z.object({ ...carried, reason: optionalText(2000) });

/** What a senior looks for in the audit trail, from the address. */
export const auditSearchSchema = z.object({
  reference: optionalLine(40),
  child: optionalLine(120),
  staff: z.preprocess(
    (value) => (value === '' ? null : (value ?? null)),
    z.uuid('not-an-option').nullable(),
  ),
  looks: ticked,
  from: optionalCalendarDate,
  to: optionalCalendarDate,
  before: z.preprocess(
    (value) => value ?? null,
    z
      .string()
      .regex(/^\d{1,18}$/, 'invalid')
      .nullable(),
  ),
});
export type AuditSearch = z.output<typeof auditSearchSchema>;

/** Who each child is in the other family, from the fields `match.<child>`; `separate` is another child. */
export function matchesIn(
  values: Record<string, string | string[]>,
): { childId: string; sameAs: string | null }[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const [, childId] = /^match\.([0-9a-f-]{36})$/.exec(name) ?? [];
    if (!childId || typeof value !== 'string') return [];
    return [{ childId, sameAs: value === 'separate' ? null : value }];
  });
}
