import type { Temporal } from 'temporal-polyfill';
import { today, type SchoolCalendar } from '~/platform/calendar';
import { db, inTransaction, type Transaction } from '~/platform/db/database.server';
import { forgetCalendar, loadSchoolCalendar } from './clock.store.server';
import { CALENDAR_UNITS } from './settle.rules';
import { findUnsettled, settleItems, type ClockCounts, type Settling } from './settle-items.server';
import { holdCalendar, itemsWithOpenClocks } from './settle.store.server';

/** Items looked at in one go; each go that changes something is one short transaction. */
const AT_ONCE = 1000;

/**
 * The nightly run over all open clocks (job `run-clocks`): re-dates those whose due date no longer
 * fits the calendar, marks running ones past their due date as missed, and takes the mark off those
 * that are due later again. Broken off or run twice it loses and repeats nothing.
 */
export async function runClocks(day: Temporal.PlainDate = today()): Promise<ClockCounts> {
  forgetCalendar();
  const calendar = await loadSchoolCalendar();
  const settling: Settling = { calendar, today: day, actor: { kind: 'system' } };
  const total: ClockCounts = { open: 0, redated: 0, missed: 0, noLonger: 0 };
  for (let after: string | null = null; ;) {
    const items: string[] = await itemsWithOpenClocks(db(), after, null, AT_ONCE);
    const { open, unsettled } = await findUnsettled(db(), items, settling);
    const touched = [...new Set(unsettled.map(({ row }) => row.itemId))];
    if (touched.length > 0) {
      const done = await inTransaction(async (tx) => {
        await holdCalendar(tx);
        forgetCalendar();
        return settleItems(tx, touched, { ...settling, calendar: await loadSchoolCalendar(tx) });
      });
      add(total, { ...done, open: 0 });
    }
    total.open += open;
    if (items.length < AT_ONCE) return total;
    after = items.at(-1)!;
  }
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
  let moved = 0;
  for (let after: string | null = null; ;) {
    const items: string[] = await itemsWithOpenClocks(tx, after, CALENDAR_UNITS, AT_ONCE);
    const { unsettled } = await findUnsettled(tx, items, settling);
    const touched = unsettled.filter(({ now }) => now.redated).map(({ row }) => row.itemId);
    if (touched.length > 0) {
      moved += (await settleItems(tx, [...new Set(touched)], settling)).redated;
    }
    if (items.length < AT_ONCE) return moved;
    after = items.at(-1)!;
  }
}

function add(total: ClockCounts, more: ClockCounts): void {
  total.redated += more.redated;
  total.missed += more.missed;
  total.noLonger += more.noLonger;
}
