import type { Temporal } from 'temporal-polyfill';
import { londonInstant } from './local-time';
import type { Span } from './clashes.store.server';
import type { Repeating } from './session.schema';
import type { SeriesRule } from './series.rule';

const MINUTE_MS = 60_000;

/** When a session of so many minutes begins and ends, on a day at a time of day. */
export function timesOn(day: string, time: string, minutes: number) {
  const startsAt = londonInstant(day, time);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS) };
}

/** The time for which a room and people are taken by a session. */
export function spanOf(session: {
  startsAt: Date;
  endsAt: Date;
  bufferBefore: number;
  bufferAfter: number;
}): Span {
  return {
    from: new Date(session.startsAt.getTime() - session.bufferBefore * MINUTE_MS),
    to: new Date(session.endsAt.getTime() + session.bufferAfter * MINUTE_MS),
  };
}

type Times = { date: string; time: string; minutes: number };

/** The rule of a form that repeats; null where it is about one date. */
export function ruleOf(form: Times & Repeating): SeriesRule | null {
  if (form.repeat === 'once') return null;
  const { date, time, minutes } = form;
  return {
    first: date,
    time,
    minutes,
    every:
      form.repeat === 'weekly'
        ? { kind: 'weekly', interval: form.interval, weekdays: form.weekdays }
        : { kind: 'monthly', nth: form.nth, weekday: form.weekday },
    until: form.ends === 'until' ? form.until : null,
    count: form.ends === 'count' ? form.count : null,
    termTime: form.termTime,
  };
}

/** When booking opens: at the start of a day unless a time is said. */
export function opensAtOf({
  opens,
  opensTime,
}: {
  opens: string | null;
  opensTime: string | null;
}): Date | null {
  return opens === null ? null : londonInstant(opens, opensTime ?? '00:00');
}

/** What a change of a session needs, and the field that it is about where it has none. */
export type Unsound =
  | { kind: 'opens-late'; field: 'opens' }
  | { kind: 'people-needed'; field: 'people' }
  | { kind: 'room-too-small'; field: 'capacity'; most: number };

/** What is not right about a session, whoever is free. */
export function unsound(session: {
  startsAt: Date;
  opensAt: Date | null;
  state: string;
  people: readonly string[];
  capacity: number;
  most: number | null;
}): Unsound | null {
  const { opensAt, startsAt, people, capacity, most } = session;
  if (opensAt && opensAt >= startsAt) return { kind: 'opens-late', field: 'opens' };
  if (session.state === 'open' && people.length === 0)
    return { kind: 'people-needed', field: 'people' };
  if (most !== null && capacity > most) return { kind: 'room-too-small', field: 'capacity', most };
  return null;
}

/** True from when a session begins. */
export function hasBegun({ startsAt }: { startsAt: Date }, now: Temporal.Instant): boolean {
  return startsAt.getTime() <= now.epochMilliseconds;
}
