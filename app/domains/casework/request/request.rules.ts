import { Temporal } from 'temporal-polyfill';
import { academicYear, addDays } from '~/platform/calendar';
import { schoolAge } from '~/domains/child';
import type { FollowUp, OtherWay } from './request.codes';

type Day = Temporal.PlainDate;

/** A month as it stands in an address: `2026-12`. */
export const MONTH_TEXT = /^(20\d\d)-(0[1-9]|1[0-2])$/;

/** The month of a day, as in an address. */
export function monthOf(day: Day): string {
  return day.toPlainYearMonth().toString();
}

/** The month after the one of `day`, as in an address. */
export function monthAfter(day: Day): string {
  return monthOf(day.with({ day: 1 }).add({ months: 1 }));
}

/** The first and the last day of a month (`2026-12`), leap years included. */
export function daysOfMonth(month: string): { first: Day; last: Day } {
  const of = Temporal.PlainYearMonth.from(month);
  return { first: of.toPlainDate({ day: 1 }), last: of.toPlainDate({ day: of.daysInMonth }) };
}

/** The month before and the one after, for the way from one list to the next. */
export function monthsBeside(month: string): { before: string; after: string } {
  const of = Temporal.PlainYearMonth.from(month);
  return {
    before: of.subtract({ months: 1 }).toString(),
    after: of.add({ months: 1 }).toString(),
  };
}

/**
 * True where the requests of that month may go today: this month's, an earlier one's, next month's.
 * Anything further on would be sooner than the protocol says without a reason on record (6.9).
 */
export function mayGoNow(month: string, today: Day): boolean {
  return month <= monthAfter(today);
}

/** Whoever was born on this day or before is over compulsory school age (Education Act 1996 s.8(3)). */
export function lastBornOverAge(today: Day): Day {
  const newest = academicYear(today).to.subtract({ years: 16 });
  return schoolAge(newest, today).status === 'ended' ? newest : newest.subtract({ years: 1 });
}

/** The first and the last day of birth of those who are in Year 11. */
export function bornForYear11(today: Day): { from: Day; to: Day } {
  const { from, to } = academicYear(today);
  return { from: from.subtract({ years: 16 }), to: to.subtract({ years: 16 }) };
}

/** The council's days for the letters of a request (`annualRequest` of the profile). */
export type RequestDays = {
  answerDays: number;
  reminderAfterDays: number;
  secondAfterDays: number;
  secondAnswerDays: number;
};

/** The day from which a further letter of a round may go. */
export function followUpFrom(stage: FollowUp, releasedOn: Day, days: RequestDays): Day {
  return addDays(releasedOn, stage === 'reminder' ? days.reminderAfterDays : days.secondAfterDays);
}

/**
 * The letter that is due for a round whose families have not all answered, and since when; null where
 * none is. Each goes once. There is nothing to remind of once the day for an answer is over, or the
 * second letter is due.
 */
export function followUpDue(
  round: { releasedOn: Day; answerBy: Day; sent: readonly string[] },
  today: Day,
  days: RequestDays,
): { stage: FollowUp; from: Day } | null {
  const isOver = (day: Day) => Temporal.PlainDate.compare(today, day) > 0;
  const hasCome = (day: Day) => Temporal.PlainDate.compare(today, day) >= 0;
  if (round.sent.includes('second')) return null;
  const second = followUpFrom('second', round.releasedOn, days);
  if (hasCome(second)) return { stage: 'second', from: second };
  const from = followUpFrom('reminder', round.releasedOn, days);
  const due = hasCome(from) && !isOver(round.answerBy) && !round.sent.includes('reminder');
  return due ? { stage: 'reminder', from } : null;
}

/** The last day for an answer that a letter names; a reminder names the one that stands. */
export function answerDay(
  stage: 'first' | FollowUp,
  today: Day,
  days: RequestDays,
  standing: Day | null = null,
): Day {
  if (stage === 'first') return addDays(today, days.answerDays);
  if (stage === 'second') return addDays(today, days.secondAnswerDays);
  if (standing === null) throw new Error('a reminder names the day of the letter before it');
  return standing;
}

/** The days of the three letters, were the first to go today. */
export function seriesFrom(today: Day, days: RequestDays) {
  const second = addDays(today, days.secondAfterDays);
  return {
    first: today,
    answerBy: addDays(today, days.answerDays),
    reminder: addDays(today, days.reminderAfterDays),
    second,
    secondAnswerBy: addDays(second, days.secondAnswerDays),
  };
}

/** What is known of how a family that has not answered might be reached. */
export type ReachFacts = {
  /** Ways on which messages of the request went. */
  written: readonly ('email' | 'post')[];
  readers: readonly {
    phone: boolean;
    interpreter: boolean;
    language: string;
    mayEmail: boolean;
    mayPost: boolean;
  }[];
  /** Adults of the family who were not written to and can be telephoned. */
  otherAdults: number;
  professionals: number;
  /** How people tried since the request went (`CONTACT_HOWS`), and whom they did not reach. */
  tried: readonly string[];
};

const triedAs: Partial<Record<OtherWay, readonly string[]>> = {
  'call-with-interpreter': ['phone', 'video'],
  call: ['phone', 'video'],
  email: ['email'],
  post: ['letter'],
  'offer-visit': ['visit'],
};

/**
 * Ways to reach the family that are worth trying next: what has not been tried stands first, in the
 * order of what asks least of the family. Only ways that are safe for somebody are named; a visit is an
 * offer and comes last.
 */
export function otherWays(facts: ReachFacts): OtherWay[] {
  const { readers, written } = facts;
  const phones = readers.filter(({ phone }) => phone);
  const foreign = phones.some(({ interpreter, language }) => interpreter || language !== 'en');
  const open: OtherWay[] = [];
  if (foreign) open.push('call-with-interpreter');
  else if (phones.length > 0) open.push('call');
  if (!written.includes('email') && readers.some(({ mayEmail }) => mayEmail)) open.push('email');
  if (!written.includes('post') && readers.some(({ mayPost }) => mayPost)) open.push('post');
  if (facts.otherAdults > 0) open.push('other-adult');
  if (facts.professionals > 0) open.push('professional');
  open.push('offer-visit');
  const wasTried = (way: OtherWay) => triedAs[way]?.some((how) => facts.tried.includes(how));
  return [...open.filter((way) => !wasTried(way)), ...open.filter(wasTried)];
}

/** What of a list an officer saw changed before it was sent off. */
export type ListChange = { came: string[]; went: string[]; held: string[]; freed: string[] };

const tokens = (text: string) =>
  new Map(
    text
      .split('.')
      .filter(Boolean)
      .map((token) => [token.slice(0, 12), token.endsWith('h')]),
  );

/** A line of a list as a form carries it: the beginning of its identifier, and whether it is held. */
export function seenToken(id: string, held: boolean): string {
  return id.replaceAll('-', '').slice(0, 12) + (held ? 'h' : '');
}

/** What changed between two lists of such lines; null where nothing did. */
export function listChange(seen: string, now: string): ListChange | null {
  const [before, after] = [tokens(seen), tokens(now)];
  const change: ListChange = { came: [], went: [], held: [], freed: [] };
  for (const [id, held] of after) {
    if (!before.has(id)) change.came.push(id);
    else if (before.get(id) !== held) change[held ? 'held' : 'freed'].push(id);
  }
  for (const id of before.keys()) if (!after.has(id)) change.went.push(id);
  return Object.values(change).every((ids) => ids.length === 0) ? null : change;
}
