import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { profile } from '~/platform/config/environment.server';
import { hot, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { SchoolCalendar } from '~/platform/calendar';
import { CLOCK_RULES, type ClockCode, type ClockUnit } from './clock.rules';
import { startClock, type Clock, type ClockPause } from './clock.status';

let kept: { calendar: SchoolCalendar; until: number } | undefined;
const keepMs = 30_000;

type ClosureRow = { from: string; to: string; label: string; kind: 'holiday' | 'closure' };

const closuresSql = `
  select from_day::text as "from", to_day::text as "to", label, kind
  from calendar_closure order by from_day`;

/**
 * The council's school calendar as it stands (read again after half a minute, or at once after
 * `forgetCalendar`). Inside a transaction it is read there: a second connection could be waited for
 * in vain.
 */
export async function loadSchoolCalendar(tx?: Transaction): Promise<SchoolCalendar> {
  if (kept && kept.until > Date.now()) return kept.calendar;
  const closures = tx
    ? await tx.$queryRawUnsafe<ClosureRow[]>(closuresSql)
    : await hot<ClosureRow>('closures', closuresSql, []);
  kept = { calendar: { closures }, until: Date.now() + keepMs };
  return kept.calendar;
}

/** Called when an administrator changed the calendar. */
export function forgetCalendar(): void {
  kept = undefined;
}

/** An ISO date as Prisma wants it. */
export function asDate(day: Temporal.PlainDate | string): Date {
  return new Date(`${day.toString()}T00:00:00Z`);
}

/** A date column as Prisma gives it, as a calendar date. */
export function asPlainDate(date: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(date.toISOString().slice(0, 10));
}

export type NewClock = {
  rule: ClockCode;
  startedOn: string;
  childId?: string;
  agreedOn?: string;
  reason?: string;
};

/** Starts clocks on an item and re-reckons when it is next due. Throws RangeError where an agreed date cannot stand. */
export async function startClocks(
  tx: Transaction,
  itemId: string,
  clocks: NewClock[],
): Promise<void> {
  const calendar = await loadSchoolCalendar(tx);
  for (const wanted of clocks) {
    const started = startClock(
      CLOCK_RULES[wanted.rule],
      Temporal.PlainDate.from(wanted.startedOn),
      {
        calendar,
        lengths: profile().clocks,
        agreedOn: wanted.agreedOn ? Temporal.PlainDate.from(wanted.agreedOn) : undefined,
        reason: wanted.reason,
      },
    );
    if (started.kind === 'refused')
      throw new RangeError(`clock ${wanted.rule}: ${started.because}`);
    await tx.clock.create({
      data: { itemId, childId: wanted.childId ?? null, ...clockColumns(started.clock) },
      select: { id: true },
    });
  }
  await refreshNextDue(tx, itemId);
}

/** The columns of a clock. */
export function clockColumns(clock: Clock) {
  const open = clock.pauses.at(-1)?.restartedOn === null;
  return {
    rule: clock.code,
    startedOn: asDate(clock.startedOn),
    length: clock.length,
    unit: clock.unit,
    agreedOn: clock.agreedOn && asDate(clock.agreedOn),
    dueOn: asDate(clock.dueOn),
    status: clock.end ? clock.end.kind : open ? 'paused' : 'running',
    pauses: clock.pauses.map((pause) => ({
      on: pause.on.toString(),
      reason: pause.reason,
      restartedOn: pause.restartedOn?.toString() ?? null,
    })),
    endedOn: clock.end ? asDate(clock.end.on) : null,
    endReason: clock.end?.kind === 'stopped' ? clock.end.reason : null,
  } satisfies Partial<Prisma.ClockUncheckedCreateInput>;
}

const pausesColumn = z.array(
  z.object({ on: z.string(), reason: z.string(), restartedOn: z.string().nullable() }),
);

type ClockRow = {
  rule: string;
  startedOn: Date;
  length: number;
  unit: string;
  agreedOn: Date | null;
  dueOn: Date;
  status: string;
  pauses: unknown;
  endedOn: Date | null;
  endReason: string | null;
};

/** A clock as the rules know it, from its row. */
export function clockFromRow(row: ClockRow): Clock {
  const pauses: ClockPause[] = pausesColumn.parse(row.pauses).map((pause) => ({
    on: Temporal.PlainDate.from(pause.on),
    reason: pause.reason,
    restartedOn: pause.restartedOn ? Temporal.PlainDate.from(pause.restartedOn) : null,
  }));
  const end = !row.endedOn
    ? null
    : row.status === 'met'
      ? { kind: 'met' as const, on: asPlainDate(row.endedOn) }
      : { kind: 'stopped' as const, on: asPlainDate(row.endedOn), reason: row.endReason ?? '' };
  return {
    code: row.rule as ClockCode,
    startedOn: asPlainDate(row.startedOn),
    length: row.length,
    unit: row.unit as ClockUnit,
    agreedOn: row.agreedOn && asPlainDate(row.agreedOn),
    dueOn: asPlainDate(row.dueOn),
    pauses,
    end,
  };
}

/** Keeps a clock after a move, and re-reckons when its item is next due. */
export async function saveClock(
  tx: Transaction,
  id: string,
  clock: Clock,
  changedById: string | null,
): Promise<void> {
  const { itemId } = await tx.clock.update({
    where: { id },
    data: { ...clockColumns(clock), changedById },
    select: { itemId: true },
  });
  await refreshNextDue(tx, itemId);
}

/** Sets an item's next due date to the earliest of its running clocks. */
export async function refreshNextDue(tx: Transaction, itemId: string): Promise<void> {
  await tx.$executeRaw`
    update queue_item set
      next_due_on = coalesce((select min(due_on) from clock where item_id = ${itemId}::uuid and status = 'running'), '9999-12-31'),
      next_clock = (select rule from clock where item_id = ${itemId}::uuid and status = 'running' order by due_on, id limit 1)
    where id = ${itemId}::uuid`;
}
