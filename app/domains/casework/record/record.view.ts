import type { FamilySession } from '~/domains/booking';
import type { CaseChild } from '../case/find-case-child.server';

/** All that the record of one child shows. Days are ISO dates, moments ISO text in UTC. */
export type RecordView = {
  facts: ChildFactsView;
  sightings: SightingView[];
  matters: OpenMatter[];
  /** Matters that are closed or decided with nothing running. */
  closed: number;
  ratings: RatingLine[];
  indicators: IndicatorLine[];
  episodes: EpisodeView[];
  tellings: TellingView[];
  sendings: SendingLine[];
  reviews: ReviewLine[];
  checks: CheckLine[];
  letters: LetterLine[];
  steps: StepLine[];
  paths: PathLine[];
  plans: EhcPlanView[];
  escalations: EscalationLine[];
  shared: { count: number; lastOn: string | null };
  professionals: ProfessionalView[];
};

export type ChildFactsView = {
  knownAs: string | null;
  setting: string;
  schoolName: string | null;
  startedOn: string | null;
  endedOn: string | null;
  siblings: number;
};

export type SightingView = {
  id: string;
  kind: 'seen' | 'heard';
  on: string;
  byName: string;
  byService: string;
  occasion: string;
  place: string;
  note: string;
  recordedBy: string | null;
  at: string;
  voidedAt: string | null;
  voidedBy: string | null;
  voidReason: string | null;
};

export type OpenMatter = {
  id: string;
  reference: string;
  kind: string;
  status: string;
  receivedOn: string;
  owner: string | null;
  /** Where a piece of casework is worked on; null for what arrived from outside. */
  workPage: string | null;
  /** The clock that runs out next, of this child or of the whole matter. */
  nextRule: string | null;
  nextDueOn: string | null;
};

export type RatingLine = {
  id: string;
  level: string;
  reason: string;
  by: string | null;
  at: string;
};

export type IndicatorLine = {
  id: string;
  code: string;
  reason: string;
  by: string | null;
  at: string;
  endedAt: string | null;
  endedBy: string | null;
};

export type EpisodeView = {
  id: string;
  kind: string;
  place: string;
  schoolUrn: string | null;
  startedOn: string | null;
  endedOn: string | null;
  endReason: string;
  toldBy: string;
  recordedBy: string | null;
};

/** Why the family chose this, as told at one time. */
export type TellingView = {
  id: string;
  toldOn: string;
  reasons: string[];
  words: string;
  language: string;
  stillChoice: string;
  wouldHelp: string;
  toldBy: string;
  /** Where it comes out of a notice: the name of who sent it. */
  noticeFrom: string | null;
  recordedBy: string | null;
};

export type SendingLine = {
  id: string;
  kind: string;
  sentAt: string;
  number: number | null;
  replaced: boolean;
};

export type FindingLine = {
  area: string;
  judgement: string;
  bases: string[];
  /** How many people's account it rests on. */
  accounts: number;
};

export type ReviewLine = {
  id: string;
  kind: string;
  state: string;
  openedOn: string;
  conclusion: string | null;
  concludedOn: string | null;
  reportedOn: string | null;
  findings: FindingLine[];
};

export type CheckLine = {
  id: string;
  system: string;
  checkedOn: string;
  found: boolean;
  note: string;
  by: string | null;
};

export type LetterLine = {
  id: string;
  kind: string;
  state: string;
  subject: string;
  sentOn: string | null;
  madeOn: string;
};

export type StepLine = {
  id: string;
  kind: string;
  state: string;
  proposedOn: string;
  servedOn: string | null;
  lastDay: string | null;
};

export type PathLine = {
  id: string;
  kind: string;
  state: string;
  startedOn: string;
  endedOn: string | null;
  nextStepDueOn: string | null;
};

export type EhcPlanView = {
  id: string;
  startedOn: string | null;
  endedOn: string | null;
  nextReviewOn: string | null;
  recordedBy: string | null;
  reviews: EhcReviewView[];
};

export type EhcReviewView = {
  id: string;
  heldOn: string;
  parentTookPart: string;
  childTookPart: string;
  outcome: string;
  note: string;
  recordedBy: string | null;
};

export type EscalationLine = {
  id: string;
  service: string;
  toName: string;
  askedOn: string;
  dueOn: string;
  level: number;
};

export type ProfessionalView = {
  id: string;
  childId: string | null;
  name: string;
  service: string;
  role: string;
  email: string | null;
  phone: string | null;
  since: string | null;
};

export type RecordChild = CaseChild;

export type ShownRecord = {
  child: RecordChild;
  today: string;
  view: RecordView;
  /** The family's voluntary sessions; null for those who do not see families whole. */
  sessions: FamilySession[] | null;
};
