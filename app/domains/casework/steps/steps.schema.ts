import { z } from 'zod';
import {
  calendarDate,
  line,
  oneOf,
  optionalCalendarDate,
  optionalLine,
  optionalText,
  text,
} from '~/platform/form/fields';
import { checkUrn } from '~/domains/child';
import type { SERVICE_WAYS } from '../case/case.codes';
import { type ServiceWay, type StepKind } from '../case/case.codes';
import { carried } from '../item/item.schema';
import { NOTICE_GROUNDS, OFFERED_WAYS, OUTCOME_CODES } from './steps.codes';

const schoolUrn = optionalLine(6).refine((urn) => urn === '' || checkUrn(urn).kind === 'ok', 'urn');

type Needed =
  'on' | 'risk' | 'help' | 'ground' | 'school' | 'court' | 'considered' | 'because' | 'what';

/** What each kind cannot be proposed without, beside the reason (protocol 6.11, 6.12; s.447(1) for court). */
const NEEDED: Record<StepKind, readonly Needed[]> = {
  'second-review-date': ['on', 'risk'],
  'apply-for-place': ['help'],
  's437-notice': ['ground'],
  's438-notice': ['school'],
  'attendance-order': ['school'],
  court: ['court', 'considered'],
  'supervision-order': [],
  revocation: ['because'],
  other: ['what'],
};

/**
 * The form that proposes a step of one kind, its fields in the order of the page; what the kind does
 * not ask for may be left out.
 */
export function proposalSchema(kind: StepKind) {
  const needs = (field: Needed) => NEEDED[kind].includes(field);
  const lineOf = (field: Needed) => (needs(field) ? line(200) : optionalLine(200));
  const textOf = (field: Needed, max: number) => (needs(field) ? text(max) : optionalText(max));
  const choice = <const T extends readonly [string, ...string[]]>(field: Needed, codes: T) => {
    const given = z.enum(codes, { error: 'required' });
    const wanted = needs(field) ? given : given.optional();
    return z.preprocess((value) => value || undefined, wanted);
  };
  return z
    .object({
      ...carried,
      on: needs('on') ? calendarDate : optionalCalendarDate,
      help: textOf('help', 4000),
      ground: choice('ground', NOTICE_GROUNDS),
      askedOn: optionalCalendarDate,
      serveOn: optionalCalendarDate,
      school: lineOf('school'),
      schoolUrn,
      court: lineOf('court'),
      considered: textOf('considered', 2000),
      because: choice('because', ['parent-asked', 'council']),
      what: lineOf('what'),
      reason: text(4000),
      risk: textOf('risk', 2000),
    })
    .refine(
      (sent) => kind !== 's437-notice' || sent.ground !== 'silence' || sent.askedOn !== null,
      {
        path: ['askedOn'],
        message: 'required',
      },
    );
}
export type ProposalForm = z.output<ReturnType<typeof proposalSchema>>;

/** What a senior says to a proposal; a refusal needs its reason. */
export const decisionSchema = z
  .object({
    ...carried,
    decision: oneOf(['approve', 'refuse']),
    decisionReason: optionalText(2000),
  })
  .refine((sent) => sent.decision === 'approve' || sent.decisionReason !== '', {
    path: ['decisionReason'],
    message: 'required',
  });

export const withdrawSchema = z.object({ ...carried, withdrawReason: optionalText(2000) });

const way = z
  .enum(OFFERED_WAYS, { error: 'required' })
  .refine((how) => how !== 'portal', 'portal-not-service')
  .transform((how) => how as ServiceWay);

/**
 * Service of a paper: the day, how, on whom, the proof. Email needs the parent's agreement on record;
 * a message in the portal is no service (domain, 4).
 */
export const serviceSchema = z
  .object({
    ...carried,
    servedOn: calendarDate,
    servedHow: way,
    agreed: optionalText(1000),
    servedOnWhom: z.preprocess(
      (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
      z.array(z.uuid('not-an-option')).min(1, 'required'),
    ),
    proof: text(2000),
    madeOn: optionalCalendarDate,
    toldLastDay: optionalCalendarDate,
  })
  .refine(
    (sent) =>
      sent.servedHow !== ('agreed-email' satisfies (typeof SERVICE_WAYS)[number]) ||
      sent.agreed !== '',
    {
      path: ['agreed'],
      message: 'required',
    },
  );

export const outcomeSchema = z.object({
  ...carried,
  outcome: oneOf(OUTCOME_CODES),
  outcomeOn: calendarDate,
  outcomeWords: text(2000),
});

export const stopSchema = z.object({ ...carried, stopReason: line(500) });

/** Which of the forms on a step's page was sent. */
export const stepMoveSchema = z.enum(['decide', 'withdraw', 'serve', 'outcome']);

/** The kind in the address of the page that proposes one; null where it is none. */
export function readKind(search: URLSearchParams, kinds: readonly StepKind[]): StepKind | null {
  return kinds.find((kind) => kind === search.get('kind')) ?? null;
}
