import { Temporal } from 'temporal-polyfill';
import { CLOCK_RULES, dueOn, type ClockLengths } from '~/domains/clock';
import {
  AREAS,
  type Area,
  type Basis,
  type Conclusion,
  type LetterKind,
  type Occasion,
  type ReviewKind,
  type ReviewState,
} from '../case/case.codes';
import type { ChildTookPart, Judgement, MeetingWay } from './review.codes';

type Day = Temporal.PlainDate;

export type FindingBasis = {
  judgement: Judgement | '';
  bases: readonly Basis[];
  /** The adults whose account it rests on. */
  accounts: readonly string[];
};

/** True where the area was covered and the finding says what it rests on. */
export function hasBasis(finding: FindingBasis): boolean {
  return isCovered(finding) && finding.bases.length > 0;
}

/** True where something was found in the area, whatever it was. */
export function isCovered(finding: Pick<FindingBasis, 'judgement'>): boolean {
  return finding.judgement !== '' && finding.judgement !== 'not-covered';
}

/** True where a finding rests on the account of one parent and on nothing else (domain, 6.2). */
export function restsOnOneAccount(finding: FindingBasis): boolean {
  return (
    isCovered(finding) &&
    finding.bases.length > 0 &&
    finding.bases.every((basis) => basis === 'parent') &&
    new Set(finding.accounts).size <= 1
  );
}

/** The areas without a finding, in the protocol's order (protocol 6.6). */
export function areasLeft(findings: readonly { area: string; judgement: string }[]): Area[] {
  const covered = findings.filter(({ judgement }) => judgement !== '').map(({ area }) => area);
  return AREAS.filter((area) => !covered.includes(area));
}

/**
 * Whether a review can be concluded in that way: that education is suitable, or that there are
 * concerns, must rest on something in at least one area.
 */
export function mayConclude(conclusion: Conclusion, findings: readonly FindingBasis[]): boolean {
  return conclusion === 'more-information' || findings.some(hasBasis);
}

/** True where a second review follows (protocol 6.11); after the second one the steps follow (6.12). */
export function needsSecondReview(kind: ReviewKind, conclusion: Conclusion): boolean {
  return conclusion === 'concerns' && kind !== 'second';
}

/** The written report of each conclusion. */
export const REPORT_OF: Record<Conclusion, LetterKind> = {
  suitable: 'report-suitable',
  'more-information': 'report-more-information',
  concerns: 'report-concerns',
};

/** The last day that a clock of this length allows. Neither length is in school days: the calendar has no say. */
function latestFor(rule: 'second-review' | 'annual-review', today: Day, lengths: ClockLengths) {
  return dueOn(CLOCK_RULES[rule], today, { calendar: { closures: [] }, lengths });
}

/** True where a second review on that day can begin with a report sent on `today` (protocol 6.11). */
export function secondDateStands(on: string, today: Day, lengths: ClockLengths): boolean {
  const latest = latestFor('second-review', today, lengths).toString();
  return today.toString() <= on && on <= latest;
}

/** When the family next hears from the council, or why the wished date cannot stand. */
export type NextContact =
  | { kind: 'ok'; on: string; sooner: boolean }
  | { kind: 'date-past' }
  | { kind: 'reason-missing' }
  | { kind: 'too-late'; latest: string };

/**
 * The next contact after suitable education was found: a year on (protocol 6.9), sooner only with
 * the parent's wish or a reason on record.
 */
export function nextContact(
  today: Day,
  lengths: ClockLengths,
  wished: { on: string | null; reason: string },
): NextContact {
  const latest = latestFor('annual-review', today, lengths).toString();
  const on = wished.on ?? latest;
  if (on <= today.toString()) return { kind: 'date-past' };
  if (on > latest) return { kind: 'too-late', latest };
  const sooner = on < latest;
  if (sooner && wished.reason.trim() === '') return { kind: 'reason-missing' };
  return { kind: 'ok', on, sooner };
}

/** True for ways of meeting in which a child can be seen in person: never on a screen or a telephone. */
export function isInPerson(how: MeetingWay): boolean {
  return how === 'meeting' || how === 'home';
}

/** On what occasion a child was seen or heard in a meeting held in that way. */
export const OCCASION_OF: Record<MeetingWay, Occasion> = {
  call: 'phone-call',
  video: 'video-call',
  meeting: 'meeting',
  home: 'home-visit',
};

/** False where somebody says that a child was seen whom they cannot have seen in person. */
export function canHaveBeen(tookPart: readonly ChildTookPart[], how: MeetingWay): boolean {
  return !tookPart.includes('seen') || isInPerson(how);
}

/** True while a parent may still say, or say differently, how they would like to take part. */
export function mayStillChoose(
  state: ReviewState,
  meetings: readonly { state: string; startsAt: Date }[],
  now: Date,
): boolean {
  if (state !== 'open') return false;
  return !meetings.some(
    (meeting) =>
      meeting.state === 'held' || (meeting.state === 'planned' && meeting.startsAt <= now),
  );
}

/** An instant of a local date and time of day in England (`09:30`); a time that the clocks skip is the next one. */
export function instantOf(date: string, time: string): Date {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return new Date(local.toZonedDateTime('Europe/London').epochMilliseconds);
}
