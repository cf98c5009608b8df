import type { PathKind } from '../../case/case.codes';
import type { PathDefinition, StepDefinition } from '../path.types';

const regulation9 = 'SI 2024/208, regulation 9';
const withSend = ['SEND', 'OFFICER', 'SENIOR'] as const;

/** The yearly review goes on by law; that education is at home is written into the plan (protocol 7.5). */
function planReview(after: readonly string[], nameDeleted: string): StepDefinition {
  return {
    code: 'plan-review',
    basis: 'law',
    source: 'Children and Families Act 2014 s.44',
    after,
    by: withSend,
    clock: { rule: 'path-step', from: 'agreed', step: nameDeleted, field: 'reviewBy' },
    waits: 'waiting-other',
    outcomes: [
      { code: 'kept', result: 'home-educated' },
      { code: 'changed', result: 'home-educated' },
      { code: 'ceased', result: 'home-educated', noteNeeded: true },
    ],
  };
}

/**
 * Leaving a mainstream school with an EHC plan. The meeting is offered and is no condition: the
 * school deletes the name on the parent's written notice (domain, 4; protocol 7.2 to 7.9).
 */
const ehcPlanMainstream: PathDefinition = {
  kind: 'ehc-plan-mainstream',
  start: [{ field: 'school', needed: true }],
  flags: ['ehc-plan'],
  steps: [
    {
      code: 'send-told',
      basis: 'local-policy',
      source: 'protocol 7.4',
      after: [],
      fields: ['who', 'how', 'shared'],
      outcomes: [
        {
          code: 'told',
          needs: ['who', 'how', 'shared'],
          shares: { service: 'send', basis: 'public-task' },
        },
      ],
    },
    {
      code: 'meeting-offer',
      basis: 'local-policy',
      source: 'protocol 7.2',
      after: [],
      fields: ['meetingOn', 'place'],
      outcomes: [
        { code: 'by-letter', letter: 'ehcp-meeting-offer' },
        { code: 'offered-already', noteNeeded: true },
      ],
    },
    {
      code: 'meeting',
      basis: 'local-policy',
      source: 'protocol 7.2',
      optional: true,
      clock: { rule: 'ehcp-leaving-meeting', from: 'path' },
      waits: 'waiting-parent',
      outcomes: [
        { code: 'held' },
        { code: 'declined', stopsClock: 'parent-declined' },
        { code: 'no-answer', stopsClock: 'parent-declined' },
        { code: 'stays-at-school', leads: 'end', result: 'stays-at-school' },
      ],
    },
    {
      code: 'name-deleted',
      basis: 'law',
      source: regulation9,
      after: [],
      fields: ['noticeOn', 'reviewBy'],
      outcomes: [
        { code: 'deleted', needs: ['noticeOn'] },
        { code: 'notice-taken-back', leads: 'end', result: 'stays-at-school' },
      ],
    },
    planReview(['send-told', 'meeting-offer', 'meeting', 'name-deleted'], 'name-deleted'),
  ],
};

/**
 * Leaving a special school in which a council placed the child: the council's consent first; where it
 * is refused, the Secretary of State may direct (domain, 4).
 */
const specialSchool: PathDefinition = {
  kind: 'special-school',
  start: [{ field: 'school', needed: true }],
  flags: ['special-school', 'ehc-plan'],
  steps: [
    {
      code: 'parent-information',
      basis: 'local-policy',
      source: 'protocol 7.3',
      optional: true,
      after: [],
      outcomes: [{ code: 'received', noteNeeded: true }, { code: 'nothing-sent' }],
    },
    {
      code: 'consent',
      basis: 'law',
      source: regulation9,
      after: [],
      by: ['SEND'],
      referral: {
        kind: 'special-school-consent',
        outcomes: { given: 'given', refused: 'refused', 'not-needed': 'not-needed-here' },
      },
      clock: { rule: 'special-school-consent', from: 'path' },
      fields: ['words'],
      waits: 'waiting-other',
      outcomes: [
        {
          code: 'given',
          letter: 'consent-given',
          leads: { to: 'name-deleted' },
          skips: ['parent-information'],
        },
        {
          code: 'refused',
          letter: 'consent-refused',
          needs: ['words'],
          skips: ['parent-information'],
        },
        {
          code: 'not-needed-here',
          leads: { to: 'name-deleted' },
          skips: ['parent-information'],
          noteNeeded: true,
        },
      ],
    },
    {
      code: 'parent-request',
      basis: 'law',
      source: regulation9,
      waits: 'waiting-parent',
      outcomes: [
        { code: 'asked-secretary-of-state' },
        { code: 'stays-at-school', leads: 'end', result: 'stays-at-school' },
      ],
    },
    {
      code: 'direction',
      basis: 'law',
      source: regulation9,
      waits: 'waiting-other',
      fields: ['reference'],
      outcomes: [
        { code: 'directed' },
        { code: 'not-directed', leads: 'end', result: 'stays-at-school' },
        { code: 'taken-back', leads: 'end', result: 'stays-at-school' },
      ],
    },
    {
      code: 'name-deleted',
      basis: 'law',
      source: regulation9,
      // Only once the council consented, or the Secretary of State directed.
      after: ['consent', 'parent-request', 'direction'],
      fields: ['reviewBy'],
      outcomes: [
        { code: 'deleted' },
        { code: 'notice-taken-back', leads: 'end', result: 'stays-at-school' },
      ],
    },
    planReview(['name-deleted'], 'name-deleted'),
  ],
};

/** The parent asks the council to revoke a school attendance order (protocol 4.7 and 5.10). */
const orderRevocation: PathDefinition = {
  kind: 'order-revocation',
  start: [{ field: 'school', needed: false }],
  flags: ['attendance-order'],
  steps: [
    {
      code: 'arrangements',
      basis: 'law',
      source: 'Education Act 1996 s.442(1)',
      waits: 'waiting-parent',
      outcomes: [{ code: 'told', noteNeeded: true }, { code: 'nothing-told' }],
    },
    {
      code: 'decision',
      basis: 'law',
      source: 'Education Act 1996 s.442(2)',
      by: ['SENIOR'],
      referral: {
        kind: 'order-revocation',
        outcomes: { 'to-be-revoked': 'to-be-revoked', stands: 'stands' },
      },
      waits: 'waiting-other',
      fields: ['words'],
      outcomes: [
        {
          code: 'to-be-revoked',
          letter: 'order-request-answer',
          needs: ['words'],
          leads: { to: 'order-revoked' },
        },
        { code: 'stands', letter: 'order-request-answer', needs: ['words'] },
      ],
    },
    {
      code: 'secretary-of-state',
      basis: 'law',
      source: 'Education Act 1996 s.442(3)',
      waits: 'waiting-parent',
      fields: ['reference'],
      outcomes: [
        { code: 'directed-to-revoke' },
        { code: 'not-directed', leads: 'end', result: 'order-stands' },
        { code: 'not-asked', leads: 'end', result: 'order-stands' },
      ],
    },
    {
      code: 'order-revoked',
      basis: 'law',
      source: 'Education Act 1996 s.442(2)',
      after: ['decision', 'secretary-of-state'],
      outcomes: [{ code: 'revoked', result: 'order-revoked' }],
    },
  ],
};

export const specialNeedsPaths = {
  'ehc-plan-mainstream': ehcPlanMainstream,
  'special-school': specialSchool,
  'order-revocation': orderRevocation,
} as const satisfies Partial<Record<PathKind, PathDefinition>>;
