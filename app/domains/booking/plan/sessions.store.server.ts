import { db, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';

const include = {
  kind: { select: { code: true, words: true, shape: true, modes: true } },
  people: { select: { staffId: true } },
  room: { select: { name: true, most: true, venue: { select: { name: true } } } },
} as const;

/** A session as planning knows it. */
export type SessionRow = Prisma.VoluntarySessionGetPayload<{ include: typeof include }>;

/** One session; null where there is none. */
export function findSession(
  id: string,
  tx: Pick<Transaction, 'voluntarySession'> = db(),
): Promise<SessionRow | null> {
  return tx.voluntarySession.findUnique({ where: { id }, include });
}

/** One session, held until the transaction ends; null where there is none. */
export async function lockSession(tx: Transaction, id: string): Promise<SessionRow | null> {
  await tx.$executeRaw`select 1 from voluntary_session where id = ${id}::uuid for update`;
  return findSession(id, tx);
}

/** The session that a form made before; null where it made none yet. */
export function findMade(tx: Transaction, submitKey: string) {
  return tx.voluntarySession.findUnique({ where: { submitKey }, select: { id: true } });
}

export type NewRow = Omit<Prisma.VoluntarySessionUncheckedCreateInput, 'people' | 'bookings'>;

/** Writes a session with those who run it; the database refuses what is taken. */
export async function insertSession(
  tx: Transaction,
  row: NewRow,
  people: readonly string[],
): Promise<string> {
  const { id } = await tx.voluntarySession.create({ data: row, select: { id: true } });
  await addPeople(tx, id, people);
  return id;
}

/** In the order of their ids: two who plan with the same people do not wait for each other. */
function addPeople(tx: Transaction, sessionId: string, people: readonly string[]) {
  const data = [...people].sort().map((staffId) => ({ sessionId, staffId }));
  return tx.sessionPerson.createMany({ data });
}

/**
 * Changes a session and who runs it. Those who leave it go first and those who join come last: nobody is
 * asked to be free at a time at which they have nothing to do with it.
 */
export async function updateSession(
  tx: Transaction,
  { id, people: before }: Pick<SessionRow, 'id' | 'people'>,
  data: Prisma.VoluntarySessionUncheckedUpdateInput,
  people: readonly string[],
): Promise<void> {
  const had = before.map(({ staffId }) => staffId);
  await tx.sessionPerson.deleteMany({ where: { sessionId: id, staffId: { notIn: [...people] } } });
  await tx.voluntarySession.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: { id: true },
  });
  await addPeople(
    tx,
    id,
    people.filter((staffId) => !had.includes(staffId)),
  );
}

/** How many bookings hang on a session. */
export type Readers = {
  booked: number;
  offered: number;
  waiting: number;
  /** Those whom no email reaches: they are told by phone. */
  byPhone: number;
};

/** Who would hear of it if some sessions changed: numbers alone. */
export async function countReaders(sessionIds: readonly string[]): Promise<Readers> {
  const [row] = await db().$queryRaw<Readers[]>`
    select (count(*) filter (where b.state = 'booked'))::int as booked,
      (count(*) filter (where b.state = 'offered'))::int as offered,
      (count(*) filter (where b.state = 'waiting'))::int as waiting,
      (count(*) filter (where coalesce(a.email, b.email) is null or a.mail_held_since is not null
        or exists (select 1 from account h where h.email = b.email and h.mail_held_since is not null)))::int
        as "byPhone"
    from booking b left join account a on a.id = b.account_id
    where b.session_id = any(${[...sessionIds]}::uuid[]) and b.state in ('booked', 'offered', 'waiting')`;
  return row!;
}
