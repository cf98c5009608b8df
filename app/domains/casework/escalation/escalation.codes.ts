/** What happens to something that was asked, in the words of its timeline. */
export const EVENT_KINDS = [
  'asked',
  'opened',
  'chased',
  'climbed',
  'reminded',
  'receipt-confirmed',
  'receipt-missing',
  'not-for-us',
  'changed',
  'answered',
  'reopened',
  'closed',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** How a referral went to the Multi-Agency Safeguarding Hub. `portal`: by the link that this portal mails. */
export const REFERRAL_HOWS = ['portal', 'online-form', 'secure-email', 'phone'] as const;
export type ReferralHow = (typeof REFERRAL_HOWS)[number];

/** How much of the child the other side is shown beside the question. */
export const ABOUT = ['name-birth', 'name', 'nothing'] as const;
export type About = (typeof ABOUT)[number];

/** Whether the parents know that something was shared. */
export const PARENTS_KNOW = ['told', 'not-told'] as const;
export type ParentsKnow = (typeof PARENTS_KNOW)[number];

/** Where an escalation stands. */
export const ESCALATION_STATES = ['open', 'answered', 'closed'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** Carried by the item of a question while a service stays silent, from the first climb on. */
export const SILENT_FLAG = 'silent-service';

/** What the other side can do with a link. */
export const ANSWER_SORTS = ['answer', 'not-for-us'] as const;
export type AnswerSort = (typeof ANSWER_SORTS)[number];
