/** How an answer reached the council where an officer writes it down. All are as good as the portal. */
export const ANSWER_HOWS = ['phone', 'post', 'email', 'in-person'] as const;
export type AnswerHow = (typeof ANSWER_HOWS)[number];

/** The letters after the first one, each read and let go by an officer. */
export const FOLLOW_UPS = ['reminder', 'second'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

/**
 * What an officer looks at before a family is written to. None of them is said of a family because it
 * home educates, or because it left a question out.
 */
export const CIRCUMSTANCES = [
  'rating',
  'indicators',
  'ehc-plan',
  'year-11',
  'steps',
  'paths',
  'questions',
  'unsafe',
  'news',
] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

/** Other ways to reach a family that has not answered; a visit is never more than an offer. */
export const OTHER_WAYS = [
  'call-with-interpreter',
  'call',
  'email',
  'post',
  'other-adult',
  'professional',
  'offer-visit',
] as const;
export type OtherWay = (typeof OTHER_WAYS)[number];

/** The numbers of a year's page besides how each request stands. */
export const YEAR_MEASURES = ['issued', 'delivered', 'opened'] as const;

/** The reason on record where a request was over because every review of it was. */
export const ENDED_BY_REVIEW = 'reviewed';
