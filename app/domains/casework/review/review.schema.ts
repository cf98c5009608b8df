import { z } from 'zod';
import { languageCodes, type Language } from '~/platform/i18n/languages';
import {
  calendarDate,
  manyOf,
  oneOf,
  optionalCalendarDate,
  optionalLine,
  optionalOneOf,
  optionalText,
  text,
  ticked,
} from '~/platform/form/fields';
import { AREAS, BASES, CONCLUSIONS, REVIEW_WAYS } from '../case/case.codes';
import { carried } from '../item/item.schema';
import {
  CHILD_COMES,
  CHILD_TOOK_PART,
  CHILD_WAYS,
  COMMENT_KINDS,
  JUDGEMENTS,
  MEETING_WAYS,
  OPENABLE_KINDS,
} from './review.codes';

const uuids = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
  z.array(z.uuid('not-an-option')),
);

const optionalId = z.preprocess(
  (value) => (value === undefined || value === '' ? null : value),
  z.uuid('not-an-option').nullable(),
);

function required(ctx: z.RefinementCtx, field: string): void {
  ctx.addIssue({ code: 'custom', path: [field], message: 'required' });
}

/** Opening a review: an extra one needs a day and a reason, a yearly one before its year a reason. */
export const openSchema = z
  .object({
    submitKey: z.uuid('stale'),
    kind: oneOf(OPENABLE_KINDS),
    yearlyOn: optionalCalendarDate,
    yearlyReason: optionalText(2000),
    extraOn: optionalCalendarDate,
    extraReason: optionalText(2000),
  })
  .superRefine((sent, ctx) => {
    if (sent.kind === 'extra' && sent.extraOn === null) required(ctx, 'extraOn');
    if (sent.kind === 'extra' && sent.extraReason === '') required(ctx, 'extraReason');
    if (sent.kind === 'yearly' && sent.yearlyOn !== null && sent.yearlyReason === '') {
      required(ctx, 'yearlyReason');
    }
  });
export type OpenForm = z.output<typeof openSchema>;

/** What is done with a review as a whole, from its own page. */
export const REVIEW_MOVES = ['begin', 'reopen', 'cancel', 'close'] as const;
export const reviewMoveSchema = z
  .object({ ...carried, does: oneOf(REVIEW_MOVES), reason: optionalText(2000) })
  .superRefine((sent, ctx) => {
    if (sent.does === 'cancel' && sent.reason === '') required(ctx, 'reason');
  });
export type ReviewMoveForm = z.output<typeof reviewMoveSchema>;

/** The longest words of an invitation. */
const mostWords = 6000;

/** Inviting adults, each with the officer's own words (`words.<adult>`). */
export const inviteSchema = z
  .looseObject({ ...carried, adults: uuids.refine((ids) => ids.length > 0, 'required') })
  .transform(({ version, seen, submitKey, adults, ...rest }, ctx) => {
    const words: Record<string, string> = {};
    for (const id of adults) {
      const name = `words.${id}`;
      const parsed = optionalText(mostWords).safeParse(rest[name]);
      const problem = parsed.error?.issues[0];
      if (parsed.success) words[id] = parsed.data;
      else if (problem) ctx.issues.push({ ...problem, path: [name], input: rest[name] } as never);
    }
    return { version, seen, submitKey, adults, words };
  });
export type InviteForm = z.output<typeof inviteSchema>;

const choice = {
  how: oneOf(REVIEW_WAYS),
  place: optionalText(500),
  whenGood: optionalText(1000),
  childComes: optionalOneOf(CHILD_COMES),
  childHow: manyOf(CHILD_WAYS),
  said: optionalText(6000),
};

/** How a parent would like to take part. Only the way is needed; the rest is their choice. */
export const answerSchema = z.object(choice);
export type AnswerForm = z.output<typeof answerSchema>;

/** The same, told to an officer. */
export const enteredAnswerSchema = z.object({
  ...carried,
  ...choice,
  adult: z.uuid('required'),
  language: oneOf(languageCodes as [Language, ...Language[]]),
});
export type EnteredAnswerForm = z.output<typeof enteredAnswerSchema>;

const timeOfDay = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().replace('.', ':') : value),
  z
    .string({ error: 'required' })
    .min(1, 'required')
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'time')
    .transform((time) => time.padStart(5, '0')),
);

/** Planning a meeting: a day and a time as clocks in England show it. */
export const meetingSchema = z
  .object({
    ...carried,
    how: oneOf(MEETING_WAYS),
    place: optionalText(500),
    on: calendarDate,
    at: timeOfDay,
    invited: uuids.refine((ids) => ids.length > 0, 'required'),
  })
  .superRefine((sent, ctx) => {
    if (sent.how === 'meeting' && sent.place === '') required(ctx, 'place');
  });
export type MeetingForm = z.output<typeof meetingSchema>;

/** How a planned meeting went. That it was missed is a fact, not a fault. */
export const MEETING_ENDS = ['held', 'missed', 'cancelled'] as const;
export const meetingEndSchema = z.object({
  ...carried,
  meeting: z.uuid('required'),
  end: oneOf(MEETING_ENDS),
  present: uuids,
  others: optionalLine(300),
  child: manyOf(CHILD_TOOK_PART),
  note: optionalText(4000),
});
export type MeetingEndForm = z.output<typeof meetingEndSchema>;

/** A record of a meeting; a corrected text is a further one. */
export const recordSchema = z.object({ ...carried, meeting: optionalId, text: text(20_000) });
export type RecordForm = z.output<typeof recordSchema>;

export const sendRecordSchema = z.object({ ...carried, record: z.uuid('required') });
export type SendRecordForm = z.output<typeof sendRecordSchema>;

/** A parent's word on a record. */
export const commentSchema = z.object({
  submitKey: z.uuid('stale'),
  kind: oneOf(COMMENT_KINDS),
  text: text(8000),
});
export type CommentForm = z.output<typeof commentSchema>;

/** A look into another system; something found may be told in a few words. */
export const checkSchema = z.object({
  ...carried,
  system: z.string({ error: 'required' }).min(1, 'required').max(80, 'not-an-option'),
  checkedOn: calendarDate,
  found: oneOf(['yes', 'no']),
  note: optionalText(2000),
});
export type CheckForm = z.output<typeof checkSchema>;

/** What was found in one area, and what it rests on. An area not covered needs neither. */
export const findingSchema = z
  .object({
    submitKey: z.uuid('stale'),
    area: oneOf(AREAS),
    version: z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale'),
    text: optionalText(8000),
    judgement: oneOf(JUDGEMENTS),
    bases: manyOf(BASES),
    accounts: uuids,
  })
  .superRefine((sent, ctx) => {
    if (sent.judgement === 'not-covered') return;
    if (sent.text === '') required(ctx, 'text');
    if (sent.bases.length === 0) required(ctx, 'bases');
    if (sent.bases.includes('parent') && sent.accounts.length === 0) required(ctx, 'accounts');
  })
  .transform((sent) =>
    sent.judgement === 'not-covered'
      ? { ...sent, bases: [], accounts: [] }
      : { ...sent, accounts: sent.bases.includes('parent') ? sent.accounts : [] },
  );
export type FindingForm = z.output<typeof findingSchema>;

const needed: Record<(typeof CONCLUSIONS)[number], readonly string[]> = {
  suitable: [],
  'more-information': ['moreWhy', 'moreWhat', 'moreBy'],
  concerns: ['concerns', 'why', 'wouldShow', 'help'],
};

/** The end of a review; each conclusion needs its own answers. */
export const concludeSchema = z
  .object({
    ...carried,
    conclusion: oneOf(CONCLUSIONS),
    grounds: optionalText(8000),
    sooner: ticked,
    nextOn: optionalCalendarDate,
    nextReason: optionalText(2000),
    moreWhy: optionalText(8000),
    moreWhat: optionalText(8000),
    moreHelp: optionalText(8000),
    moreBy: optionalCalendarDate,
    concerns: optionalText(8000),
    why: optionalText(8000),
    wouldShow: optionalText(8000),
    help: optionalText(8000),
  })
  .superRefine((sent, ctx) => {
    for (const field of needed[sent.conclusion] as readonly (keyof typeof sent)[]) {
      if (sent[field] === null || sent[field] === '') required(ctx, field);
    }
    if (sent.conclusion === 'suitable' && sent.sooner) {
      if (sent.nextOn === null) required(ctx, 'nextOn');
      if (sent.nextReason === '') required(ctx, 'nextReason');
    }
  });
export type ConcludeForm = z.output<typeof concludeSchema>;
