import { db, type Transaction } from '~/platform/db/database.server';
import type { SchoolCalendar } from '~/platform/calendar';
import type { ClosureForm, ClosureKind } from './closure.schema';

/** A stretch of days as an administrator sees it; ISO dates, both ends included. */
export type Closure = ClosureForm & { id: string; example: boolean };

type Row = {
  id: string;
  fromDay: Date;
  toDay: Date;
  label: string;
  kind: string;
  example: boolean;
};

const iso = (date: Date) => date.toISOString().slice(0, 10);
const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

function closureOf({ id, label, example, fromDay, toDay, kind }: Row): Closure {
  return { id, label, example, from: iso(fromDay), to: iso(toDay), kind: kind as ClosureKind };
}

/** All closures in order of time, as they stand in this transaction or at the moment. */
export async function listClosures(
  tx: Pick<Transaction, 'calendarClosure'> = db(),
): Promise<Closure[]> {
  const rows = await tx.calendarClosure.findMany({ orderBy: [{ fromDay: 'asc' }, { id: 'asc' }] });
  return rows.map(closureOf);
}

/** The calendar as it stands in this transaction. */
export async function readCalendar(tx: Transaction): Promise<SchoolCalendar> {
  const closures = await listClosures(tx);
  return { closures: closures.map(({ from, to, label, kind }) => ({ from, to, label, kind })) };
}

/** Changes of the calendar take turns until the transaction ends. */
export async function lockCalendar(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('calendar', 7))`;
}

const columns = ({ from, to, label, kind }: ClosureForm) => ({
  fromDay: asDate(from),
  toDay: asDate(to),
  label,
  kind,
});

/** Writes a closure of the council's own. */
export async function insertClosure(tx: Transaction, closure: ClosureForm): Promise<string> {
  const { id } = await tx.calendarClosure.create({ data: columns(closure), select: { id: true } });
  return id;
}

/** Writes a closure anew; it is the council's own from then on. False where there is none. */
export async function updateClosure(
  tx: Transaction,
  id: string,
  closure: ClosureForm,
): Promise<boolean> {
  const data = { ...columns(closure), example: false };
  return (await tx.calendarClosure.updateMany({ where: { id }, data })).count > 0;
}

/** Takes a closure away. False where there is none. */
export async function deleteClosure(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.calendarClosure.deleteMany({ where: { id } })).count > 0;
}

/** Takes away all closures that are only an example; gives how many there were. */
export async function deleteExamples(tx: Transaction): Promise<number> {
  return (await tx.calendarClosure.deleteMany({ where: { example: true } })).count;
}
