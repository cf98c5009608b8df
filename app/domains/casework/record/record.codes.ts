/** What a stretch of a child's education is. */
export const EPISODE_KINDS = [
  'home',
  'mainstream-school',
  'special-school',
  'alternative-provision',
  'college',
  'abroad',
  'none',
  'unknown',
] as const;
export type EpisodeKind = (typeof EPISODE_KINDS)[number];

/** Why a stretch of education ended. */
export const EPISODE_ENDS = [
  'home-education',
  'changed-school',
  'back-to-school',
  'moved-away',
  'excluded',
  'school-age-over',
  'recorded-by-mistake',
  'other',
] as const;
export type EpisodeEnd = (typeof EPISODE_ENDS)[number];

/** Who can have told the council of something about a family, as an officer writes it down. */
export const TOLD_BY_HAND = [
  'parent',
  'other-parent',
  'child',
  'relative',
  'school',
  'other-council',
  'professional',
  'council-record',
] as const;

/** As above, and what the portal took from a notice. */
export const TELLERS = [...TOLD_BY_HAND, 'notice'] as const;
export type Teller = (typeof TELLERS)[number];

/** Whether home education is still the family's own choice, asked gently each year (domain, 6.8). */
export const STILL_CHOICE = ['yes', 'no', 'unsure', 'not-said'] as const;

/** Who else belongs to a family, where somebody told of them. */
export const RELATIVE_KINDS = [
  'under-five',
  'at-school',
  'grown-sibling',
  'other-child',
  'other-adult',
] as const;
export type RelativeKind = (typeof RELATIVE_KINDS)[number];

/** How a parent took part in the review of an EHC plan: invited, never obliged (domain, 4). */
export const PARENT_PARTS = ['yes', 'no', 'invited-not-needed'] as const;
export const CHILD_PARTS = ['yes', 'views-sent', 'no'] as const;
export const EHC_OUTCOMES = ['kept', 'changed', 'to-be-ended', 'reassessment'] as const;
