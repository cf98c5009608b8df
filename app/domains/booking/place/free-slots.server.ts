import { Temporal } from 'temporal-polyfill';
import { LONDON, now } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import type { Slot, SlotsAsked } from './place.types';
import { candidateTimes, daysSpan, isFree, type Candidate, type Span } from './slots.rules';
import {
  askPool,
  findPersonKind,
  findSessionOfBooking,
  listHours,
  listRooms,
  listTaken,
  type Ask,
  type KindRoom,
  type PersonKind,
} from './slots.store.server';

/** A time that is free now, with who and which rooms are free for it. */
export type FreeTime = Candidate & { rooms: KindRoom[] };

/**
 * The times of a kind in which somebody who offers it is free, and a room where one is needed: once for
 * each part of the borough. Who it would be is not said. Empty where the kind is not offered this way.
 */
export async function freeSlots(kindId: string, asked: SlotsAsked): Promise<Slot[]> {
  const kind = await findPersonKind(askPool, kindId);
  if (!kind?.modes.includes(asked.mode)) return [];
  const besides = asked.insteadOf ? await findSessionOfBooking(askPool, asked.insteadOf) : null;
  const days = {
    from: Temporal.PlainDate.from(asked.from),
    to: Temporal.PlainDate.from(asked.to),
  };
  const free = await findFreeTimes(askPool, kind, asked.mode, days, besides);
  return free.flatMap(({ startsAt, endsAt, rooms }) => {
    const areas = needsRoom(asked.mode) ? [...new Set(rooms.map(({ area }) => area))] : [''];
    return areas.map((area) => ({
      startsAt: isoOf(startsAt),
      endsAt: isoOf(endsAt),
      area,
    }));
  });
}

function isoOf(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();
}

/** Whether a session of this mode takes place in a room. */
export function needsRoom(mode: string): boolean {
  return mode === 'venue' || mode === 'online';
}

/** The times of some local days that are free as things stand, within what may be booked now. */
export async function findFreeTimes(
  ask: Ask,
  kind: PersonKind,
  mode: string,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  besides: string | null,
): Promise<FreeTime[]> {
  const at = now();
  const today = at.toZonedDateTimeISO(LONDON).toPlainDate();
  const window = {
    from: later(from, today),
    to: earlier(to, today.add({ days: profile().booking.slotDays })),
    earliest: at.add({ hours: kind.noticeHours }).epochMilliseconds,
  };
  if (Temporal.PlainDate.compare(window.from, window.to) > 0) return [];
  const [hours, rooms] = [
    await listHours(ask, kind.id),
    needsRoom(mode) ? await listRooms(ask, kind.id, mode) : [],
  ];
  const times = candidateTimes(kind, hours, window);
  if (times.length === 0 || (needsRoom(mode) && rooms.length === 0)) return [];
  const ids = [...new Set(hours.map(({ staffId }) => staffId)), ...rooms.map(({ id }) => id)];
  const taken = await listTaken(ask, ids, daysSpan(window.from, window.to), besides);
  return times
    .map((time) => stillFree(time, rooms, taken))
    .filter((time) => time.staffIds.length > 0 && (!needsRoom(mode) || time.rooms.length > 0));
}

function stillFree(time: Candidate, rooms: KindRoom[], taken: Map<string, Span[]>): FreeTime {
  return {
    ...time,
    staffIds: time.staffIds.filter((id) => isFree(taken.get(id), time.span)),
    rooms: rooms.filter(({ id }) => isFree(taken.get(id), time.span)),
  };
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b;
}
