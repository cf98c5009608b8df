import { Temporal } from 'temporal-polyfill';
import { today, type SchoolCalendar } from '~/platform/calendar';
import { db, inTransaction, type Transaction } from '~/platform/db/database.server';
import { dueByLength, type ClockUnit } from './clock.rules';
import { forgetCalendar, loadSchoolCalendar } from './clock.store.server';
import { CALENDAR_UNITS } from './settle.rules';
import { settleItems, type Settlements, type Settling } from './settle-items.server';
import {
  countOpenClocks,
  distinctDates,
  holdCalendar,
  suspectItems,
  type DatesKey,
  type Reader,
  type Suspicion,
} from './settle.store.server';

/** How many clocks were open, and what became of them. */
export type ClockCounts = Settlements & { open: number };

/** Items found in one reading of all open clocks. */
const FOUND_AT_ONCE = 20_000;
/** Items settled in one go, which at night is one short transaction. */
const SETTLED_AT_ONCE = 500;

/**
 * The nightly run over all open clocks (job `run-clocks`): re-dates those whose due date no longer
 * fits the calendar, marks running ones past their due date as missed, and takes the mark off those
 * that are due later again. Broken off or run twice it loses and repeats nothing.
 */
export async function runClocks(day: Temporal.PlainDate = today()): Promise<ClockCounts> {
  forgetCalendar();
  const moved = await movedDates(db(), await loadSchoolCalendar());
  const suspicion = { moved, units: CALENDAR_UNITS, missedBy: day.toString() };
  const total = { open: await countOpenClocks(db()), redated: 0, missed: 0, noLonger: 0 };
  await inTurn(db(), suspicion, async (items) => {
    const done = await inTransaction(async (tx) => {
      await holdCalendar(tx);
      forgetCalendar();
      const calendar = await loadSchoolCalendar(tx);
      return settleItems(tx, items, { calendar, today: day, actor: { kind: 'system' } });
    });
    total.redated += done.redated;
    total.missed += done.missed;
    total.noLonger += done.noLonger;
  });
  return total;
}

/**
 * Reckons every open clock that hangs on the calendar anew, in the transaction in which an
 * administrator changed it; gives how many due dates moved. Ended clocks stay as they ended.
 */
export async function redateOpenClocks(
  tx: Transaction,
  calendar: SchoolCalendar,
  staffId: string,
  day: Temporal.PlainDate = today(),
): Promise<number> {
  const settling: Settling = { calendar, today: day, actor: { kind: 'staff', id: staffId } };
  const moved = await movedDates(tx, calendar);
  const suspicion = { moved, units: CALENDAR_UNITS, missedBy: null };
  let redated = 0;
  await inTurn(tx, suspicion, async (items) => {
    redated += (await settleItems(tx, items, settling)).redated;
  });
  return redated;
}

/** Does `work` for all suspect items, some at a time, in the order of their ids. */
async function inTurn(
  reader: Reader,
  suspicion: Suspicion,
  work: (items: string[]) => Promise<void>,
): Promise<void> {
  for (let after: string | null = null; ;) {
    const found: string[] = await suspectItems(reader, after, suspicion, FOUND_AT_ONCE);
    for (let from = 0; from < found.length; from += SETTLED_AT_ONCE) {
      await work(found.slice(from, from + SETTLED_AT_ONCE));
    }
    if (found.length < FOUND_AT_ONCE) return;
    after = found.at(-1)!;
  }
}

/** The combinations of dates that open clocks have and that the calendar no longer gives. */
async function movedDates(reader: Reader, calendar: SchoolCalendar): Promise<DatesKey[]> {
  const dates = await distinctDates(reader, CALENDAR_UNITS);
  return dates.filter(({ unit, length, started_on, due_on }) => {
    const startedOn = Temporal.PlainDate.from(started_on);
    return dueByLength(unit as ClockUnit, length, startedOn, calendar).toString() !== due_on;
  });
}
