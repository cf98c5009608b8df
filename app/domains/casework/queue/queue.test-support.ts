import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { asActor, createStaff } from '../../../../tests/factories';
import { addDays, today } from '~/platform/calendar';
import { closeDatabase, useDatabase } from '~/platform/db/database.server';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { listQueue, type QueueRow } from './queue.store.server';
import { readQueueState, writeCursor } from './queue.schema';

/** A database of the file's own, open while its tests run; gives its address. */
export function useOwnDatabase(): { url: () => string } {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    useDatabase(database.url);
  });
  afterAll(async () => {
    await closeDatabase();
    await database?.drop();
  });
  return { url: () => database!.url };
}

/** A new member of staff with these roles, as the guards would give them. */
export async function staffWith(...roles: StaffRole[]): Promise<Staff> {
  return asActor(await createStaff({ roles }));
}

/** The day `days` after today (before, where negative), as ISO text. */
export function dayFromToday(days: number): string {
  return addDays(today(), days).toString();
}

/** The titles on the first page of an address of the queue. */
export async function titles(staff: Staff, search: string): Promise<string[]> {
  const page = await listQueue(staff, readQueueState(new URLSearchParams(search)));
  return page.rows.map((row) => row.title);
}

/** Every row of an address, read page after page as the "next" links lead; `between` runs after each page. */
export async function everyPage(
  staff: Staff,
  search: string,
  between: () => Promise<unknown> = async () => {},
): Promise<QueueRow[]> {
  const all: QueueRow[] = [];
  const params = new URLSearchParams(search);
  for (let pages = 0; pages < 100; pages += 1) {
    const page = await listQueue(staff, readQueueState(params));
    all.push(...page.rows);
    if (!page.next) return all;
    params.set('after', writeCursor(page.next));
    await between();
  }
  throw new Error('The pages have no end.');
}
