import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import {
  clockFromRow,
  meet,
  saveClock,
  startClocks,
  stop,
  type ClockCode,
} from '~/domains/clock/index.server';
import type { LockedItem } from './make-move.server';

type ClockRow = LockedItem['clocks'][number];

/** The clocks of an item that have not ended, of one rule, one child, or all. */
export function openClocks(
  item: Pick<LockedItem, 'clocks'>,
  which: { rule?: ClockCode; childId?: string } = {},
): ClockRow[] {
  return item.clocks.filter(
    (clock) =>
      clock.endedOn === null &&
      (which.rule === undefined || clock.rule === which.rule) &&
      (which.childId === undefined || clock.childId === which.childId),
  );
}

/** Records that what these clocks wait for was done on `on`; what happened before a clock's start does not count. */
export async function meetClocks(
  tx: Transaction,
  clocks: ClockRow[],
  on: Temporal.PlainDate,
  staffId: string,
): Promise<string[]> {
  const met: string[] = [];
  for (const row of clocks) {
    const result = meet(clockFromRow(row), on);
    if (result.kind === 'refused') continue;
    await saveClock(tx, row.id, result.clock, staffId);
    row.endedOn = new Date();
    met.push(row.rule);
  }
  return met;
}

/** Ends clocks that no longer matter; `reason` is a code of `officer:item.stopReasons`, `staffId` null for the portal. */
export async function stopClocks(
  tx: Transaction,
  clocks: ClockRow[],
  on: Temporal.PlainDate,
  reason: string,
  staffId: string | null,
): Promise<void> {
  for (const row of clocks) {
    const clock = clockFromRow(row);
    const result = stop(clock, on, reason);
    // A clock that starts later than today ends on the day it would have started.
    const ended = result.kind === 'ok' ? result : stop(clock, clock.startedOn, reason);
    if (ended.kind === 'refused') continue;
    await saveClock(tx, row.id, ended.clock, staffId);
    row.endedOn = new Date();
  }
}

/** The first contact with a parent was made (protocol 6.3), where it still was to be made. */
export function meetFirstContact(
  tx: Transaction,
  item: LockedItem,
  on: Temporal.PlainDate,
  staffId: string,
): Promise<string[]> {
  return meetClocks(tx, openClocks(item, { rule: 'first-contact' }), on, staffId);
}

/** True where what the council writes in the portal reaches the parent. */
export function isReachable(item: Pick<LockedItem, 'accountId' | 'contactEmail'>): boolean {
  return item.accountId !== null || item.contactEmail !== null;
}

/** What a written word from the council settles: the first contact, and the answer a parent waits for. */
export async function meetByWriting(
  tx: Transaction,
  item: LockedItem,
  on: Temporal.PlainDate,
  staffId: string,
): Promise<void> {
  if (!isReachable(item)) return;
  await meetFirstContact(tx, item, on, staffId);
  await meetClocks(tx, openClocks(item, { rule: 'reply-to-parent' }), on, staffId);
}

/** Sets the date by which the parent is to answer (protocol 6.5), in place of an earlier one. */
export async function agreeDate(
  tx: Transaction,
  item: LockedItem,
  today: Temporal.PlainDate,
  agreedOn: string,
  staffId: string,
): Promise<void> {
  await stopClocks(tx, openClocks(item, { rule: 'more-time' }), today, 'new-date', staffId);
  await startClocks(tx, item.id, [{ rule: 'more-time', startedOn: today.toString(), agreedOn }]);
}

/** True while something of the item is still to be done by a date, or paused. */
export async function hasOpenClock(tx: Transaction, itemId: string): Promise<boolean> {
  return (await tx.clock.count({ where: { itemId, endedOn: null } })) > 0;
}
