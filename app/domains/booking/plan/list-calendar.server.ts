import type { LoaderFunctionArgs } from '@remix-run/node';
import { now, today } from '~/platform/calendar';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { sessionStaff } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { sessionTitle } from '../session-words';
import { calendarQuery, daysShown, type CalendarQuery } from './calendar.query';
import { freeOn, noteOf, onDay, partOf, type DayNote, type DayPart } from './calendar.rules';
import { listAway, listSessions, listTaken, type CalendarRow } from './calendar.store.server';
import { findWeek } from './hours.store.server';
import { londonDay } from './local-time';
import { mayKeepOffer, mayPlan } from './plan.access';
import { listTeam } from './team.store.server';

/** A session as an entry of the calendar. */
export type Entry = {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  part: DayPart;
  /** Its venue and room, or null where `mode` says all. */
  place: string | null;
  mode: string;
  state: string;
  capacity: number;
  taken: number;
  waiting: number;
  people: string[];
};

export type CalendarDay = DayNote & {
  date: string;
  entries: Entry[];
  away: { name: string; from: string; to: string; isWhole: boolean }[];
  /** When the person whom the calendar is about can be booked still; empty where it is about everybody. */
  free: { from: string; to: string }[];
};

/** The days of a view of the calendar, with what is on them. No family is named in it. */
export async function listCalendar({ view, on, who }: CalendarQuery): Promise<CalendarDay[]> {
  const days = daysShown({ view, on });
  const asked = { from: londonDay(days[0]!).from, to: londonDay(days.at(-1)!).to, who };
  const isOne = who !== 'all';
  const [sessions, away, taken, week, calendar] = await Promise.all([
    listSessions(asked),
    listAway(asked),
    isOne ? listTaken(asked) : [],
    isOne ? findWeek(who) : null,
    loadSchoolCalendar(),
  ]);
  const begun = { from: new Date(0), to: new Date(now().epochMilliseconds) };
  return days.map((date) => ({
    date,
    ...noteOf(date, calendar),
    entries: sessions
      .filter((row) => onDay(date, { from: row.startsAt, to: row.endsAt }))
      .map(entryOf),
    away: away.flatMap(({ name, ...span }) => {
      const part = onDay(date, span);
      return part ? [{ name, ...isoOf(part), isWhole: part.isWhole }] : [];
    }),
    free: week ? freeOn(date, week, [...taken, begun]).map(isoOf) : [],
  }));
}

const isoOf = ({ from, to }: { from: Date; to: Date }) => ({
  from: from.toISOString(),
  to: to.toISOString(),
});

function entryOf({ venue, room, words, kindCode, kindWords, ...row }: CalendarRow): Entry {
  return {
    ...row,
    title: sessionTitle({ words, kindCode, kindWords }, 'en').text,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    part: partOf(row.startsAt),
    place: room && (venue ? `${venue}, ${room}` : room),
  };
}

/** The calendar as its page shows it. */
export async function loadStaffCalendar(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const { searchParams } = new URL(args.request.url);
  const now = today().toString();
  const query = calendarQuery(searchParams, { today: now, me: staff.id });
  const [days, team] = await Promise.all([
    listCalendar(query),
    listTeam(query.who === 'all' ? [] : [query.who]),
  ]);
  return {
    query,
    days,
    team,
    me: staff.id,
    today: now,
    may: { plan: mayPlan(staff), keepOffer: mayKeepOffer(staff) },
  };
}

export type StaffCalendarView = Awaited<ReturnType<typeof loadStaffCalendar>>;
