import { db, type Transaction } from '~/platform/db/database.server';
import type { Stretch } from './time-of-day';

/** Somebody's stretches by weekday, Monday first. */
export type Week = Stretch[][];

/** When somebody can be booked. */
export async function findWeek(
  staffId: string,
  tx: Pick<Transaction, 'staffHours'> = db(),
): Promise<Week> {
  const rows = await tx.staffHours.findMany({
    where: { staffId },
    orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }],
  });
  const week: Week = [[], [], [], [], [], [], []];
  for (const { weekday, fromMinute, toMinute } of rows)
    week[weekday - 1]!.push({ from: fromMinute, to: toMinute });
  return week;
}

/** The same, held until the transaction ends; null where there is nobody of that id. */
export async function lockWeek(tx: Transaction, staffId: string): Promise<Week | null> {
  const found = await tx.$queryRaw<unknown[]>`
    select 1 from staff_member where id = ${staffId}::uuid for update`;
  return found.length === 0 ? null : findWeek(staffId, tx);
}

/** Writes somebody's hours anew. */
export async function writeWeek(tx: Transaction, staffId: string, week: Week): Promise<void> {
  await tx.staffHours.deleteMany({ where: { staffId } });
  await tx.staffHours.createMany({
    data: week.flatMap((stretches, at) =>
      stretches.map(({ from, to }) => {
        return { staffId, weekday: at + 1, fromMinute: from, toMinute: to };
      }),
    ),
  });
}

/** When somebody is away, now or later. */
export function listAbsences(staffId: string, after: Date) {
  return db().staffAbsence.findMany({
    where: { staffId, endsAt: { gt: after } },
    select: { id: true, startsAt: true, endsAt: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
}

export type NewAbsence = {
  id: string;
  staffId: string;
  startsAt: Date;
  endsAt: Date;
  madeById: string;
};

/** Writes an absence under the id that its form brought; false where it is there already. */
export async function insertAbsence(tx: Transaction, absence: NewAbsence): Promise<boolean> {
  const { id } = absence;
  if (await tx.staffAbsence.findUnique({ where: { id }, select: { id: true } })) return false;
  await tx.staffAbsence.create({ data: absence, select: { id: true } });
  return true;
}

/** Takes somebody's absence away; false where they have none of that id. */
export async function deleteAbsence(
  tx: Transaction,
  id: string,
  staffId: string,
): Promise<boolean> {
  return (await tx.staffAbsence.deleteMany({ where: { id, staffId } })).count === 1;
}
