import type { PathKind } from '../../case/case.codes';
import type { PathDefinition } from '../path.types';

const participation = 'Education and Skills Act 2008 ss.10 and 12';

/** Back to school: ended on the first day on the roll, once admissions or the school confirmed it. */
const endingSchool: PathDefinition = {
  kind: 'ending-school',
  isEnding: true,
  start: [{ field: 'school', needed: false }],
  flags: [],
  steps: [
    {
      code: 'confirmed',
      basis: 'local-policy',
      source: 'protocol 7.4',
      waits: 'waiting-other',
      fields: ['school', 'schoolKind', 'schoolUrn', 'startsOn', 'who'],
      outcomes: [
        { code: 'on-roll', needs: ['school', 'schoolKind', 'startsOn', 'who'] },
        { code: 'not-on-roll', leads: 'end', result: 'goes-on', noteNeeded: true },
      ],
    },
    {
      code: 'letter',
      basis: 'local-policy',
      source: 'protocol 10',
      optional: true,
      after: ['confirmed'],
      outcomes: [{ code: 'by-letter', letter: 'back-to-school' }],
    },
    {
      code: 'end',
      basis: 'local-policy',
      source: 'protocol 7.4',
      after: ['confirmed'],
      fields: ['aware'],
      outcomes: [
        { code: 'ended', leads: 'end', result: 'back-at-school', endsAs: 'back-at-school' },
      ],
    },
  ],
};

/**
 * Moved away: the new council is found, told, and says that it has what was sent, before the case ends
 * here. A child whose new area nobody knows is missing education, and the case does not end this way.
 */
const endingMoved: PathDefinition = {
  kind: 'ending-moved',
  isEnding: true,
  start: [{ field: 'council', needed: false }],
  flags: [],
  steps: [
    {
      code: 'new-council',
      basis: 'law',
      source: 'Education Act 1996 s.436A',
      waits: 'waiting-other',
      fields: ['council', 'how'],
      outcomes: [
        { code: 'found', needs: ['council', 'how'] },
        { code: 'not-found', leads: 'end', result: 'not-traced', noteNeeded: true },
        { code: 'not-moved', leads: 'end', result: 'goes-on', noteNeeded: true },
      ],
    },
    {
      code: 'handed-over',
      basis: 'local-policy',
      source: 'protocol 8.5',
      after: ['new-council'],
      fields: ['shared', 'who', 'how', 'receiptBy', 'shown', 'hiddenReason'],
      outcomes: [
        {
          code: 'sent',
          needs: ['shared', 'who', 'how', 'receiptBy', 'shown'],
          shares: { service: 'other-council', basis: 'public-task' },
        },
      ],
    },
    {
      code: 'receipt',
      basis: 'local-policy',
      source: 'protocol 8.5',
      after: ['handed-over'],
      clock: { rule: 'path-step', from: 'agreed', step: 'handed-over', field: 'receiptBy' },
      waits: 'waiting-other',
      fields: ['who'],
      outcomes: [
        { code: 'confirmed', needs: ['who'] },
        { code: 'no-answer', noteNeeded: true, stopsClock: 'no-answer' },
      ],
    },
    {
      code: 'letter',
      basis: 'local-policy',
      source: 'protocol 10',
      optional: true,
      after: ['new-council'],
      outcomes: [{ code: 'by-letter', letter: 'moved-away' }],
    },
    {
      code: 'end',
      basis: 'local-policy',
      source: 'protocol 8.5',
      after: ['receipt'],
      fields: ['stepsHandedOver', 'aware'],
      outcomes: [{ code: 'ended', leads: 'end', result: 'moved-away', endsAs: 'moved-away' }],
    },
  ],
};

/** Past compulsory school age, with where the young person goes next (strategy, priority 6). */
const endingAge: PathDefinition = {
  kind: 'ending-age',
  isEnding: true,
  start: [],
  flags: ['over-school-age'],
  steps: [
    {
      code: 'transition',
      basis: 'law',
      source: participation,
      after: [],
      waits: 'waiting-parent',
      fields: ['place'],
      outcomes: [
        { code: 'college' },
        { code: 'sixth-form' },
        { code: 'apprenticeship' },
        { code: 'work-with-training' },
        { code: 'other', noteNeeded: true },
        { code: 'not-known', noteNeeded: true },
      ],
    },
    {
      code: 'guarantee',
      basis: 'law',
      source: participation,
      optional: true,
      after: [],
      outcomes: [
        { code: 'offer-made' },
        { code: 'offer-declined' },
        { code: 'participation-team-told', noteNeeded: true },
      ],
    },
    {
      code: 'letter',
      basis: 'local-policy',
      source: 'strategy, measures',
      optional: true,
      after: [],
      outcomes: [{ code: 'by-letter', letter: 'over-school-age' }],
    },
    {
      code: 'end',
      basis: 'law',
      source: 'Education Act 1996 s.8(3)',
      after: ['transition'],
      fields: ['aware'],
      outcomes: [{ code: 'ended', leads: 'end', result: 'ended', endsAs: 'ended' }],
    },
  ],
};

export const endingPaths = {
  'ending-school': endingSchool,
  'ending-moved': endingMoved,
  'ending-age': endingAge,
} as const satisfies Partial<Record<PathKind, PathDefinition>>;
