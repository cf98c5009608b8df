import type { PathKind } from '../case/case.codes';
import type { CaseChild } from '../case/find-case-child.server';
import type { ClockLine } from '../item/show-item.server';
import type { LetterLine } from '../letter';
import type { OpenMatters } from './ending.server';
import type { StepStanding } from './path.rules';
import type { Answers } from './path.schema';
import type { PathLine } from './path.store.server';
import type { ReferralLine } from './referrals.server';

/** A step as its page shows it. Dates are ISO dates. */
export type StepView = {
  id: string;
  code: string;
  state: StepStanding;
  outcome: string;
  note: string;
  doneOn: string | null;
  doneBy: string | null;
  answers: Answers;
  /** True where it can be recorded now. */
  ready: boolean;
  /** True where this member of staff may record it. */
  mayRecord: boolean;
  /** The steps that come before it, where they are not done. */
  waitsFor: string[];
  letters: LetterLine[];
  /** The same question on another item, where there is one. */
  referral: ReferralLine | null;
};

/** What the page of a path shows. */
export type PathView = {
  id: string;
  itemId: string;
  kind: PathKind;
  state: 'open' | 'done' | 'dropped';
  startedOn: string;
  start: Answers;
  outcome: string;
  endReason: string;
  endedOn: string | null;
  endedBy: string | null;
  version: number;
  /** The latest row of the item's trail. */
  seen: string;
  steps: StepView[];
  /** The step whose form stands open; null where there is none for this member of staff. */
  current: string | null;
  clocks: ClockLine[];
  /** Where a clock is on another item: its id. */
  clockItems: Record<string, string>;
  child: CaseChild;
  /** Of an ending: what is open about the child. */
  open: OpenMatters | null;
  /** Of an ending: the other special cases of the child. */
  others: PathLine[];
  /** Officers and seniors. SEND officers read the path, and record the steps that are theirs. */
  mayWork: boolean;
  today: string;
};
