import type { PathKind } from '../../case/case.codes';
import type { FieldName } from '../path.fields';
import type { PathDefinition, Share } from '../path.types';

const toSocialCare: Share = { service: 'social-care', basis: 'safeguarding' };
const told: readonly FieldName[] = ['who', 'how', 'shared', 'shown', 'hiddenReason'];

/**
 * A school pressed the family: off-rolling, never acceptable (domain, 4; protocol 5.3 to 5.5). Nothing
 * is said to the school without the family's word, and nobody goes back without their agreement.
 */
const schoolPressed: PathDefinition = {
  kind: 'school-pressed',
  start: [{ field: 'school', needed: true }],
  flags: ['pressed'],
  steps: [
    {
      code: 'words',
      basis: 'local-policy',
      source: 'protocol 5.4',
      fields: ['who', 'mayContact'],
      outcomes: [{ code: 'recorded', needs: ['who', 'mayContact'], noteNeeded: true }],
    },
    {
      code: 'meeting',
      basis: 'local-policy',
      source: 'strategy, measures',
      optional: true,
      after: ['words'],
      clock: { rule: 'multi-agency-meeting', from: 'path' },
      outcomes: [
        { code: 'held', noteNeeded: true },
        { code: 'family-declined', stopsClock: 'parent-declined' },
      ],
    },
    {
      code: 'challenge',
      basis: 'local-policy',
      source: 'protocol 5.4',
      after: ['words'],
      fields: ['who', 'words', 'shared', 'answerBy'],
      outcomes: [
        {
          code: 'challenged',
          letter: 'school-challenge',
          needs: ['who', 'words', 'shared', 'answerBy'],
          shares: { service: 'school', basis: 'parent-asked' },
        },
        { code: 'family-said-no', skips: ['school-answer'] },
      ],
    },
    {
      code: 'school-answer',
      basis: 'local-policy',
      source: 'protocol 5.4',
      after: ['challenge'],
      clock: { rule: 'path-step', from: 'agreed', step: 'challenge', field: 'answerBy' },
      waits: 'waiting-other',
      outcomes: [
        { code: 'accepted', noteNeeded: true },
        { code: 'disputed', noteNeeded: true },
        { code: 'silent', noteNeeded: true, stopsClock: 'no-answer' },
      ],
    },
    {
      code: 'family-choice',
      basis: 'local-policy',
      source: 'protocol 5.4 and 5.5',
      after: ['words'],
      waits: 'waiting-parent',
      outcomes: [
        { code: 'same-school' },
        { code: 'other-school', skips: ['reinstatement'] },
        {
          code: 'home',
          skips: ['reinstatement', 'fair-access', 'back-on-roll'],
          result: 'home-educated',
        },
      ],
    },
    {
      code: 'reinstatement',
      basis: 'local-policy',
      source: 'protocol 5.4',
      after: ['family-choice'],
      waits: 'waiting-other',
      outcomes: [
        { code: 'agreed', skips: ['fair-access'] },
        { code: 'refused', noteNeeded: true },
      ],
    },
    {
      code: 'fair-access',
      basis: 'local-policy',
      source: 'protocol 5.5',
      after: ['family-choice', 'reinstatement'],
      fields: ['toName', 'toEmail', 'answerBy', 'question', 'why'],
      optional: true,
      outcomes: [
        {
          code: 'asked',
          asks: 'admissions',
          needs: ['toName', 'toEmail', 'answerBy', 'question', 'why'],
        },
      ],
    },
    {
      code: 'back-on-roll',
      basis: 'local-policy',
      source: 'strategy, measures',
      after: ['family-choice', 'reinstatement', 'fair-access'],
      clock: { rule: 'return-to-setting', from: 'step', step: 'family-choice' },
      waits: 'waiting-other',
      fields: ['school'],
      outcomes: [
        { code: 'placed', needs: ['school'], result: 'back-at-school', opens: 'ending-school' },
        { code: 'home-after-all', result: 'home-educated', stopsClock: 'parent-chose-home' },
      ],
    },
  ],
};

/**
 * A child with a child protection plan, in need, or asked about under s.47: chair and social worker
 * are told, and the view of education is before the conference (protocol 8.6 to 8.11).
 */
const childProtection: PathDefinition = {
  kind: 'child-protection',
  start: [{ field: 'plan', needed: true }],
  flags: ['indicators'],
  steps: [
    {
      code: 'mash',
      basis: 'local-policy',
      source: 'protocol 8.6 and 8.11',
      optional: true,
      after: [],
      outcomes: [{ code: 'referred' }],
    },
    {
      code: 'social-worker-told',
      basis: 'local-policy',
      source: 'protocol 8.5 and 8.11',
      after: [],
      fields: told,
      outcomes: [{ code: 'told', needs: ['who', 'how', 'shared', 'shown'], shares: toSocialCare }],
    },
    {
      code: 'chair-told',
      basis: 'local-policy',
      source: 'protocol 8.8',
      after: [],
      fields: [...told, 'conferenceOn'],
      outcomes: [{ code: 'told', needs: ['who', 'how', 'shared', 'shown'], shares: toSocialCare }],
    },
    {
      code: 'multi-agency-meeting',
      basis: 'local-policy',
      source: 'strategy, measures',
      after: [],
      clock: { rule: 'multi-agency-meeting', from: 'path' },
      outcomes: [
        { code: 'held', noteNeeded: true },
        { code: 'not-needed-agreed', noteNeeded: true, stopsClock: 'not-needed' },
      ],
    },
    {
      code: 'education-view',
      basis: 'local-policy',
      source: 'protocol 8.8',
      after: ['chair-told'],
      clock: { rule: 'path-step', from: 'agreed', step: 'chair-told', field: 'conferenceOn' },
      fields: told,
      outcomes: [
        {
          code: 'in-writing',
          needs: ['who', 'how', 'shared', 'shown'],
          noteNeeded: true,
          shares: toSocialCare,
        },
        {
          code: 'at-the-meeting',
          needs: ['who', 'shared', 'shown'],
          noteNeeded: true,
          shares: toSocialCare,
        },
      ],
    },
    {
      code: 'conference',
      basis: 'local-policy',
      source: 'protocol 8.8',
      after: ['education-view'],
      waits: 'waiting-other',
      fields: ['coreGroupOn'],
      outcomes: [
        { code: 'plan-goes-on' },
        { code: 'plan-made' },
        { code: 'no-plan', skips: ['core-group'] },
      ],
    },
    {
      code: 'core-group',
      basis: 'local-policy',
      source: 'protocol 8.8',
      after: ['conference'],
      optional: true,
      clock: { rule: 'path-step', from: 'agreed', step: 'conference', field: 'coreGroupOn' },
      outcomes: [{ code: 'taken-part' }, { code: 'view-sent', noteNeeded: true }],
    },
    {
      code: 'stepped-down',
      basis: 'local-policy',
      source: 'protocol 8.9',
      after: ['social-worker-told', 'conference', 'core-group'],
      waits: 'waiting-other',
      outcomes: [
        { code: 'to-child-in-need', result: 'stepped-down', noteNeeded: true },
        { code: 'to-early-help', result: 'stepped-down', noteNeeded: true },
        { code: 'closed', result: 'plan-over', noteNeeded: true },
      ],
    },
  ],
};

export const safetyPaths = {
  'school-pressed': schoolPressed,
  'child-protection': childProtection,
} as const satisfies Partial<Record<PathKind, PathDefinition>>;
