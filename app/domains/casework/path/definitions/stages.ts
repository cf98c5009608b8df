import type { PathKind } from '../../case/case.codes';
import type { PathDefinition } from '../path.types';

/**
 * Moved in from another council's area. A visit is local policy and only offered: nothing obliges a
 * parent to accept one, to register or to seek approval (domain, 4; protocol 8.10).
 */
const movedIn: PathDefinition = {
  kind: 'moved-in',
  start: [{ field: 'council', needed: false }],
  flags: [],
  steps: [
    {
      code: 'file-asked',
      basis: 'local-policy',
      source: 'protocol 8.5',
      optional: true,
      skipsWith: ['file-received'],
      after: [],
      fields: ['toName', 'toEmail', 'answerBy', 'question', 'why'],
      outcomes: [
        {
          code: 'asked',
          asks: 'other-council',
          needs: ['toName', 'toEmail', 'answerBy', 'question', 'why'],
        },
      ],
    },
    {
      code: 'contact',
      basis: 'local-policy',
      source: 'protocol 6.3',
      after: [],
      clock: { rule: 'first-contact', from: 'path' },
      outcomes: [{ code: 'reached' }, { code: 'written-to', noteNeeded: true }],
    },
    {
      code: 'welcome',
      basis: 'local-policy',
      source: 'protocol 10',
      after: [],
      outcomes: [{ code: 'by-letter', letter: 'welcome-new-area' }],
    },
    {
      code: 'visit',
      basis: 'local-policy',
      source: 'protocol 8.10',
      optional: true,
      after: ['contact'],
      waits: 'waiting-parent',
      fields: ['who'],
      outcomes: [{ code: 'held', needs: ['who'] }, { code: 'declined' }],
    },
    {
      code: 'file-received',
      basis: 'local-policy',
      source: 'protocol 8.5',
      after: ['file-asked'],
      waits: 'waiting-other',
      outcomes: [
        { code: 'received', noteNeeded: true },
        { code: 'nothing-held' },
        { code: 'no-answer', noteNeeded: true },
      ],
    },
  ],
};

/**
 * Home educated in Key Stage 4: examinations (whose cost is the parent's), college at 14 to 16, and
 * what comes after Year 11. Every one is the family's choice to talk about (protocol 4.2, 4.3, 4.11).
 */
const keyStage4: PathDefinition = {
  kind: 'key-stage-4',
  start: [],
  flags: ['key-stage-4'],
  steps: [
    {
      code: 'letter',
      basis: 'local-policy',
      source: 'protocol 4.3',
      after: [],
      outcomes: [
        { code: 'by-letter', letter: 'key-stage-4' },
        { code: 'told-already', noteNeeded: true },
      ],
    },
    {
      code: 'examinations',
      basis: 'local-policy',
      source: 'protocol 4.2 and 4.11',
      optional: true,
      after: [],
      fields: ['centre'],
      outcomes: [
        { code: 'centre-found', needs: ['centre'] },
        { code: 'looking' },
        { code: 'none-planned' },
      ],
    },
    {
      code: 'college',
      basis: 'local-policy',
      source: 'protocol 4.11',
      optional: true,
      after: [],
      fields: ['place'],
      outcomes: [
        { code: 'enrolled', needs: ['place'] },
        { code: 'thinking' },
        { code: 'not-wanted' },
      ],
    },
    {
      code: 'after-year-11',
      basis: 'law',
      source: 'Education and Skills Act 2008 ss.10 and 68',
      after: ['letter'],
      waits: 'waiting-parent',
      fields: ['place'],
      outcomes: [
        { code: 'offer-made', needs: ['place'], result: 'place-offered' },
        { code: 'looking', noteNeeded: true, result: 'still-looking' },
        { code: 'not-said', result: 'not-said' },
      ],
    },
  ],
};

/** Under compulsory school age nothing is required of anybody (protocol 4.10; Education Act 1996 s.8). */
const underSchoolAge: PathDefinition = {
  kind: 'under-school-age',
  start: [],
  flags: ['under-school-age'],
  steps: [
    {
      code: 'letter',
      basis: 'local-policy',
      source: 'protocol 4.10',
      optional: true,
      after: [],
      outcomes: [{ code: 'by-letter', letter: 'under-school-age' }],
    },
    {
      code: 'school-age-begins',
      basis: 'law',
      source: 'Education Act 1996 s.8(2)',
      clock: { rule: 'path-step', from: 'school-age' },
      waits: 'waiting-parent',
      outcomes: [
        { code: 'home', result: 'home-educated' },
        { code: 'school', result: 'at-school' },
        { code: 'not-said', result: 'not-said' },
      ],
    },
  ],
};

export const stagePaths = {
  'moved-in': movedIn,
  'key-stage-4': keyStage4,
  'under-school-age': underSchoolAge,
} as const satisfies Partial<Record<PathKind, PathDefinition>>;
