import type { ClockCode } from '~/domains/clock';
import type { ItemFlag, ItemStatus } from '~/domains/intake';
import type { StaffRole } from '~/platform/auth/session.server';
import type { AskedService, LetterKind, PathKind, Service, SharingBasis } from '../case/case.codes';
import type { ReferralKind } from '../item/item.codes';
import type { FieldName } from './path.fields';

/** Who may record a step. */
export type ActingRoles = readonly StaffRole[];

/**
 * The clock of a step. `path`: counts from the day on which the path begins; `step`: from the day on
 * which that step was done; `agreed`: runs to a date given in a field of that step; `school-age`: to
 * the first day of compulsory school age.
 */
export type StepClock =
  | { rule: ClockCode; from: 'path' }
  | { rule: ClockCode; from: 'step'; step: string }
  | { rule: 'path-step'; from: 'agreed'; step: string; field: FieldName }
  | { rule: 'path-step'; from: 'school-age' };

/** What is written into the sharing ledger; the step's fields say the rest. */
export type Share = { service: Service; basis: SharingBasis };

export type OutcomeDefinition = {
  code: string;
  /**
   * Where it leads; to the steps that follow where left out. `to`: the steps between are not needed;
   * `end`: no step is needed any more.
   */
  leads?: { to: string } | 'end';
  /** Further steps that it makes unnecessary. */
  skips?: readonly string[];
  /** What the whole path comes to, in words `path:results.<code>`; the last one counts. */
  result?: string;
  /** The special case that begins on its day. */
  opens?: PathKind;
  /** The letter that is drafted for the family. */
  letter?: LetterKind;
  /** The step's clock is stopped with that reason; met where left out. */
  stopsClock?: string;
  /** Fields that this outcome cannot be recorded without. */
  needs?: readonly FieldName[];
  noteNeeded?: true;
  asks?: AskedService;
  shares?: Share;
  /** It ends home education: the child's standing from then on. */
  endsAs?: 'back-at-school' | 'moved-away' | 'ended';
};

export type StepDefinition = {
  code: string;
  basis: 'law' | 'local-policy';
  source: string;
  /** Offered, never a condition: it may be set aside with nothing said against anybody. */
  optional?: true;
  /** The steps without which it cannot be recorded; the one before it where left out. */
  after?: readonly string[];
  /** Officers and seniors where left out. */
  by?: ActingRoles;
  /** A referral of an item that answers the same question: its answers and the outcomes they are. */
  referral?: { kind: ReferralKind; outcomes: Readonly<Record<string, string>> };
  clock?: StepClock;
  fields?: readonly FieldName[];
  outcomes: readonly OutcomeDefinition[];
  /** Setting it aside makes these unnecessary too. */
  skipsWith?: readonly string[];
  /** For whom the item waits while this is the next step. */
  waits?: Extract<ItemStatus, 'waiting-parent' | 'waiting-other'>;
};

export type PathDefinition = {
  kind: PathKind;
  /** What is asked at the start, besides the day from which it counts. */
  start: readonly { field: FieldName; needed: boolean }[];
  /** Marks of its row in the queue. SEND officers see those about an EHC plan or a special school. */
  flags: readonly ItemFlag[];
  isEnding?: true;
  steps: readonly StepDefinition[];
};
