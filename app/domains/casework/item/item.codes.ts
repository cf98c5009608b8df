import { COMPLAINT_KINDS } from '~/domains/intake';

/** True of an item whose moves and clocks are its own: a compliment, a complaint, a request for data. */
export function isComplaint({ kind }: { kind: string }): boolean {
  return (COMPLAINT_KINDS as readonly string[]).includes(kind);
}

/** How somebody tried to reach the family. */
export const CONTACT_HOWS = ['phone', 'email', 'letter', 'visit', 'in-person', 'video'] as const;
export type ContactHow = (typeof CONTACT_HOWS)[number];

/** What came of one try. Declining is a parent's right and never a fault. */
export const CONTACT_OUTCOMES = [
  'reached',
  'sent',
  'left-message',
  'no-answer',
  'wrong-number',
  'returned',
  'declined',
] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

/** Where an indicator of vulnerability is taken from. */
export type IndicatorSource = 'protocol' | 'strategy';

/**
 * Indicators of vulnerability (protocol 8.4; strategy, priority 1). Home education itself and a
 * skipped optional question are not among them.
 */
export const INDICATORS = {
  'in-care': 'protocol',
  'child-protection-plan': 'protocol',
  'child-in-need': 'protocol',
  'known-to-social-care-before': 'protocol',
  'ehc-plan-or-awaited': 'protocol',
  'sen-without-plan': 'strategy',
  'early-help': 'protocol',
  'prosecution-or-attendance-proceedings': 'protocol',
  'avoiding-exclusion': 'protocol',
  'repeated-suspension-or-exclusion': 'strategy',
  'severe-or-persistent-absence': 'strategy',
  'emotionally-based-school-avoidance': 'strategy',
  'domestic-abuse': 'strategy',
  'parental-ill-health': 'strategy',
  isolation: 'strategy',
  'frequent-earlier-episodes': 'strategy',
  'pregnant-or-parent': 'protocol',
  'young-carer': 'strategy',
  'entered-key-stage-4': 'strategy',
  'pressed-by-school': 'strategy',
} as const satisfies Record<string, IndicatorSource>;
export type IndicatorCode = keyof typeof INDICATORS;

export const INDICATOR_CODES = Object.keys(INDICATORS) as [IndicatorCode, ...IndicatorCode[]];

export const RATING_LEVELS = ['green', 'amber', 'red', 'high-red'] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

/** What an officer may decide for children of a notification. */
export const DECISION_KINDS = [
  'accepted',
  'asked',
  'consent-sought',
  'order-referred',
  'not-home-education',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Why something is not home education. */
export const NOT_HOME_EDUCATION = [
  'still-at-school',
  'part-time-at-school',
  'council-education',
  'over-school-age',
  'lives-elsewhere',
  'parent-withdrew',
  'consent-refused',
  'order-stands',
  'other',
] as const;
export type NotHomeEducation = (typeof NOT_HOME_EDUCATION)[number];

/** What is asked of a colleague, who answers it, and the answers there are. */
export const REFERRALS = {
  'special-school-consent': { role: 'SEND', answers: ['given', 'refused', 'not-needed'] },
  'order-revocation': { role: 'SENIOR', answers: ['to-be-revoked', 'stands'] },
} as const;
export type ReferralKind = keyof typeof REFERRALS;
export type ReferralAnswer = (typeof REFERRALS)[ReferralKind]['answers'][number];

/**
 * The outcomes that a parent is told, child by child: the code in `notification_child.outcome`, in a
 * message's `data.decision`, and of the words `outcome:<code>.title` and `.body`.
 */
export const OUTCOMES = [
  ...DECISION_KINDS,
  'more-time',
  'recorded',
  'consent-given',
  'consent-refused',
  'consent-not-needed',
  'order-to-be-revoked',
  'order-stands',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The outcomes after which nothing more is to be decided for the child. */
export const FINAL_OUTCOMES: readonly Outcome[] = ['accepted', 'not-home-education', 'recorded'];
