import type { ClockCode, ClockUnit } from '~/domains/clock';

/** Everything an officer sees of one item. Calendar dates are ISO text; moments are ISO text in UTC. */
export type ItemView = {
  id: string;
  reference: string;
  kind: string;
  status: string;
  title: string;
  receivedAt: string;
  receivedOn: string;
  source: string;
  language: string;
  flags: string[];
  version: number;
  /** The last row of the audit trail that this look knows of: what came later is news. */
  seen: string;
  ownerId: string | null;
  ownerName: string | null;
  familyId: string | null;
  notificationId: string | null;
  accountId: string | null;
  contactEmail: string | null;
  enteredBy: string | null;
  withdrawnAt: string | null;
  answers: unknown;
  body: unknown;
  /** Where a piece of casework is worked on; null for what arrived from outside. */
  workPage: string | null;
  joinedTo: { id: string; reference: string } | null;
  clocks: ClockView[];
  contacts: ContactView[];
  notes: NoteView[];
  messages: MessageView[];
  decisions: DecisionView[];
  referrals: ReferralView[];
  files: FileView[];
  sendings: SendingView[];
  children: ChildView[];
  adults: AdultView[];
  matters: MatterView[];
};

export type ClockView = {
  id: string;
  childId: string | null;
  rule: ClockCode;
  startedOn: string;
  length: number;
  unit: ClockUnit;
  agreedOn: string | null;
  dueOn: string;
  status: string;
  pauses: { on: string; reason: string; restartedOn: string | null }[];
  endedOn: string | null;
  endReason: string | null;
};

export type ContactView = {
  id: string;
  happenedOn: string;
  how: string;
  who: string;
  outcome: string;
  note: string;
  nextTryOn: string | null;
  by: string | null;
  at: string;
};

export type NoteView = { id: string; text: string; by: string | null; at: string };

export type MessageView = {
  id: string;
  from: string;
  kind: string;
  by: string | null;
  text: string;
  language: string;
  childKeys: string[];
  data: Record<string, unknown>;
  dueOn: string | null;
  at: string;
  readAt: string | null;
};

export type DecisionView = {
  id: string;
  childId: string | null;
  kind: string;
  reason: string;
  dueOn: string | null;
  by: string | null;
  at: string;
};

export type ReferralView = {
  id: string;
  childId: string | null;
  kind: string;
  toRole: string;
  question: string;
  askedBy: string | null;
  askedAt: string;
  answer: string | null;
  answerReason: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
};

export type FileView = { id: string; name: string; contentType: string; bytes: number; at: string };

/** What a family sent, by its outside; what it says is on the reading page of each child. */
export type SendingView = {
  id: string;
  kind: string;
  state: string;
  number: number | null;
  language: string;
  sentAt: string;
  withdrawnAt: string | null;
  firstReadAt: string | null;
  /** How many files, links and texts belong to it; how many files are not ready to be looked at. */
  pieces: number;
  notReady: number;
  talk: boolean;
};

export type IndicatorView = {
  id: string;
  code: string;
  reason: string;
  by: string | null;
  at: string;
  endedAt: string | null;
  endedBy: string | null;
};

export type RatingView = {
  id: string;
  level: string;
  reason: string;
  by: string | null;
  at: string;
};

export type ChildView = {
  id: string;
  /** False for a brother or sister whom this item is not about. */
  inItem: boolean;
  givenNames: string;
  familyName: string;
  knownAs: string | null;
  dateOfBirth: string;
  sex: string | null;
  upn: string | null;
  address: unknown;
  setting: string;
  schoolUrn: string | null;
  schoolName: string | null;
  sen: string;
  status: string;
  startedOn: string | null;
  endedOn: string | null;
  /** This item's notification about the child; null where the item brings none. */
  key: string | null;
  outcome: string | null;
  outcomeOn: string | null;
  indicators: IndicatorView[];
  ratings: RatingView[];
};

export type AdultView = {
  id: string;
  role: string;
  name: string;
  relation: string | null;
  parentalResponsibility: string | null;
  email: string | null;
  phone: string | null;
  address: unknown;
  addressSecret: boolean;
  preferredContact: string | null;
  safeToEmail: boolean;
  safeToWrite: boolean;
  safetyNote: string | null;
  language: string;
  interpreter: string | null;
  toldBy: string;
  /** True for the person whose account or notification this item is. */
  sentThis: boolean;
  lastHeardOn: string | null;
};

export type MatterView = {
  id: string;
  reference: string;
  kind: string;
  status: string;
  receivedOn: string;
  title: string;
  language: string;
  joinedToId: string | null;
  childIds: string[];
  /** True where it is about one of the same children, not only the same family. */
  sameChild: boolean;
};
