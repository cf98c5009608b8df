import type { About, EscalationState, EventKind, ParentsKnow } from './escalation.codes';

/** One thing asked of another service, in a list. Dates are ISO dates, moments ISO instants. */
export type EscalationLine = {
  id: string;
  itemId: string;
  childId: string;
  childName: string;
  service: string;
  toName: string;
  what: string;
  /** The last day for the answer, as its clock has it. */
  dueOn: string;
  state: EscalationState;
  /** 0: with the officer; 1: a senior knows; 2: the next level was told. */
  level: number;
  isReferral: boolean;
  sentAt: string | null;
  receiptAt: string | null;
  /** True while its clock is paused. */
  paused: boolean;
};

/** One line of a child's sharing ledger. */
export type SharingLine = {
  id: string;
  what: string;
  withWhom: string;
  service: string;
  basis: string;
  basisNote: string;
  sharedOn: string;
  by: string | null;
  escalationId: string | null;
  shown: boolean;
  hiddenReason: string;
};

/** What a parent sees of one line of the ledger. */
export type SharedLine = {
  id: string;
  childId: string;
  childName: string;
  what: string;
  withWhom: string;
  service: string;
  basis: string;
  sharedOn: string;
};

export type EventLine = {
  id: string;
  kind: EventKind;
  at: string;
  level: number;
  by: string | null;
  detail: Record<string, string>;
};

export type AnswerFile = { id: string; name: string; bytes: number };

/** All that staff see of one escalation. */
export type EscalationView = EscalationLine & {
  reference: string;
  version: number;
  seen: string;
  toEmail: string;
  why: string;
  basis: string;
  basisNote: string;
  askedBy: string | null;
  askedAt: string;
  sentHow: string;
  receiptProof: string;
  receiptBy: string | null;
  referralOutcome: string;
  closeReason: string;
  nextLevelName: string;
  nextLevelEmail: string | null;
  about: About;
  parents: ParentsKnow;
  parentsReason: string;
  information: string;
  more: string;
  /** True where the last word was that it is not for them. */
  notForThem: boolean;
  clockId: string | null;
  events: EventLine[];
  files: AnswerFile[];
};

/** All that the other side sees: the question, and nothing else. */
export type OpenQuestion = {
  reference: string;
  what: string;
  why: string;
  /** What is asked beyond an earlier answer; empty where there was none. */
  more: string;
  dueOn: string;
  childName: string | null;
  dateOfBirth: string | null;
};
