import type { ComplaintKind } from '~/domains/intake';

const guarded = [
  'about',
  'acknowledged',
  'answered',
  'second-asked',
  'looks-again',
  'second-answered',
  'closed',
] as const;

/** What is done with each kind, in the order in which it is as a rule done. */
export const COMPLAINT_MOVES = {
  compliment: ['passed-on', 'seen', 'thanked', 'closed'],
  complaint: guarded,
  'data-complaint': guarded,
  'own-data': ['identity-asked', 'identity-shown', 'extended', 'given', 'closed'],
} as const satisfies Record<ComplaintKind, readonly string[]>;

export type ComplaintMoveName = (typeof COMPLAINT_MOVES)[ComplaintKind][number];

/** How a person was told, or given something. */
export const MEANS = ['portal', 'letter', 'phone', 'in-person'] as const;

/** What became of a complaint. */
export const COMPLAINT_OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld'] as const;

/** What became of a request for one's own data. */
export const DATA_OUTCOMES = ['given', 'partly-given', 'refused'] as const;

/** The most months that may be added to the first one (UK GDPR Art. 12(3)). */
export const MOST_FURTHER_MONTHS = 2;

/** Why something is over. */
export const CLOSE_REASONS = ['done', 'withdrawn', 'not-ours', 'repeat'] as const;

/** The reasons of which the person does not know yet: the closing tells them. */
export const TOLD_REASONS: readonly (typeof CLOSE_REASONS)[number][] = ['not-ours', 'repeat'];
