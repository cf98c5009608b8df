import type { FileSort, Refusal } from '~/platform/files/file-kinds';
import type { Reason } from '~/domains/notification';
import type {
  Area,
  BoardRow,
  EhcWay,
  Feeling,
  FileScan,
  FileState,
  NextStep,
  SendingKind,
  SendingState,
  StillChoice,
  TalkingWay,
  YearlyHelp,
} from './evidence.codes';

/** One file as its sender and officers see it. Moments are ISO text in UTC, days ISO dates. */
export type FileLine = {
  id: string;
  name: string;
  state: FileState;
  refusal: Refusal | null;
  sort: FileSort | null;
  contentType: string | null;
  bytes: number;
  scan: FileScan;
  stripped: boolean | null;
  width: number | null;
  height: number | null;
  seconds: number | null;
  /** How many page pictures there are to look at; null where there are none. */
  pages: number | null;
  createdAt: string;
  receivedAt: string | null;
  settledAt: string | null;
  /** A short-lived address of the small picture; null where there is none. */
  small: string | null;
};

/** One child as this parent told of them: `id` is a `notification_child`, safe to show to this parent alone. */
export type ToldChild = { id: string; name: string; childId: string };

/** One piece of a sending with its labels. */
export type PieceLine = {
  id: string;
  form: 'file' | 'link' | 'words';
  file: FileLine | null;
  text: string;
  title: string;
  note: string;
  areas: Area[];
  madeOn: string | null;
  translationOfId: string | null;
  /** Ids of `ToldChild`. */
  children: string[];
  createdAt: string;
};

/** A plan: words by area or as a whole, all optional, and whether the parent would rather talk. */
export type PlanAnswers = {
  areas: Partial<Record<Area, string>>;
  whole: string;
  approach: 'structured' | 'autonomous' | 'mixed' | null;
  talk: boolean;
  talkWords: string;
};

/** A child's own voice: words, symbols chosen on the board by row, and a note by whoever sat beside. */
export type VoiceAnswers = {
  words: string;
  board: Partial<Record<BoardRow, string[]>>;
  note: string;
  noteBy: string;
};

export type EvidenceAnswers = { note: string };

/**
 * One question of the yearly request that was answered before: whether it has changed, and the words.
 * Once an answer is sent, `no` carries the words that stand: those of the year before.
 */
export type ToldAgain = { changed: 'no' | 'yes' | null; words: string };

/** An answer about one child to the yearly request; every part may be left out. */
export type YearlyAnswers = {
  areas: Record<Area, ToldAgain>;
  whole: ToldAgain;
  /** A call, a meeting or a visit that the parent asks for, with when, where and in which language. */
  ways: TalkingWay[];
  waysWords: string;
  /** Somebody else's account of the education: who they are and how to reach them, or their words. */
  account: { name: string; who: string; reach: string; words: string };
  /** "Ask me again in so many weeks, because …": an officer agrees a day. */
  later: { weeks: number | null; because: string };
  feeling: Feeling | null;
  feelingWords: string;
  still: StillChoice | null;
  reasons: Reason[];
  reasonWords: string;
  help: YearlyHelp[];
  helpWords: string;
  /** Year 11 alone. */
  next: NextStep | null;
  nextWords: string;
  /** Children with an EHC plan alone. */
  ehc: EhcWay | null;
  ehcWords: string;
  /**
   * The child (`ToldChild`) from whose answer the feeling, the reasons and the help were copied, until
   * the parent saves this one: nobody has said yet that they hold here too.
   */
  copiedFrom: string | null;
};

/** What one parent said of a child when they last said how it is going: a yearly answer, or a plan. */
export type LastTold = {
  sendingId: string;
  kind: 'yearly' | 'plan';
  /** The day it was sent (ISO). */
  on: string;
  /** The language it is written in. */
  language: string;
  areas: Partial<Record<Area, string>>;
  whole: string;
  /** All of a yearly answer; null where it was a plan. */
  answers: YearlyAnswers | null;
};

export type AnswersOf = {
  plan: PlanAnswers;
  voice: VoiceAnswers;
  evidence: EvidenceAnswers;
  yearly: YearlyAnswers;
};

/** One sending as the parent who made it sees it. */
export type SendingLine<Kind extends SendingKind = SendingKind> = {
  [K in Kind]: {
    id: string;
    kind: K;
    state: SendingState;
    child: ToldChild | null;
    number: number | null;
    answers: AnswersOf[K];
    version: number;
    language: string;
    updatedAt: string;
    sentAt: string | null;
    withdrawnAt: string | null;
    firstReadAt: string | null;
    itemId: string | null;
    reference: string | null;
    pieces: PieceLine[];
  };
}[Kind];
