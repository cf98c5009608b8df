import type { FileSort, Refusal } from '~/platform/files/file-kinds';
import type {
  Area,
  BoardRow,
  FileScan,
  FileState,
  SendingKind,
  SendingState,
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

export type AnswersOf = { plan: PlanAnswers; voice: VoiceAnswers; evidence: EvidenceAnswers };

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
