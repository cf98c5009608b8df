import type { Temporal } from 'temporal-polyfill';
import { recordAudits, type Actor, type AuditEntry } from '~/platform/audit/audit.server';
import type { SchoolCalendar } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { asPlainDate, clockFromRow } from './clock.store.server';
import { settle, type Settled } from './settle.rules';
import {
  lockItems,
  readOpenClocks,
  refreshNextDues,
  writeClockDates,
  type OpenClockRow,
} from './settle.store.server';

/** What became of clocks: re-dated, newly missed, no longer missed. */
export type Settlements = { redated: number; missed: number; noLonger: number };

/** On what day, under which calendar, and at whose hands clocks are settled. */
export type Settling = { calendar: SchoolCalendar; today: Temporal.PlainDate; actor: Actor };

type Pair = { row: OpenClockRow; now: Settled };

/**
 * Settles the clocks of these items: locks the items as moves do, looks again, writes the dates, an
 * audit row for each clock that was re-dated or missed, and when each item is next due.
 */
export async function settleItems(
  tx: Transaction,
  itemIds: string[],
  settling: Settling,
): Promise<Settlements> {
  await lockItems(tx, itemIds);
  const { actor, calendar, today } = settling;
  const unsettled = (await readOpenClocks(tx, itemIds)).flatMap((row): Pair[] => {
    const missedOn = row.missedOn && asPlainDate(row.missedOn);
    const now = settle(clockFromRow(row), missedOn, calendar, today);
    return now.changed ? [{ row, now }] : [];
  });
  await writeClockDates(
    tx,
    unsettled.map(({ row, now }) => ({
      id: row.id,
      due_on: now.clock.dueOn.toString(),
      missed_on: now.missedOn?.toString() ?? null,
    })),
    actor.kind === 'staff' ? actor.id : null,
  );
  await recordAudits(
    tx,
    unsettled.flatMap((pair) => entriesOf(pair, actor)),
  );
  await refreshNextDues(tx, [...new Set(unsettled.map(({ row }) => row.itemId))]);
  const count = (is: (pair: Pair) => boolean) => unsettled.filter(is).length;
  return {
    redated: count(({ now }) => now.redated),
    missed: count(({ now }) => now.newlyMissed),
    noLonger: count(({ row, now }) => row.missedOn !== null && now.missedOn === null),
  };
}

/** A re-dated clock says from when to when; a missed one says so once, and is the portal's own finding. */
function entriesOf({ row, now }: Pair, actor: Actor): AuditEntry[] {
  const about = { itemId: row.itemId, childId: row.childId, familyId: row.familyId };
  const { rule } = row;
  const dueOn = now.clock.dueOn.toString();
  const entries: AuditEntry[] = [];
  if (now.redated) {
    const from = asPlainDate(row.dueOn).toString();
    entries.push({ ...about, actor, action: 'clock.redated', detail: { rule, from, to: dueOn } });
  }
  if (now.newlyMissed) {
    const system = { kind: 'system' } as const;
    entries.push({ ...about, actor: system, action: 'clock.missed', detail: { rule, dueOn } });
  }
  return entries;
}
