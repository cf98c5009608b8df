import type { Temporal } from 'temporal-polyfill';
import { redate, type Clock } from '~/domains/clock';
import type { ComplaintKind } from '~/domains/intake';
import type { SchoolCalendar } from '~/platform/calendar';
import { COMPLAINT_MOVES, type ComplaintMoveName } from './complaint.codes';

/** Something done before, as far as it decides what may be done next; the day is ISO. */
export type DoneMove = { move: string; byId: string; on: string; staff: readonly string[] };

/** Why a day that was given cannot stand, with the field it was given in. */
export type DayRefusal =
  { kind: 'day-in-future'; field: 'on' } | { kind: 'day-before'; field: 'on' | 'doBy' };

/** Why `on` cannot be the day of something done after `from`; null where it can. Days are ISO. */
export function refuseDay(on: string, from: string, today: string): DayRefusal | null {
  if (on > today) return { kind: 'day-in-future', field: 'on' };
  return on < from ? { kind: 'day-before', field: 'on' } : null;
}

/** Why a move may not be made now. */
export type MoveHindrance =
  | 'other-kind'
  | 'about-first'
  | 'done-before'
  | 'not-answered'
  | 'not-asked'
  | 'same-person'
  | 'said-nobody'
  | 'answer-stands'
  | 'identity-open';

const once: readonly ComplaintMoveName[] = [
  'acknowledged',
  'answered',
  'second-asked',
  'looks-again',
  'second-answered',
  'extended',
  'given',
  'thanked',
];

/** True while it was asked who they are, and they have not said. */
export function isIdentityOpen(done: readonly DoneMove[]): boolean {
  const count = (name: string) => done.filter(({ move }) => move === name).length;
  return count('identity-asked') > count('identity-shown');
}

/** Who would make a move, and whom the item is kept from. */
export type MoveContext = {
  staffId: string;
  /** True once a senior recorded whom it is about, be it nobody. */
  aboutKnown: boolean;
  keptFrom: readonly string[];
};

/**
 * What hinders `staffId` from making the move now; null where nothing does. Whoever recorded that it is
 * about nobody does not answer it, since it may be about them; what was recorded last counts.
 */
export function hindrance(
  kind: ComplaintKind,
  move: ComplaintMoveName,
  done: readonly DoneMove[],
  { staffId, aboutKnown, keptFrom }: MoveContext,
): MoveHindrance | null {
  if (!(COMPLAINT_MOVES[kind] as readonly string[]).includes(move)) return 'other-kind';
  const was = (name: ComplaintMoveName) => done.some((one) => one.move === name);
  const firstBy = done.find((one) => one.move === 'answered')?.byId;
  const about = done.findLast((one) => one.move === 'about');
  const saidNobody = about?.byId === staffId && about.staff.length === 0;
  if (once.includes(move) && was(move)) return 'done-before';
  const guarded = kind === 'complaint' || kind === 'data-complaint';
  if (guarded && move !== 'about' && !aboutKnown) return 'about-first';
  switch (move) {
    case 'seen':
      return done.some((one) => one.move === 'seen' && one.byId === staffId) ? 'done-before' : null;
    case 'answered':
      return saidNobody ? 'said-nobody' : null;
    case 'second-asked':
      if (!firstBy) return 'not-answered';
      return isSecondLook(done) ? 'done-before' : null;
    case 'looks-again': {
      const by = settledBy(done);
      if (!by) return 'not-answered';
      if (isSecondLook(done)) return 'done-before';
      return keptFrom.includes(by) ? null : 'answer-stands';
    }
    case 'second-answered':
      if (!isSecondLook(done)) return 'not-asked';
      return firstBy === staffId ? 'same-person' : null;
    case 'closed':
      if (!guarded || isAnswered(kind, done)) return null;
      if (firstBy) return firstBy === staffId ? 'same-person' : null;
      return saidNobody ? 'said-nobody' : null;
    case 'acknowledged':
      return was('answered') ? 'done-before' : null;
    case 'identity-asked':
      if (was('given')) return 'done-before';
      return isIdentityOpen(done) ? 'identity-open' : null;
    case 'identity-shown':
      return isIdentityOpen(done) ? null : 'not-asked';
    case 'given':
      return isIdentityOpen(done) ? 'identity-open' : null;
    case 'extended':
      return was('given') ? 'done-before' : null;
    default:
      return null;
  }
}

/** Who answered first; where nobody did, who closed it last. Null while neither was done. */
export function settledBy(done: readonly DoneMove[]): string | null {
  const answered = done.find(({ move }) => move === 'answered');
  return (answered ?? done.findLast(({ move }) => move === 'closed'))?.byId ?? null;
}

/**
 * True once somebody else looks, or has looked, at an answer: the person asked, or the council saw to
 * it. What is looked at again because it was closed unanswered still has its first answer to come.
 */
function isSecondLook(done: readonly DoneMove[]): boolean {
  const answered = done.findIndex(({ move }) => move === 'answered');
  const since = answered === -1 ? [] : done.slice(answered);
  return since.some(({ move }) => move === 'second-asked' || move === 'looks-again');
}

/** Where the person can go on from what was decided, by codes of `complaints:next`. */
export function nextFrom(kind: ComplaintKind, move: ComplaintMoveName): string[] {
  const beyond = kind === 'complaint' ? 'ombudsman' : 'commissioner';
  return move === 'answered' ? ['second', beyond] : [beyond];
}

/** True where nothing more is owed: it may be closed as done. */
export function isAnswered(kind: ComplaintKind, done: readonly DoneMove[]): boolean {
  const was = (name: ComplaintMoveName) => done.some((one) => one.move === name);
  if (kind === 'compliment') return true;
  if (kind === 'own-data') return was('given');
  return was(isSecondLook(done) ? 'second-answered' : 'answered');
}

export type Extended =
  { kind: 'ok'; clock: Clock } | { kind: 'refused'; because: 'ended' | 'too-late' };

/**
 * The clock of a request for data with further months: counted from the day on which the request came,
 * with what was paused. The person must hear of it within the first month (UK GDPR Art. 12(3)), so that
 * afterwards there is nothing to extend.
 */
export function extend(
  clock: Clock,
  months: number,
  today: Temporal.PlainDate,
  calendar: SchoolCalendar,
): Extended {
  if (clock.end) return { kind: 'refused', because: 'ended' };
  const paused = clock.pauses.at(-1)?.restartedOn === null;
  if (!paused && today.since(clock.dueOn).days > 0) return { kind: 'refused', because: 'too-late' };
  const longer = { ...clock, length: clock.length + months };
  return { kind: 'ok', clock: redate(longer, calendar).clock };
}
