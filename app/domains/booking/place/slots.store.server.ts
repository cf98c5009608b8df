import { databasePool } from '~/platform/db/database.server';
import type { Hours, KindTimes, Span } from './slots.rules';

/** What runs a query and gives its rows: the pool, or a transaction. */
export type Ask = <Row>(text: string, values: unknown[]) => Promise<Row[]>;

/** Asks on a connection of the pool. */
export const askPool: Ask = async <Row>(text: string, values: unknown[]) =>
  (await databasePool().query(text, values)).rows as Row[];

/** A kind of time with a person that can be booked. */
export type PersonKind = KindTimes & {
  id: string;
  modes: string[];
  changeHours: number;
  signedIn: boolean;
};

/** A kind of time with a person; null where there is none, or it is not offered. */
export async function findPersonKind(ask: Ask, id: string): Promise<PersonKind | null> {
  const [row] = await ask<PersonKind>(
    `select id, modes, minutes, buffer_before as "bufferBefore", buffer_after as "bufferAfter",
       notice_hours as "noticeHours", change_hours as "changeHours", signed_in as "signedIn"
     from session_kind where id = $1::uuid and shape = 'person' and active`,
    [id],
  );
  return row ?? null;
}

/** The hours of those who offer a kind and are in the team. */
export function listHours(ask: Ask, kindId: string): Promise<Hours[]> {
  return ask<Hours>(
    `select h.staff_id as "staffId", h.weekday, h.from_minute as "fromMinute", h.to_minute as "toMinute"
     from kind_person p join staff_member m on m.id = p.staff_id and m.active
       join staff_hours h on h.staff_id = p.staff_id
     where p.kind_id = $1::uuid order by h.staff_id, h.weekday, h.from_minute`,
    [kindId],
  );
}

/** A room in which a kind takes place. `area` is empty online. */
export type KindRoom = { id: string; area: string };

/** The rooms of a kind, at venues or online, in a fixed order. */
export function listRooms(ask: Ask, kindId: string, mode: string): Promise<KindRoom[]> {
  return ask<KindRoom>(
    `select r.id, coalesce(v.area, '') as area
     from kind_room k join room r on r.id = k.room_id and r.active
       left join venue v on v.id = r.venue_id
     where k.kind_id = $1::uuid and (r.venue_id is null) = ($2::text = 'online')
       and coalesce(v.active, true) order by v.area, v.name, r.name, r.id`,
    [kindId, mode],
  );
}

/** When people and rooms are taken within a span, by their ids; `besides` is a session that is not counted. */
export async function listTaken(
  ask: Ask,
  ids: readonly string[],
  span: Span,
  besides: string | null,
): Promise<Map<string, Span[]>> {
  const rows = await ask<{ id: string; from: number; to: number }>(
    `select coalesce(o.staff_id, o.room_id) as id,
       (extract(epoch from lower(o.span)) * 1000)::float8 as "from",
       (extract(epoch from upper(o.span)) * 1000)::float8 as "to"
     from occupied o
     where (o.staff_id = any($1::uuid[]) or o.room_id = any($1::uuid[]))
       and o.span && tstzrange($2::timestamptz, $3::timestamptz)
       and ($4::uuid is null or o.session_id is distinct from $4::uuid)`,
    [[...ids], new Date(span.from), new Date(span.to), besides],
  );
  const taken = new Map<string, Span[]>();
  for (const { id, from, to } of rows) taken.set(id, [...(taken.get(id) ?? []), { from, to }]);
  return taken;
}

/** How many sessions each of the people has within a span. */
export async function countSessionsOf(
  ask: Ask,
  staffIds: readonly string[],
  span: Span,
): Promise<Map<string, number>> {
  const rows = await ask<{ staffId: string; sessions: number }>(
    `select p.staff_id as "staffId", count(*)::int as sessions
     from session_person p join voluntary_session s on s.id = p.session_id
     where p.staff_id = any($1::uuid[]) and s.state <> 'cancelled'
       and s.starts_at >= $2::timestamptz and s.starts_at < $3::timestamptz
     group by p.staff_id`,
    [[...staffIds], new Date(span.from), new Date(span.to)],
  );
  return new Map(rows.map(({ staffId, sessions }) => [staffId, sessions]));
}

/** The session of a booking. */
export async function findSessionOfBooking(ask: Ask, bookingId: string): Promise<string | null> {
  const [row] = await ask<{ sessionId: string }>(
    `select session_id as "sessionId" from booking where id = $1::uuid`,
    [bookingId],
  );
  return row?.sessionId ?? null;
}

/** The part of the borough in which a session is; empty where it is not at a venue. */
export async function findAreaOf(ask: Ask, sessionId: string): Promise<string> {
  const [row] = await ask<{ area: string }>(
    `select v.area from voluntary_session s join room r on r.id = s.room_id
       join venue v on v.id = r.venue_id where s.id = $1::uuid`,
    [sessionId],
  );
  return row?.area ?? '';
}

/** A time with a person, to be entered in the calendar. */
export type NewTime = {
  id: string;
  kind: PersonKind;
  mode: string;
  startsAt: Date;
  endsAt: Date;
  staffId: string;
  roomId: string | null;
  madeById: string | null;
};

/** Enters a time. Throws 23P01 where the person or the room was taken meanwhile. */
export async function insertTime(ask: Ask, time: NewTime): Promise<void> {
  const { kind } = time;
  await ask(
    `insert into voluntary_session (id, kind_id, mode, room_id, starts_at, ends_at, buffer_before,
       buffer_after, notice_hours, change_hours, capacity, listed, made_by_id)
     values ($1::uuid, $2::uuid, $3::text, $4::uuid, $5::timestamptz, $6::timestamptz, $7::int,
       $8::int, $9::int, $10::int, 1, false, $11::uuid)`,
    [
      time.id,
      kind.id,
      time.mode,
      time.roomId,
      time.startsAt,
      time.endsAt,
      kind.bufferBefore,
      kind.bufferAfter,
      kind.noticeHours,
      kind.changeHours,
      time.madeById,
    ],
  );
  await ask('insert into session_person (session_id, staff_id) values ($1::uuid, $2::uuid)', [
    time.id,
    time.staffId,
  ]);
}
