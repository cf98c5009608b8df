import type {
  Area,
  Basis,
  Conclusion,
  ReviewKind,
  ReviewState,
  ReviewWay,
} from '../case/case.codes';
import type { Judgement, MeetingWay } from './review.codes';

/** Everything an officer sees of one review. Calendar dates are ISO text; moments are ISO text in UTC. */
export type ReviewView = {
  id: string;
  itemId: string;
  childId: string;
  kind: ReviewKind;
  state: ReviewState;
  reason: string;
  openedAt: string;
  previousId: string | null;
  conclusion: Conclusion | null;
  grounds: string;
  why: string;
  wouldShow: string;
  helpOffered: string;
  moreBy: string | null;
  nextOn: string | null;
  nextReason: string;
  concludedBy: string | null;
  concludedAt: string | null;
  reportedOn: string | null;
  adults: AdultLine[];
  parties: PartyView[];
  meetings: MeetingView[];
  records: RecordView[];
  findings: FindingView[];
  checks: CheckView[];
};

/** A parent or carer of the child's family, and how an invitation would reach them. */
export type AdultLine = {
  id: string;
  name: string;
  relation: string | null;
  phone: string | null;
  accountId: string | null;
  /** False where email is not safe, or is on hold. */
  mayEmail: boolean;
  safetyNote: string | null;
  interpreter: string | null;
  language: string;
};

export type PartyView = {
  id: string;
  adultId: string;
  name: string;
  accountId: string | null;
  words: string;
  invitedAt: string | null;
  how: ReviewWay | '';
  place: string;
  whenGood: string;
  childComes: string;
  childHow: string[];
  said: string;
  language: string;
  answeredAt: string | null;
  enteredBy: string | null;
};

export type MeetingView = {
  id: string;
  how: MeetingWay;
  place: string;
  startsAt: string;
  state: string;
  invited: string[];
  present: string[];
  childPresent: string;
  others: string;
  note: string;
  by: string | null;
  endedAt: string | null;
};

export type RecordView = {
  id: string;
  meetingId: string | null;
  number: number;
  text: string;
  by: string | null;
  at: string;
  sentAt: string | null;
  comments: CommentView[];
};

export type CommentView = {
  id: string;
  name: string;
  kind: string;
  text: string;
  language: string;
  at: string;
};

export type FindingView = {
  id: string;
  area: Area;
  text: string;
  judgement: Judgement | '';
  bases: Basis[];
  accounts: string[];
  version: number;
  by: string | null;
  changedAt: string;
};

export type CheckView = {
  id: string;
  system: string;
  checkedOn: string;
  found: boolean;
  note: string;
  by: string | null;
};
