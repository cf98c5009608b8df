import type { Temporal } from 'temporal-polyfill';
import type { SchoolCalendar } from '~/platform/calendar';
import { CLOCK_RULES, dueOn, inOrder, type ClockCode, type ClockLengths } from '~/domains/clock';
import type { ComplaintKind } from '~/domains/intake';
import type { ComplaintBody } from './complaint.schema';

/**
 * The clocks that run from the day on which it comes; of this council's own length where the law only
 * says "without undue delay" (Data Protection Act 2018 s.164A(4)). Thanks have none.
 */
export const CLOCKS_FROM_START: Readonly<Record<ComplaintKind, readonly ClockCode[]>> = {
  compliment: [],
  complaint: ['complaint-acknowledge', 'complaint-answer'],
  'data-complaint': ['data-complaint-acknowledge', 'complaint-answer'],
  'own-data': ['own-data-answer'],
};

/** Every clock of these kinds, for what counts them. */
export const COMPLAINT_CLOCKS = [
  'complaint-acknowledge',
  'complaint-answer',
  'data-complaint-acknowledge',
  'own-data-answer',
] as const satisfies readonly ClockCode[];

/**
 * True where it may be about somebody of the team: seniors alone see it, until one of them has recorded
 * whom it is about.
 */
export function mayBeAboutStaff(kind: ComplaintKind): boolean {
  return kind === 'complaint' || kind === 'data-complaint';
}

/** Who it is from, for the list that only staff see: the first of what was given. */
export function titleOf(complaint: ComplaintBody, nameless: string): string {
  const phone = 'phone' in complaint ? complaint.phone : '';
  return complaint.name || complaint.email || phone || nameless;
}

/** A promise by a day (ISO), with the clock that keeps it. */
export type Promised = { clock: ClockCode; by: string; basis: 'law' | 'local-policy' };

/** What happens by when, of something received on a day; soonest first. */
export function promisesOf(
  kind: ComplaintKind,
  receivedOn: Temporal.PlainDate,
  { calendar, lengths }: { calendar: SchoolCalendar; lengths: ClockLengths },
): Promised[] {
  const promises = CLOCKS_FROM_START[kind].map((clock) => ({
    clock,
    by: dueOn(CLOCK_RULES[clock], receivedOn, { calendar, lengths }).toString(),
    basis: CLOCK_RULES[clock].basis,
  }));
  return inOrder(promises);
}
