import type { RequestStanding } from '~/domains/annual-request';
import type { CopyState } from '../round/round.codes';
import type { OtherWay } from './request.codes';

/** A reason on record why a child is left out for now. Days are ISO dates here and below. */
export type HoldView = {
  id: string;
  dueOn: string;
  reason: string;
  by: string;
  on: string;
  /** When to look at it again. */
  lookOn: string | null;
};

/** What an officer minds about one child before the family is written to. */
export type ChildCircumstances = {
  id: string;
  name: string;
  dateOfBirth: string;
  sen: string;
  lastSeenOn: string | null;
  lastHeardOn: string | null;
  rating: string | null;
  indicators: string[];
  ehcPlan: boolean;
  steps: { id: string; kind: string; state: string }[];
  paths: { id: string; kind: string }[];
  questions: { id: string; service: string }[];
};

/** The yearly review that is planned for a child. */
export type PlannedReview = {
  dueOn: string;
  reviewId: string;
  itemId: string;
  /** Why it falls due sooner than twelve months after the last finding; null where it does not. */
  soonerReason: string | null;
  asked: boolean;
  underReview: boolean;
};

/** A child of a request that is open. */
export type AskedChild = {
  requestId: string;
  dueOn: string;
  standing: RequestStanding;
  moreTimeUntil: string | null;
};

/** A child of a family on a list, with what decides whether the council asks about them. */
export type ListedChild = ChildCircumstances & {
  status: string;
  planned: PlannedReview | null;
  /** The newest request in which the child has not answered. */
  open: AskedChild | null;
  holds: HoldView[];
};

/** An adult of a family as one notice, or somebody's words, told of them. */
export type AdultLine = {
  id: string;
  accountId: string | null;
  name: string;
  relation: string | null;
  role: string;
  phone: string | null;
  hasAddress: boolean;
  prefers: string | null;
  safeToEmail: boolean;
  safeToWrite: boolean;
  safetyNote: string | null;
  addressSecret: boolean;
  language: string;
  interpreter: string | null;
  mailHeld: boolean;
  lastHeardOn: string | null;
};

/** Somebody who is written to, or why not. */
export type ReaderLine = {
  adultId: string | null;
  name: string;
  language: string;
  how: 'email' | 'post' | 'none';
  /** A code of `NO_WAY`, where `none`. */
  noWay: string;
};

/** What has arrived about a family and waits to be settled. */
export type NewsLine = { id: string; kind: string; reference: string; receivedOn: string };

/** One family on a list, with all that an officer looks at before it is written to. */
export type ListedFamily = {
  id: string;
  name: string;
  children: ListedChild[];
  adults: AdultLine[];
  news: NewsLine[];
  readers: ReaderLine[];
};

/** How one message of a request fared. */
export type MessageLine = {
  id: string;
  stage: string;
  name: string;
  how: 'email' | 'post' | 'none';
  noWay: string;
  state: CopyState;
  on: string;
};

/** One try at reaching a family since its request went. */
export type TryLine = { on: string; how: string; who: string; outcome: string; itemId: string };

/** A family that has not answered, with what was tried and what might be tried next. */
export type SilentFamily = ListedFamily & {
  requestId: string;
  issuedOn: string;
  answerBy: string;
  stage: string;
  roundId: string;
  messages: MessageLine[];
  tries: TryLine[];
  professionals: { id: string; name: string; service: string }[];
  ways: OtherWay[];
  /** The item of the queue of each parent who was asked. */
  items: { id: string; reference: string; name: string }[];
};

/** A page of a list, and the ways to those beside it. */
export type Paged<Row> = { rows: Row[]; nextTo: string | null; previousTo: string | null };
