import { db, hot, type Transaction } from '~/platform/db/database.server';
import { linkHashOf, linkToken } from '../link.server';
import {
  bookingColumns,
  lockSessionsText,
  sessionOf,
  type PlaceBooking,
  type PlaceSession,
  type SessionRow,
} from './place.rows';
import { LINK_DAYS } from './place.rules';
import type { By } from './place.types';

/** Which booking somebody may act on: what they may see is in the condition. */
function reachOf(by: By): { where: string; values: string[] } {
  if ('token' in by)
    return {
      where: `b.link_hash = $1 and exists (select 1 from voluntary_session s where s.id = b.session_id
        and s.ends_at + make_interval(days => ${LINK_DAYS}) > now())`,
      values: [linkHashOf(by.token)],
    };
  if ('parent' in by)
    return {
      where: 'b.id = $1::uuid and b.account_id = $2::uuid',
      values: [by.bookingId, by.parent.id],
    };
  return { where: 'b.id = $1::uuid', values: [by.bookingId] };
}

const alive = `b.state in ('booked', 'waiting', 'offered')`;

/** The booking that somebody may act on, without locking it. */
export async function findReached(by: By): Promise<PlaceBooking | null> {
  const { where, values } = reachOf(by);
  const name = `booking-reached-${'token' in by ? 'link' : 'parent' in by ? 'parent' : 'staff'}`;
  const text = `select ${bookingColumns} from booking b where ${where} and ${alive}`;
  const [row] = await hot<PlaceBooking>(name, text, values);
  return row ?? null;
}

/** The same, locked until the transaction ends. Its session is locked before it. */
export async function lockReached(tx: Transaction, by: By): Promise<PlaceBooking | null> {
  const { where, values } = reachOf(by);
  const [row] = await tx.$queryRawUnsafe<PlaceBooking[]>(
    `select ${bookingColumns} from booking b where ${where} and ${alive} for update`,
    ...values,
  );
  return row ?? null;
}

/** Locks sessions in order of their ids. */
export async function lockSessions(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, PlaceSession>> {
  const rows = await tx.$queryRawUnsafe<SessionRow[]>(lockSessionsText, [...ids]);
  return new Map(rows.map((row) => [row.id, sessionOf(row)]));
}

/** What makes every link of a booking worthless that was ever given. */
export function raisedLink({ id, linkGeneration }: Pick<PlaceBooking, 'id' | 'linkGeneration'>) {
  const raised = linkGeneration + 1;
  return { linkGeneration: raised, linkHash: linkHashOf(linkToken('booking', id, raised)) };
}

/** The first in line who fits into so many places. */
export async function findFirstInLine(
  tx: Transaction,
  sessionId: string,
  left: number,
): Promise<PlaceBooking | null> {
  const [row] = await tx.$queryRawUnsafe<PlaceBooking[]>(
    `select ${bookingColumns} from booking b
     where b.session_id = $1::uuid and b.state = 'waiting' and b.places <= $2::int
     order by b.arrival, b.id limit 1 for update`,
    sessionId,
    left,
  );
  return row ?? null;
}

/** Bookings of a session, locked: those whose offer has ended by `at`, or all who are in its line. */
export async function lockOfSession(
  tx: Transaction,
  sessionId: string,
  which: 'offer-ended' | 'waiting' | 'alive',
  at: Date,
): Promise<PlaceBooking[]> {
  const where = {
    'offer-ended': `b.state = 'offered' and b.offer_ends_at <= $2::timestamptz`,
    waiting: `b.state = 'waiting' and $2::timestamptz is not null`,
    alive: `${alive} and $2::timestamptz is not null`,
  }[which];
  return tx.$queryRawUnsafe<PlaceBooking[]>(
    `select ${bookingColumns} from booking b where b.session_id = $1::uuid and ${where}
     order by b.arrival, b.id for update`,
    sessionId,
    at,
  );
}

/**
 * Sessions with something to pass on at `at`: an offer that ended, a free place that somebody in line
 * would fit into, or a line that can be offered nothing more.
 */
export async function listToPassOn(at: Date): Promise<string[]> {
  const rows = await db().$queryRawUnsafe<{ id: string }[]>(
    `select s.id from voluntary_session s where s.id in (
         select b.session_id from booking b where b.state = 'offered' and b.offer_ends_at <= $1::timestamptz)
       or s.id in (select b.session_id from booking b join voluntary_session w on w.id = b.session_id
         where b.state = 'waiting' and w.state = 'open'
           and (b.places <= w.capacity - w.taken
             or w.starts_at - make_interval(hours => w.notice_hours) <= $1::timestamptz))
     order by s.id`,
    at,
  );
  return rows.map(({ id }) => id);
}
