import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { openJoinLink } from '../join-link.server';
import type { BookingState, SessionMode } from '../booking.codes';

/** Where a session takes place, and how. */
const withPlace = { kind: true, room: { include: { venue: true } } } as const;

type SessionRow = Prisma.VoluntarySessionGetPayload<{ include: typeof withPlace }>;

/** A session as messages and calendars tell of it. */
export type ToldSession = {
  id: string;
  words: unknown;
  kindCode: string | null;
  kindWords: unknown;
  mode: SessionMode;
  /** The venue, the room and the lines of the address; empty where nothing is known yet. */
  place: string[];
  /** Empty where it does not take place online, or has none yet. */
  joinLink: string;
  startsAt: Date;
  endsAt: Date;
  changeHours: number;
  movedAt: Date | null;
  state: string;
  sequence: number;
  taken: number;
  toldWhy: string;
  promised: string;
};

/** A booking as messages and calendars tell of it: nothing of who comes. */
export type ToldBooking = {
  id: string;
  reference: string;
  state: BookingState;
  linkGeneration: number;
  sequence: number;
  offeredAt: Date | null;
  offerEndsAt: Date | null;
  cancelledBy: string;
  promised: string;
  /** True where it was never more than a wish: it stood in line, and no place was offered. */
  onlyInLine: boolean;
  session: ToldSession;
};

type BookingRow = Prisma.BookingGetPayload<{ include: { session: { include: typeof withPlace } } }>;

/** One booking; null where there is none, or where what it said is deleted. */
export async function findToldBooking(id: string): Promise<ToldBooking | null> {
  const row = await db().booking.findFirst({
    where: { id, clearedAt: null },
    include: { session: { include: withPlace } },
  });
  return row && toldBooking(row);
}

/** The booking that a link opens, for a session that ended after a moment; null where it opens none. */
export async function findBookingByLink(
  linkHash: string,
  endedAfter: Date,
): Promise<ToldBooking | null> {
  const row = await db().booking.findFirst({
    where: { linkHash, clearedAt: null, session: { endsAt: { gt: endedAfter } } },
    include: { session: { include: withPlace } },
  });
  return row && toldBooking(row);
}

/** The bookings of an account that had a place, in sessions since a moment; cancelled ones since another. */
export async function listToldBookings(
  accountId: string,
  since: { session: Date; cancelled: Date },
): Promise<ToldBooking[]> {
  const rows = await db().booking.findMany({
    where: {
      accountId,
      clearedAt: null,
      session: { startsAt: { gte: since.session } },
      OR: [{ state: 'booked' }, { state: 'cancelled', stateAt: { gte: since.cancelled } }],
    },
    include: { session: { include: withPlace } },
    orderBy: [{ session: { startsAt: 'asc' } }, { id: 'asc' }],
    take: MOST_EVENTS,
  });
  return rows.map(toldBooking).filter((booking) => !booking.onlyInLine);
}

/** More than anybody has; a calendar that is asked for every few minutes stays small. */
const MOST_EVENTS = 1000;

/** The sessions that somebody of the team runs since a moment. */
export async function listRunSessions(staffId: string, since: Date): Promise<ToldSession[]> {
  const rows = await db().voluntarySession.findMany({
    where: {
      people: { some: { staffId } },
      startsAt: { gte: since },
      state: { in: ['open', 'cancelled'] },
    },
    include: withPlace,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: MOST_EVENTS,
  });
  return rows.map(toldSession);
}

function toldBooking(row: BookingRow): ToldBooking {
  return {
    id: row.id,
    reference: row.reference,
    state: row.state as BookingState,
    linkGeneration: row.linkGeneration,
    sequence: row.session.sequence + row.sequence,
    offeredAt: row.offeredAt,
    offerEndsAt: row.offerEndsAt,
    cancelledBy: row.cancelledBy,
    promised: row.promised,
    onlyInLine: isOnlyInLine(row),
    session: toldSession(row.session),
  };
}

/** Who had a place never stands in line again with the same booking; who gave theirs up may have had one. */
function isOnlyInLine({ state, arrival, offeredAt }: BookingRow): boolean {
  if (state === 'cancelled') return arrival > 0 && offeredAt === null;
  return state !== 'booked';
}

function toldSession(row: SessionRow): ToldSession {
  const { room } = row;
  const venue = room?.venue;
  const place = venue ? [venue.name, room.name, ...venue.addressLines] : [];
  return {
    ...row,
    mode: row.mode as SessionMode,
    kindCode: row.kind.code,
    kindWords: row.kind.words,
    place: place.filter((line) => line.trim() !== ''),
    joinLink: (row.mode === 'online' && room && openJoinLink(room.link)) || '',
  };
}
