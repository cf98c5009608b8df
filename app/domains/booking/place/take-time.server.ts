import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { LONDON } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { findFreeTimes, needsRoom, type FreeTime } from './free-slots.server';
import { daysSpan } from './slots.rules';
import {
  countSessionsOf,
  insertTime,
  type Ask,
  type KindRoom,
  type PersonKind,
} from './slots.store.server';
import { DEADLOCK, OVERLAP, sqlStateOf } from './steady.server';

export type TimesWished = {
  kind: PersonKind;
  mode: string;
  startsAt: readonly string[];
  areas?: readonly string[];
  madeById: string | null;
};

/** A time that was taken: its session, and which of the wishes it was. */
export type TimeTaken = { sessionId: string; choice: number };

const AGAIN = 3;

/** Asks in a transaction of the client. */
export function askIn(tx: Transaction): Ask {
  return <Row>(text: string, values: unknown[]) => tx.$queryRawUnsafe<Row[]>(text, ...values);
}

/**
 * Takes the first of the wished times in which somebody is still free: those with the fewest sessions
 * that day are asked first. Whether they are free the database says when it is entered; who was faster
 * is kept from nobody else by a savepoint. Null where all are gone.
 */
export async function takeTime(tx: Transaction, wished: TimesWished): Promise<TimeTaken | null> {
  const ask = askIn(tx);
  for (const [choice, startsAt] of wished.startsAt.entries()) {
    const time = await findWished(ask, wished, startsAt);
    if (!time) continue;
    const { kind, mode, madeById } = wished;
    const rooms = roomsOf(time, mode, wished.areas?.[choice]);
    const dates = { startsAt: new Date(time.startsAt), endsAt: new Date(time.endsAt) };
    for (const staffId of await inFairOrder(ask, time)) {
      for (const room of rooms) {
        const id = randomUUID();
        const given = { id, kind, mode, ...dates, staffId, roomId: room?.id ?? null, madeById };
        if (await isTaken(tx, () => insertTime(ask, given))) return { sessionId: id, choice };
      }
    }
  }
  return null;
}

/** A room of the wished part of the borough, or none where none is needed. */
function roomsOf(time: FreeTime, mode: string, area?: string): (KindRoom | null)[] {
  if (!needsRoom(mode)) return [null];
  return time.rooms.filter((room) => area === undefined || room.area === area);
}

async function findWished(
  ask: Ask,
  { kind, mode }: TimesWished,
  startsAt: string,
): Promise<FreeTime | undefined> {
  const at = Temporal.Instant.from(startsAt);
  const day = at.toZonedDateTimeISO(LONDON).toPlainDate();
  const free = await findFreeTimes(ask, kind, mode, { from: day, to: day }, null);
  return free.find((time) => time.startsAt === at.epochMilliseconds);
}

async function inFairOrder(ask: Ask, { startsAt, staffIds }: FreeTime): Promise<string[]> {
  const day = Temporal.Instant.fromEpochMilliseconds(startsAt)
    .toZonedDateTimeISO(LONDON)
    .toPlainDate();
  const sessions = await countSessionsOf(ask, staffIds, daysSpan(day, day));
  const of = (id: string) => sessions.get(id) ?? 0;
  return [...staffIds].sort((a, b) => of(a) - of(b) || (a < b ? -1 : 1));
}

/** Does `work` under a savepoint. False where somebody else was faster. */
async function isTaken(tx: Transaction, work: () => Promise<void>): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    await tx.$executeRawUnsafe('savepoint wished_time');
    try {
      await work();
      await tx.$executeRawUnsafe('release savepoint wished_time');
      return true;
    } catch (error) {
      const state = sqlStateOf(error);
      if (state !== OVERLAP && state !== DEADLOCK) throw error;
      await tx.$executeRawUnsafe('rollback to savepoint wished_time');
      if (state === OVERLAP || tries === AGAIN) return false;
    }
  }
}
