import { z } from 'zod';
import {
  calendarDate,
  emailAddress,
  line,
  oneOf,
  optionalCalendarDate,
  optionalEmailAddress,
  optionalLine,
  optionalOneOf,
  optionalText,
  text,
} from '~/platform/form/fields';
import { ASKED_SERVICES, SERVICES, SHARING_BASES } from '../case/case.codes';
import { carried } from '../item/item.schema';
import { ABOUT, ANSWER_SORTS, PARENTS_KNOW, REFERRAL_HOWS } from './escalation.codes';

const clock = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().replace('.', ':') : ''),
  z.union([z.literal(''), z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'not-a-time')], {
    error: 'not-a-time',
  }),
);

type Basis = { basis: string; basisNote: string };

/** Consent says whose it is and when it was given; it is no basis without that. */
function consentSaid(sent: Basis, ctx: z.RefinementCtx): void {
  if (sent.basis === 'consent' && sent.basisNote === '') {
    ctx.addIssue({ code: 'custom', path: ['basisNote'], message: 'consent-whose' });
  }
}

/** Something to be asked of another service. What goes to MASH is a referral: when and how it was sent. */
export const askSchema = z
  .object({
    submitKey: z.uuid('stale'),
    service: oneOf(ASKED_SERVICES),
    sentHow: optionalOneOf(REFERRAL_HOWS),
    sentOn: optionalCalendarDate,
    sentTime: clock,
    toName: optionalLine(160),
    toEmail: optionalEmailAddress,
    what: text(4000),
    why: text(4000),
    about: oneOf(ABOUT),
    information: text(2000),
    basis: oneOf(SHARING_BASES),
    basisNote: optionalText(1000),
    dueOn: calendarDate,
    parents: oneOf(PARENTS_KNOW),
    parentsReason: optionalText(1000),
    nextLevelName: optionalLine(160),
    nextLevelEmail: optionalEmailAddress,
  })
  .superRefine((sent, ctx) => {
    const need = (field: keyof typeof sent, message = 'required') =>
      ctx.addIssue({ code: 'custom', path: [field], message });
    const isReferral = sent.service === 'mash';
    if (!isReferral && sent.toName === '') need('toName');
    if (!isReferral && sent.toEmail === '') need('toEmail');
    if (isReferral && sent.sentHow === null) need('sentHow');
    if (isReferral && sent.sentHow !== null && sent.sentHow !== 'portal') {
      if (sent.sentOn === null) need('sentOn');
      if (sent.sentTime === '') need('sentTime');
    }
    if (sent.parents === 'not-told' && sent.parentsReason === '') need('parentsReason');
    consentSaid(sent, ctx);
  });
export type AskForm = z.output<typeof askSchema>;

/** A line of the sharing ledger, written by hand. */
export const sharingSchema = z
  .object({
    submitKey: z.uuid('stale'),
    what: text(2000),
    withWhom: line(160),
    service: oneOf(SERVICES),
    basis: oneOf(SHARING_BASES),
    basisNote: optionalText(1000),
    sharedOn: calendarDate,
    parents: oneOf(PARENTS_KNOW),
    parentsReason: optionalText(1000),
  })
  .superRefine((sent, ctx) => {
    if (sent.parents === 'not-told' && sent.parentsReason === '') {
      ctx.addIssue({ code: 'custom', path: ['parentsReason'], message: 'required' });
    }
    consentSaid(sent, ctx);
  });
export type SharingForm = z.output<typeof sharingSchema>;

/** The forms of an escalation's page, by the name in its address (`?do=`). */
export const escalationSchemas = {
  chase: z.object({ ...carried }),
  receipt: z.object({
    ...carried,
    receiptOn: calendarDate,
    receiptTime: clock.refine((time) => time !== '', 'required'),
    proof: text(1000),
  }),
  outcome: z.object({ ...carried, outcome: text(2000) }),
  answer: z.object({ ...carried, by: line(160), saidOn: calendarDate, text: text(8000) }),
  recipient: z.object({
    ...carried,
    service: optionalOneOf(ASKED_SERVICES),
    toName: line(160),
    toEmail: emailAddress,
    dueOn: calendarDate,
    nextLevelName: optionalLine(160),
    nextLevelEmail: optionalEmailAddress,
  }),
  reopen: z.object({ ...carried, more: text(4000), dueOn: calendarDate }),
  close: z.object({ ...carried, reason: optionalText(2000) }),
} as const;
export type EscalationDo = keyof typeof escalationSchemas;
export type EscalationForm<D extends EscalationDo> = z.output<(typeof escalationSchemas)[D]>;

/** Which form of an escalation's page the address asks for; null for the page itself. */
export function readDo(search: URLSearchParams): EscalationDo | null {
  const wanted = search.get('do') ?? '';
  return Object.hasOwn(escalationSchemas, wanted) ? (wanted as EscalationDo) : null;
}

/** What the other side sends through its link. */
export const answerSchema = z
  .object({
    submitKey: z.uuid('stale'),
    sort: oneOf(ANSWER_SORTS),
    text: optionalText(8000),
    askInstead: optionalText(500),
    by: line(160),
  })
  .superRefine((sent, ctx) => {
    const field = sent.sort === 'answer' ? 'text' : 'askInstead';
    if (sent[field] === '') ctx.addIssue({ code: 'custom', path: [field], message: 'required' });
  });
export type AnswerForm = z.output<typeof answerSchema>;
