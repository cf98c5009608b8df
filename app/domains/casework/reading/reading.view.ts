import type { Area, FileLine, PlanAnswers, SendingKind, VoiceAnswers } from '~/domains/evidence';
import type { Comparison } from './plan-compare.rules';
import type { YearlyBeside } from './yearly.rules';

/** One sending that the council has, as its readers see it. Moments are ISO text in UTC. */
export type ReadSending = {
  id: string;
  kind: SendingKind;
  accountId: string;
  /** Who sent it, as the council knows them; an email address where no name was given. */
  by: string;
  number: number | null;
  language: string;
  sentAt: string;
  firstReadAt: string | null;
  item: ReadItem | null;
  plan: PlanAnswers | null;
  voice: VoiceAnswers | null;
  /** An answer to the yearly request, beside what the parent told before. */
  yearly: YearlyBeside | null;
  /** What was said of a set of evidence as a whole. */
  note: string;
  /** The words, as apart from the pieces, came since the reader's last look. */
  isNew: boolean;
};

/** The queue item that a sending is read under. */
export type ReadItem = { id: string; reference: string; kind: string; status: string };

/** One piece of a sending, with its labels. */
export type ReadPiece = {
  id: string;
  sendingId: string;
  form: 'file' | 'link' | 'words';
  text: string;
  title: string;
  note: string;
  areas: Area[];
  madeOn: string | null;
  translationOfId: string | null;
  file: FileLine | null;
  by: string;
  language: string;
  createdAt: string;
  isNew: boolean;
};

/** A piece with the number of its file on the page, from 1. */
export type NumberedPiece = ReadPiece & { fileNumber: number | null };

/** A piece and what translates it, to be read side by side. */
export type PieceGroup = { original: NumberedPiece; translations: NumberedPiece[] };

/** What one parent's plan says of one area; beside an earlier version where one was asked for. */
export type AreaWords = {
  sendingId: string;
  by: string;
  language: string;
  text: string;
  isNew: boolean;
  compared: Comparison | null;
};

export type AreaPart = {
  area: Area;
  words: AreaWords[];
  groups: PieceGroup[];
  /** Pieces shown in full under an earlier area, and labelled to this one too. */
  also: NumberedPiece[];
};

/** A question about a passage, and what the parent wrote after it. */
export type Question = {
  id: string;
  itemId: string;
  sendingId: string;
  passage: string;
  quote: string;
  text: string;
  language: string;
  by: string | null;
  at: string;
  dueOn: string | null;
  readAt: string | null;
  answers: { id: string; text: string; language: string; at: string }[];
};

/** An earlier version of a parent's plan, which can be laid beside the current one. */
export type EarlierPlan = {
  id: string;
  accountId: string;
  by: string;
  number: number | null;
  sentAt: string;
  language: string;
};

/** All that is on the reading page of one child. */
export type Reading = {
  child: { id: string; name: string; familyId: string };
  /** When this reader last had the page before them; null at the first look. */
  lastLook: string | null;
  /** As `lastLook`, for the links of the page, so that a reload keeps what is new marked: milliseconds. */
  since: number;
  mayAsk: boolean;
  /** The plan in force of each parent who sent one, the latest first. */
  plans: ReadSending[];
  earlier: EarlierPlan[];
  /** The earlier version that lies beside, with what it says as a whole. */
  beside: { plan: EarlierPlan; whole: Comparison; sendingId: string } | null;
  areas: AreaPart[];
  /** Evidence without an area, and sets of evidence with words of their own. */
  evidence: ReadSending[];
  unlabelled: PieceGroup[];
  voices: { sending: ReadSending; groups: PieceGroup[] }[];
  /** Answers to yearly requests, the latest first. */
  yearly: ReadSending[];
  /** The yearly review that is planned or under way, for those who may work it. */
  review: { id: string; state: string } | null;
  questions: Question[];
  items: ReadItem[];
  contents: ContentsLine[];
  files: number;
};

/** A line of the list at the top: where it is on the page, and what it is. */
export type ContentsLine = {
  anchor: string;
  kind: SendingKind | 'file' | 'link' | 'words';
  name: string;
  by: string;
  isNew: boolean;
};
