import type { Temporal } from 'temporal-polyfill';
import { addDays, addWeeks, countDays, isBankHoliday, isSchoolDay } from '~/platform/calendar';
import { londonInstant, type SeriesRule } from '~/domains/booking';
import { dayColumn, momentOn, type PlannedSession } from './council-rows';
import { createGenerator, type Generator } from './generator';
import type { Planner } from './plan-council';
import { HOURS, OFFERED, ONLINE_ROOMS, VENUES, type RoomKey } from './session-places';
import { SESSION_TOPICS, type SessionTopic } from './session-words';
import type { StaffKey } from './sketch';

type Day = Temporal.PlainDate;

const SEED = 20_261_129;
/** How far back sessions were held, and how far ahead they are planned: about a term. */
const WEEKS_BACK = 6;
const WEEKS_AHEAD = 13;

type Shared = {
  topic: SessionTopic;
  kind: 'drop-in' | 'workshop' | 'talk';
  room: RoomKey;
  people: StaffKey[];
  time: string;
  minutes: number;
  capacity: number;
  languages?: string[];
  audience?: string[];
};

type SeriesSketch = Shared & { weekday: number; everyWeeks: number };

/** Sessions that come again and again. Nobody and no room has two of them on one weekday. */
const SERIES: readonly SeriesSketch[] = [
  {
    topic: 'drop-in',
    kind: 'drop-in',
    room: 'hall',
    people: ['officer'],
    weekday: 2,
    everyWeeks: 1,
    time: '10:00',
    minutes: 120,
    capacity: 30,
    languages: ['en', 'ur'],
    audience: ['anyone'],
  },
  {
    topic: 'drop-in-riverside',
    kind: 'drop-in',
    room: 'library',
    people: ['second-officer'],
    weekday: 4,
    everyWeeks: 2,
    time: '13:30',
    minutes: 120,
    capacity: 16,
    languages: ['en', 'pl', 'ro'],
    audience: ['anyone'],
  },
];

type SingleSketch = Shared & {
  /** Weeks from this one, and the weekday in it. */
  week: number;
  weekday: number;
  state?: 'draft' | 'cancelled';
  toldWhy?: string;
};

const talk = { kind: 'talk', room: 'online-talks', minutes: 60 } as const;
const workshop = { kind: 'workshop', room: 'workshop', minutes: 120, time: '10:00' } as const;

/** Sessions on one date each; Wednesdays and weekends, where no series is. */
const SINGLE: readonly SingleSketch[] = [
  {
    ...workshop,
    topic: 'first-weeks',
    people: ['second-officer'],
    capacity: 12,
    week: -3,
    weekday: 3,
  },
  {
    ...talk,
    topic: 'talk-exams',
    people: ['senior'],
    time: '18:30',
    capacity: 100,
    week: -2,
    weekday: 3,
  },
  {
    ...workshop,
    topic: 'reading',
    people: ['second-officer'],
    capacity: 6,
    week: 1,
    weekday: 3,
    audience: ['parents', 'under-11'],
  },
  {
    ...talk,
    topic: 'talk-send',
    people: ['send', 'senior'],
    time: '18:00',
    capacity: 100,
    week: 1,
    weekday: 3,
    audience: ['send'],
  },
  {
    ...workshop,
    topic: 'first-weeks',
    people: ['second-officer'],
    capacity: 12,
    week: 2,
    weekday: 3,
    languages: ['en', 'ur'],
    audience: ['deciding'],
  },
  {
    ...talk,
    topic: 'talk-exams',
    people: ['senior'],
    time: '18:30',
    capacity: 100,
    week: 3,
    weekday: 3,
    audience: ['exam-years', 'from-11'],
    state: 'cancelled',
    toldWhy: 'Our speaker is ill. We are sorry, and will find a new date soon.',
  },
  {
    ...workshop,
    topic: 'exams',
    people: ['second-officer'],
    capacity: 12,
    week: 5,
    weekday: 3,
    audience: ['exam-years', 'from-11'],
  },
  {
    ...talk,
    topic: 'talk-exams',
    people: ['senior'],
    time: '18:30',
    capacity: 100,
    week: 5,
    weekday: 3,
    audience: ['exam-years', 'from-11'],
  },
  {
    ...workshop,
    topic: 'science-morning',
    room: 'studio',
    people: ['second-officer'],
    capacity: 16,
    week: 6,
    weekday: 6,
    audience: ['under-11'],
    state: 'draft',
  },
  {
    ...talk,
    topic: 'talk-back-to-school',
    people: ['senior'],
    time: '12:30',
    capacity: 60,
    week: 8,
    weekday: 3,
    audience: ['anyone'],
  },
  {
    ...workshop,
    topic: 'free-resources',
    room: 'library',
    people: ['second-officer'],
    capacity: 20,
    week: 9,
    weekday: 3,
    state: 'draft',
  },
  {
    ...workshop,
    topic: 'family-day',
    room: 'hall',
    people: ['officer', 'senior'],
    minutes: 180,
    capacity: 60,
    week: 4,
    weekday: 6,
    audience: ['anyone'],
  },
];

/** What a kind gives to its sessions, as every council begins. */
const KINDS = {
  'drop-in': { buffers: 15, noticeHours: 0, changeHours: 1 },
  workshop: { buffers: 30, noticeHours: 24, changeHours: 24 },
  talk: { buffers: 15, noticeHours: 2, changeHours: 12 },
} as const;

type Context = {
  planner: Planner;
  choose: Generator;
  rooms: Record<RoomKey, string>;
  madeAt: Date;
};

/**
 * Adds what the demonstration council offers: venues and rooms, who of the team can be booked when, and a
 * term of sessions around today. Bookings come from elsewhere.
 */
export function planSessions(planner: Planner): void {
  const choose = createGenerator(SEED);
  const { rows, staffIds, setting } = planner;
  const madeAt = momentOn(addWeeks(setting.today, -WEEKS_BACK - 2));
  const context = { planner, choose, rooms: planRooms(planner, choose), madeAt };
  for (const [kind, { people, rooms }] of Object.entries(OFFERED)) {
    rows.kindPeople.push(...people.map((key) => ({ kind, staffId: staffIds[key] })));
    rows.kindRooms.push(...rooms.map((key) => ({ kind, roomId: context.rooms[key] })));
  }
  planHours(planner);
  for (const sketch of SERIES) planSeries(context, sketch);
  for (const sketch of SINGLE) planSingle(context, sketch);
  planAbsences(context);
}

function planRooms({ rows }: Planner, choose: Generator): Record<RoomKey, string> {
  const ids: Partial<Record<RoomKey, string>> = {};
  const add = (venueId: string | null, sketches: (typeof VENUES)[number]['rooms']) => {
    for (const [key, sketch] of Object.entries(sketches)) {
      const id = choose.uuid();
      ids[key as RoomKey] = id;
      const { name, most, access = [], link } = sketch;
      rows.rooms.push({ id, venueId, name, most: most ?? null, access, link: link ?? null });
    }
  };
  for (const { rooms, ...venue } of VENUES) {
    const id = choose.uuid();
    rows.venues.push({ id, ...venue });
    add(id, rooms);
  }
  add(null, ONLINE_ROOMS);
  return ids as Record<RoomKey, string>;
}

function planHours({ rows, staffIds }: Planner): void {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  for (const [key, stretches] of Object.entries(HOURS)) {
    const staffId = staffIds[key as StaffKey];
    for (const [weekdays, from, to] of stretches) {
      for (const weekday of weekdays) {
        rows.staffHours.push({ staffId, weekday, fromMinute: minute(from), toMinute: minute(to) });
      }
    }
  }
}

/** The Monday of a week, counted from that of today. */
function monday(today: Day, week: number): Day {
  return addDays(today, 1 - today.dayOfWeek + 7 * week);
}

function planSeries(context: Context, sketch: SeriesSketch): void {
  const { planner, choose } = context;
  const { today, calendar } = planner.setting;
  const first = addDays(monday(today, -WEEKS_BACK), sketch.weekday - 1);
  const last = addWeeks(first, WEEKS_BACK + WEEKS_AHEAD);
  const id = choose.uuid();
  const rule: SeriesRule = {
    first: first.toString(),
    time: sketch.time,
    minutes: sketch.minutes,
    every: { kind: 'weekly', interval: sketch.everyWeeks, weekdays: [sketch.weekday] },
    until: last.toString(),
    count: null,
    termTime: true,
  };
  planner.rows.series.push({
    id,
    kind: sketch.kind,
    rule,
    except: [],
    madeById: planner.staffIds.senior,
    madeAt: context.madeAt,
  });
  for (let day = first; countDays(day, last) >= 0; day = addWeeks(day, sketch.everyWeeks)) {
    if (!isSchoolDay(day, calendar)) continue;
    const of = { seriesId: id, seriesOn: dayColumn(day) };
    addSession(context, sketch, day, of);
  }
}

function planSingle(context: Context, sketch: SingleSketch): void {
  const { week, weekday, state, toldWhy } = sketch;
  const day = addDays(monday(context.planner.setting.today, week), weekday - 1);
  // Not on a bank holiday: then the day after, or at a weekend the one a week later.
  const later = addDays(day, weekday > 5 ? 7 : 1);
  addSession(context, sketch, isBankHoliday(day) ? later : day, { state, toldWhy });
}

function addSession(
  context: Context,
  sketch: Shared,
  day: Day,
  more: Partial<Pick<PlannedSession, 'seriesId' | 'seriesOn' | 'state' | 'toldWhy'>>,
): void {
  const { planner, choose, rooms } = context;
  const { buffers, noticeHours, changeHours } = KINDS[sketch.kind];
  const id = choose.uuid();
  const startsAt = londonInstant(day.toString(), sketch.time);
  planner.rows.sessions.push({
    id,
    kind: sketch.kind,
    words: SESSION_TOPICS[sketch.topic],
    audience: sketch.audience ?? ['parents'],
    languages: sketch.languages ?? ['en'],
    mode: sketch.room.startsWith('online') ? 'online' : 'venue',
    roomId: rooms[sketch.room],
    startsAt,
    endsAt: new Date(startsAt.getTime() + sketch.minutes * 60_000),
    bufferBefore: buffers,
    bufferAfter: buffers,
    noticeHours,
    changeHours,
    capacity: sketch.capacity,
    madeById: planner.staffIds.senior,
    madeAt: context.madeAt,
    sequence: more.state === 'cancelled' ? 1 : 0,
    ...more,
  });
  for (const key of sketch.people) {
    planner.rows.sessionPeople.push({ sessionId: id, staffId: planner.staffIds[key] });
  }
}

/** Somebody is away for some days, somebody else for an afternoon; never when they run a session. */
function planAbsences({ planner, choose, madeAt }: Context): void {
  const { rows, staffIds, setting } = planner;
  const add = (key: StaffKey, day: Day, from: string, to: string, days: number) =>
    rows.absences.push({
      id: choose.uuid(),
      staffId: staffIds[key],
      startsAt: londonInstant(day.toString(), from),
      endsAt: londonInstant(addDays(day, days).toString(), to),
      madeById: staffIds[key],
      madeAt,
    });
  const next = monday(setting.today, 1);
  add('second-officer', addDays(next, 4), '00:00', '00:00', 4);
  add('senior', next, '13:00', '17:30', 0);
}
