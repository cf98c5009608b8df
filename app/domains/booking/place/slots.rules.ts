import { Temporal } from 'temporal-polyfill';
import { isBankHoliday, LONDON } from '~/platform/calendar';

/** When somebody can be booked, in local time: weekday (1 Monday to 7), minutes of the day. */
export type Hours = { staffId: string; weekday: number; fromMinute: number; toMinute: number };

/** How long a time of a kind is, and what lies free around it. */
export type KindTimes = {
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
  noticeHours: number;
};

/** A stretch of time, in milliseconds; its end is not in it. */
export type Span = { from: number; to: number };

/** A time that could be booked, and who would have hours for it. */
export type Candidate = { startsAt: number; endsAt: number; span: Span; staffIds: string[] };

/** Which days are asked for, and between which instants a time may begin. */
export type Window = { from: Temporal.PlainDate; to: Temporal.PlainDate; earliest: number };

const MINUTE = 60_000;
const LAST_KNOWN = Temporal.PlainDate.from('2099-12-31');

/**
 * The times of a kind within the hours of those who offer it: from the beginning of somebody's hours on,
 * one after the other with what lies free around them. Hours are local; lengths are real, so that a
 * day on which the clocks change has an hour less or more. There is none on bank holidays.
 */
export function candidateTimes(
  kind: KindTimes,
  hours: readonly Hours[],
  { from, to, earliest }: Window,
): Candidate[] {
  const found: Candidate[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    if (Temporal.PlainDate.compare(day, LAST_KNOWN) > 0) break;
    if (!isBankHoliday(day)) found.push(...timesOn(day, kind, hours));
  }
  return found.filter(({ startsAt }) => startsAt >= earliest);
}

function timesOn(day: Temporal.PlainDate, kind: KindTimes, hours: readonly Hours[]): Candidate[] {
  const byStaff = new Map<string, Span[]>();
  for (const { staffId, weekday, fromMinute, toMinute } of hours) {
    if (weekday !== day.dayOfWeek) continue;
    const span = { from: instantAt(day, fromMinute), to: instantAt(day, toMinute) };
    byStaff.set(staffId, [...(byStaff.get(staffId) ?? []), span]);
  }
  const [before, length, after] = [kind.bufferBefore, kind.minutes, kind.bufferAfter].map(
    (minutes) => minutes * MINUTE,
  ) as [number, number, number];
  const step = before + length + after;
  const joined = [...byStaff].map(([staffId, spans]) => ({ staffId, spans: joinSpans(spans) }));
  const begins = new Set<number>();
  for (const { spans } of joined)
    for (const { from, to } of spans)
      for (let at = from; at + step <= to; at += step) begins.add(at);
  return [...begins]
    .sort((a, b) => a - b)
    .map((at) => {
      const span = { from: at, to: at + step };
      const staffIds = joined
        .filter(({ spans }) => spans.some(({ from, to }) => from <= span.from && span.to <= to))
        .map(({ staffId }) => staffId);
      return { startsAt: at + before, endsAt: at + before + length, span, staffIds };
    });
}

/** The instant of a minute of a local day; 1440 is the midnight that ends it. */
function instantAt(day: Temporal.PlainDate, minute: number): number {
  const on = minute === 1440 ? day.add({ days: 1 }) : day;
  const time = { hour: Math.floor((minute % 1440) / 60), minute: minute % 60 };
  return on.toPlainDateTime(time).toZonedDateTime(LONDON).epochMilliseconds;
}

/** Hours that touch are one stretch. */
function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** True where none of the stretches lies in the span. */
export function isFree(taken: readonly Span[] | undefined, span: Span): boolean {
  return !taken?.some(({ from, to }) => from < span.to && span.from < to);
}

/** The first and the last instant of local days. */
export function daysSpan(from: Temporal.PlainDate, to: Temporal.PlainDate): Span {
  return { from: instantAt(from, 0), to: instantAt(to, 1440) };
}
