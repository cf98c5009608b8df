/** Services that work with families: who saw a child, who is asked, with whom something is shared. */
export const SERVICES = [
  'home-education',
  'send',
  'social-care',
  'mash',
  'early-help',
  'health',
  'school-nursing',
  'mental-health',
  'housing',
  'police',
  'school',
  'college',
  'admissions',
  'fair-access',
  'other-council',
  'voluntary',
  'other',
] as const;
export type Service = (typeof SERVICES)[number];

/** On what occasion a child was seen or heard (domain, 6.1). */
export const OCCASIONS = [
  'meeting',
  'home-visit',
  'video-call',
  'phone-call',
  'session',
  'appointment',
  'own-voice',
  'at-school',
  'in-passing',
  'other',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** On what basis information about a child is shared (UK GDPR Art. 6(1)(e); Children Act 1989 and 2004). */
export const SHARING_BASES = [
  'public-task',
  'safeguarding',
  'legal-duty',
  'consent',
  'parent-asked',
] as const;
export type SharingBasis = (typeof SHARING_BASES)[number];

/** The six areas of a review, in the protocol's order (protocol 6.6). */
export { AREAS, type Area } from '~/domains/evidence';

export const REVIEW_KINDS = ['first', 'yearly', 'second', 'extra'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** `concluded`: the report is being written; `reported`: it was sent. */
export const REVIEW_STATES = ['planned', 'open', 'concluded', 'reported', 'cancelled'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const CONCLUSIONS = ['suitable', 'more-information', 'concerns'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** How a parent chooses to take part. Every one is as good as the others; a visit only where they want it. */
export const REVIEW_WAYS = ['writing', 'call', 'video', 'meeting', 'home'] as const;
export type ReviewWay = (typeof REVIEW_WAYS)[number];

/** What a finding rests on (domain, 6.2). */
export const BASES = ['parent', 'work', 'child', 'seen', 'professional'] as const;
export type Basis = (typeof BASES)[number];

/** Letters of casework, each with its words in `locales/<lng>/letter-templates.json`. */
export const LETTER_KINDS = [
  'report-suitable',
  'report-more-information',
  'report-concerns',
  'apply-for-place',
  's437-notice',
  's438-notice',
  'attendance-order',
  'order-revoked',
  'steps-stopped',
  'ehcp-meeting-offer',
  'consent-given',
  'consent-refused',
  'order-request-answer',
  'school-challenge',
  'welcome-new-area',
  'key-stage-4',
  'under-school-age',
  'back-to-school',
  'moved-away',
  'over-school-age',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Messages to many families, each apart. The first three are the annual request (protocol 6.9). */
export const CONTACT_KINDS = [
  'request-first',
  'request-reminder',
  'request-second',
  'year-11',
  'first-review-invitation',
  'newsletter',
  'guidance-changed',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** Everything whose words an administrator may change. */
export type WordsKind = LetterKind | ContactKind;

/** How a copy of a letter goes: told by email and read in the portal, by post, or by hand. */
export const LETTER_WAYS_OUT = ['email', 'post', 'by-hand'] as const;
export type LetterWayOut = (typeof LETTER_WAYS_OUT)[number];

/**
 * Formal steps in the order of the ladder (protocol 6.11 to 6.15; Education Act 1996 ss.437 to 447).
 * The second review's date is agreed in the same way: proposed by one, agreed by another.
 */
export const STEP_KINDS = [
  'second-review-date',
  'apply-for-place',
  's437-notice',
  's438-notice',
  'attendance-order',
  'court',
  'supervision-order',
  'revocation',
  'other',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const STEP_STATES = [
  'proposed',
  'approved',
  'refused',
  'served',
  'ended',
  'stopped',
] as const;
export type StepState = (typeof STEP_STATES)[number];

/** How a notice is served. A message in the portal alone is not service (domain, 4). */
export const SERVICE_WAYS = ['by-hand', 'post', 'agreed-email'] as const;
export type ServiceWay = (typeof SERVICE_WAYS)[number];

/** Special cases, and the ways in which home education ends. */
export const PATH_KINDS = [
  'ehc-plan-mainstream',
  'special-school',
  'order-revocation',
  'school-pressed',
  'moved-in',
  'child-protection',
  'key-stage-4',
  'under-school-age',
  'ending-school',
  'ending-moved',
  'ending-age',
] as const;
export type PathKind = (typeof PATH_KINDS)[number];

/** Services that an escalation can be put to. */
export const ASKED_SERVICES = [
  'send',
  'social-care',
  'mash',
  'health',
  'housing',
  'police',
  'school',
  'admissions',
  'other-council',
  'other',
] as const satisfies readonly Service[];
export type AskedService = (typeof ASKED_SERVICES)[number];
