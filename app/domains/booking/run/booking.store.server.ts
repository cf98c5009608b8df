import { db, hot, type Transaction } from '~/platform/db/database.server';
import type { Staff } from '~/platform/auth/session.server';
import { maySeeFamilies } from './run.access';
import {
  bookingColumns,
  bookingTables,
  cameBackAt,
  moment,
  returnedMails,
  seenMark,
  sessionJson,
  toTellNow,
} from './run.sql';
import type { BookingInSession } from './run.view';

const tables = `${bookingTables} join voluntary_session s on s.id = b.session_id
  join session_kind k on k.id = s.kind_id
  left join room r on r.id = s.room_id left join venue v on v.id = r.venue_id`;
const select = `select ${bookingColumns('$1')}, ${sessionJson} as session from ${tables}`;

/** One booking with its session; null where there is none. */
export async function findBookingLine(
  staff: Staff,
  bookingId: string,
): Promise<BookingInSession | null> {
  const [row] = await hot<BookingInSession>('run-booking', `${select} where b.id = $2`, [
    maySeeFamilies(staff),
    bookingId,
  ]);
  return row ?? null;
}

// After the session there is nothing to remind anybody of.
const toTell = `b.to_tell <> '' and ${toTellNow} <> '' and (b.to_tell <> 'reminder' or s.starts_at > now())`;
const alive = `b.cleared_at is null and b.state in ('booked', 'offered', 'waiting') and s.ends_at > now()`;
const cameBack = `b.id in (select substr(m.dedupe_key, 9, 36)::uuid from ${returnedMails})
  and ${cameBackAt} is not null`;
const onList = `((${toTell}) or (${alive} and ${cameBack}))`;

/**
 * Whom nobody could tell by email: those without an address, or whose email is held; and those of
 * coming sessions whose email came back. What is soonest comes first.
 */
export function listToTell(staff: Staff): Promise<BookingInSession[]> {
  return hot<BookingInSession>(
    'run-to-tell',
    `${select} where ${onList} order by coalesce(b.offer_ends_at, s.starts_at), b.id limit 200`,
    [maySeeFamilies(staff)],
  );
}

/** How many bookings wait for each of the to-do lists. */
export async function countBookingsToDo(): Promise<{
  toTell: number;
  cameBack: number;
  interpreters: number;
}> {
  const [row] = await hot<{ toTell: number; cameBack: number; interpreters: number }>(
    'run-count-bookings',
    `select (select count(*)::int from ${tables} where ${onList}) as "toTell",
       (select count(*)::int from ${tables} where ${onList} and ${cameBack}) as "cameBack",
       (select count(*)::int from ${tables} where ${toInterpret} and (b.interpreter_state = 'asked' or not ${wanted})) as interpreters`,
    [],
  );
  return row!;
}

const wanted = `(b.state in ('booked', 'offered', 'waiting') and s.state = 'open')`;

/** An interpreter is wanted, or is on their way to somebody who does not come any more. */
const toInterpret = `b.interpreter <> '' and s.ends_at > now()
  and (${wanted} or b.interpreter_state = 'arranged')`;

export type InterpreterFilter = { language: string | null; state: string | null };

/** Bookings of coming sessions for which an interpreter is wanted, by date. */
export function listInterpreters(
  staff: Staff,
  { language, state }: InterpreterFilter,
): Promise<BookingInSession[]> {
  return hot<BookingInSession>(
    'run-interpreters',
    `${select} where ${toInterpret} and ($2::text is null or b.interpreter = $2)
       and ($3::text is null or b.interpreter_state = $3)
     order by s.starts_at, s.id, b.created_at, b.id limit 500`,
    [maySeeFamilies(staff), language, state],
  );
}

/** Which of these bookings are tied to a family, and to which. */
export async function listTied(
  bookingIds: string[],
): Promise<{ id: string; sessionId: string; familyId: string }[]> {
  const rows = await db().booking.findMany({
    where: { id: { in: bookingIds }, familyId: { not: null } },
    select: { id: true, sessionId: true, familyId: true },
  });
  return rows.map(({ familyId, ...row }) => ({ ...row, familyId: familyId! }));
}

/** The references of those of these bookings that are of a session, by their ids. */
export async function listReferences(
  sessionId: string,
  bookingIds: string[],
): Promise<Map<string, string>> {
  const rows = await db().booking.findMany({
    where: { sessionId, id: { in: bookingIds } },
    select: { id: true, reference: true },
  });
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

/** A booking as a change needs it, held until the transaction ends; null where there is none. */
export async function lockBooking(tx: Transaction, bookingId: string) {
  const rows = await tx.$queryRawUnsafe<
    {
      id: string;
      sessionId: string;
      familyId: string | null;
      state: string;
      toTell: string;
      interpreter: string;
      interpreterState: string;
      interpreterNote: string;
      seen: string;
    }[]
  >(
    `select b.id, b.session_id as "sessionId", b.family_id as "familyId", b.state, b.to_tell as "toTell",
       b.interpreter, b.interpreter_state as "interpreterState", b.interpreter_note as "interpreterNote",
       ${seenMark} as seen
     from booking b where b.id = $1::uuid for update`,
    bookingId,
  );
  return rows[0] ?? null;
}

/** What a form about a booking must have been made from; null where there is no such booking. */
export async function seenOf(bookingId: string): Promise<string | null> {
  const [row] = await hot<{ seen: string }>(
    'run-seen',
    `select ${seenMark} as seen from booking b where b.id = $1`,
    [bookingId],
  );
  return row?.seen ?? null;
}

/** One line of the history of a booking. */
export type HistoryLine = {
  id: string;
  at: string;
  action: string;
  actorKind: string;
  by: string | null;
  detail: Record<string, unknown>;
};

/** What happened to a booking, the latest first; looks are left out. */
export function listHistory(bookingId: string): Promise<HistoryLine[]> {
  return hot<HistoryLine>(
    'run-history',
    `select a.id::text as id, ${moment('a.at')} as "at", a.action, a.actor_kind as "actorKind", m.name as "by",
       a.detail - 'bookingId' - 'sessionId' as detail
     from audit_event a left join staff_member m on a.actor_kind = 'staff' and m.id = a.actor_id
     where a.detail ? 'bookingId' and a.detail ->> 'bookingId' = $1::text and a.action <> 'booking.viewed'
     order by a.id desc limit 200`,
    [bookingId],
  );
}
