import type { LastTold, OwnSending, ToldChild } from '~/domains/evidence';

/** One child of a yearly request as one parent may know it. */
export type AskedChild = ToldChild & {
  /** The school year that the child is in (1 to 11). */
  yearGroup: number;
  /** More time that an officer agreed: until when (ISO). */
  moreTimeUntil: string | null;
  /** The child's EHC plan, with the day of its next review where it is known (ISO); null where there is none. */
  ehc: { nextReviewOn: string | null } | null;
};

/** A yearly request as one parent who is asked sees it; of the other parent it knows nothing. */
export type OwnRequest = {
  /** The id of this parent's part of it (`request_reader`). */
  id: string;
  itemId: string;
  reference: string;
  issuedOn: string;
  /** The last day for an answer that the newest letter named (ISO). */
  answerBy: string;
  /** Nobody waits for an answer any more; one can be sent all the same. */
  isOver: boolean;
  children: AskedChild[];
};

/** Where an answer about one child stands. */
export type AnswerStanding = {
  draft: string | null;
  sent: Pick<OwnSending, 'id' | 'sentAt' | 'firstReadAt'> | null;
};

/** A child on the page of a request. */
export type ChildCard = AskedChild & {
  answer: AnswerStanding;
  voice: AnswerStanding;
  last: LastTold | null;
};
