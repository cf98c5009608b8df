import type { Answers, Setting } from '~/domains/notification';
import type { ItemSource } from '~/domains/intake';
import type { BackgroundCode, SpokenHere } from './people';

/** Where the matter of a family stands, in more detail than the status of its item. */
export const STAGES = [
  'new',
  'open',
  'overdue',
  'due-today',
  'due-soon',
  'waiting-parent',
  'waiting-other',
  'decided',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

export type StaffKey = 'officer' | 'second-officer' | 'senior' | 'send' | 'administrator';

/** A child before birthdays, schools and numbers are filled in. */
export type ChildSketch = {
  sex: 'female' | 'male';
  givenNames: string;
  familyName: string;
  knownAs?: string;
  /** ISO date. */
  dateOfBirth: string;
  setting: Setting;
  needs?: 'ehc-plan' | 'ehc-awaited' | 'sen-support' | 'none' | 'not-sure';
  needsWords?: string;
  /** A school as the parent typed it, where it is not on the list. */
  schoolTyped?: string;
  indicators?: { code: string; reason: string }[];
  rating?: { level: 'green' | 'amber' | 'red' | 'high-red'; reason: string };
};

export type MessageSketch = {
  from: 'parent' | 'council';
  daysAgo: number;
  language: SpokenHere;
  text: string;
};

export type ContactSketch = {
  daysAgo: number;
  how: 'phone' | 'email' | 'letter' | 'visit' | 'video';
  outcome: 'reached' | 'no-answer' | 'left-message' | 'sent';
  note?: string;
  nextTryInDays?: number;
};

/** One parent's notice: who tells, how they can be reached, and what they say. */
export type NoticeSketch = {
  parentName: string;
  relation: NonNullable<Answers['you']>['relation'];
  /** Address to sign in with; none where staff entered the notice. */
  email: string | null;
  language: SpokenHere;
  /** The language people speak with this parent, where it is not `language`. */
  spoken?: { language: 'other'; languageOther: string };
  interpreter?: 'spoken' | 'bsl';
  source: ItemSource;
  stage: Stage;
  /** Days since it was received. */
  daysAgo: number;
  owner: StaffKey | null;
  phone: string;
  address: NonNullable<Answers['contact']>['address'];
  addressSecret?: boolean;
  unsafe?: readonly ('email' | 'home-post')[];
  safetyNote?: string;
  why?: Answers['why'];
  outline?: string;
  help?: NonNullable<Answers['help']>['wanted'];
  helpWords?: string;
  otherParent?: Partial<NonNullable<Answers['otherParent']>>;
  helper?: Partial<NonNullable<Answers['helper']>>;
  /** Which children of the family this parent tells of; all where left out. */
  children?: number[];
  withdrawn?: boolean;
  messages?: MessageSketch[];
  contacts?: ContactSketch[];
  notes?: string[];
  /** How a closed matter ended. */
  ending?: 'not-home-education' | 'withdrawn';
  /** Which colleague a waiting matter waits for. */
  waitsFor?: 'special-school-consent' | 'order-revocation';
};

/** One family: its children as the council has them, and each parent's notice of them. */
export type FamilySketch = {
  background: BackgroundCode;
  children: ChildSketch[];
  notices: NoticeSketch[];
};
