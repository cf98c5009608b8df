import { hot, type Transaction } from '~/platform/db/database.server';
import type { Staff } from '~/platform/auth/session.server';
import { maySeeFamilies } from './run.access';
import { bookingColumns, bookingTables, moment, sessionColumns, sessionTables } from './run.sql';
import type { BookingLine, SessionFacts, SessionLine } from './run.view';

/** The link of an online room as it is stored. */
type StoredFacts = Omit<SessionFacts, 'link'> & { sealedLink: Uint8Array | null };

const factsSql = `select ${sessionColumns}, s.kind_id as "kindId", coalesce(v.address_lines, '{}') as "addressLines",
    r.link as "sealedLink", s.series_id as "seriesId", s.languages, s.audience, s.listed,
    ${moment('s.opens_at')} as "opensAt", s.told_why as "toldWhy", s.promised, s.walk_ins as "walkIns",
    ${moment('s.thanked_at')} as "thankedAt", ${moment('s.attendance_done_at')} as "attendanceDoneAt", s.version
  from ${sessionTables} where s.id = $1`;

/** One session, drafts too; null where there is none. */
export async function findSessionFacts(sessionId: string): Promise<StoredFacts | null> {
  const [row] = await hot<StoredFacts>('run-session', factsSql, [sessionId]);
  return row ?? null;
}

const bookingsSql = `select ${bookingColumns('$2')} from ${bookingTables}
  where b.session_id = $1
  order by array_position(array['booked','offered','waiting','lapsed','cancelled'], b.state),
    case when b.state = 'waiting' then b.arrival end, b.created_at, b.id`;

/** Everybody's bookings of a session: booked, offered, waiting in their order, then what is over. */
export function listBookings(staff: Staff, sessionId: string): Promise<BookingLine[]> {
  return hot<BookingLine>('run-bookings', bookingsSql, [sessionId, maySeeFamilies(staff)]);
}

const comingSql = `select ${sessionColumns} from ${sessionTables}
  where s.state <> 'cancelled' and s.ends_at >= $1 and s.starts_at < $2 order by s.starts_at, s.id limit 300`;

/** Sessions that are not over at a moment and begin before another. */
export function listComing(from: Date, before: Date): Promise<SessionLine[]> {
  return hot<SessionLine>('run-coming', comingSql, [from, before]);
}

/** Sessions to come that nobody runs, or only people who may not sign in any more, the soonest first. */
export function listUnrun(most: number): Promise<SessionLine[]> {
  return hot<SessionLine>(
    'run-unrun',
    `select ${sessionColumns} from ${sessionTables}
     where s.state = 'open' and s.starts_at > now() and not exists (
       select 1 from session_person p join staff_member m on m.id = p.staff_id and m.active
       where p.session_id = s.id)
     order by s.starts_at, s.id limit $1`,
    [most],
  );
}

/** Sessions that have begun, and of which nobody has recorded who came. */
const toRecord = `s.state = 'open' and s.attendance_done_at is null and s.ends_at < now()
  and (k.shape = 'event' or s.taken > 0)`;

/** Sessions of which nobody has recorded yet who came, the longest ago first. */
export function listToRecord(most: number): Promise<SessionLine[]> {
  return hot<SessionLine>(
    'run-to-record',
    `select ${sessionColumns} from ${sessionTables} where ${toRecord} order by s.ends_at, s.id limit $1`,
    [most],
  );
}

/** How many wait to be recorded. */
export async function countToRecord(): Promise<number> {
  const [row] = await hot<{ count: number }>(
    'run-count-to-record',
    `select count(*)::int as count from ${sessionTables} where ${toRecord}`,
    [],
  );
  return row!.count;
}

/** What a change of a session needs to know, held until the transaction ends; null where there is none. */
export async function lockSession(tx: Transaction, sessionId: string) {
  const [row] = await tx.$queryRaw<
    {
      id: string;
      state: string;
      version: number;
      begun: boolean;
      promised: string;
      walkIns: number;
      attendanceDoneAt: Date | null;
    }[]
  >`select id, state, version, starts_at <= now() as begun, promised, walk_ins as "walkIns",
      attendance_done_at as "attendanceDoneAt"
    from voluntary_session where id = ${sessionId}::uuid for update`;
  return row ?? null;
}

/** Those who have a place in a session, held until the transaction ends. */
export function lockPlaces(tx: Transaction, sessionId: string) {
  return tx.$queryRaw<
    {
      id: string;
      attendance: string;
      promised: string;
      familyId: string | null;
    }[]
  >`select id, attendance, promised, family_id as "familyId" from booking
    where session_id = ${sessionId}::uuid and state = 'booked' order by id for update`;
}

/** Events for which a place can still be booked by phone, the soonest first. */
export function listBookable(most: number): Promise<SessionLine[]> {
  return hot<SessionLine>(
    'run-bookable',
    `select ${sessionColumns} from ${sessionTables}
     where s.state = 'open' and k.shape = 'event' and s.starts_at > now()
       and (s.opens_at is null or s.opens_at <= now())
     order by s.starts_at, s.id limit $1`,
    [most],
  );
}

/** Other events that a booking for so many people can be moved to, the soonest first. */
export function listMoveTargets(
  session: Pick<SessionFacts, 'id' | 'kindId' | 'state'>,
  people: number,
): Promise<SessionLine[]> {
  return hot<SessionLine>(
    'run-move-targets',
    `select ${sessionColumns} from ${sessionTables}
     where s.state = 'open' and k.shape = 'event' and s.starts_at > now() and s.id <> $1
       and (s.opens_at is null or s.opens_at <= now()) and s.capacity - s.taken >= $4
       and (s.kind_id = $2 or ($3::boolean and not k.signed_in))
     order by s.starts_at, s.id limit 60`,
    [session.id, session.kindId, session.state === 'cancelled', people],
  );
}
