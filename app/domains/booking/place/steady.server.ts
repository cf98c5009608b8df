import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from '~/platform/db/database.server';

const TRIES = 5;

/** SQLSTATE: two took each other for a place in the calendar (23P01), or waited for each other. */
export const OVERLAP = '23P01';
export const DEADLOCK = '40P01';
export const DOUBLE = '23505';
const COLLISIONS: readonly (string | null)[] = [DEADLOCK, '40001'];

/** The SQLSTATE of an error, whether the driver or the client threw it; null where it has none. */
export function sqlStateOf(error: unknown): string | null {
  for (let at: unknown = error, deep = 0; at && typeof at === 'object' && deep < 6; deep += 1) {
    const { originalCode, code, cause, meta } = at as Record<string, unknown>;
    for (const state of [originalCode, code])
      if (typeof state === 'string' && /^(?!P\d{4}$)[0-9A-Z]{5}$/.test(state)) return state;
    at =
      cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError ?? meta;
  }
  return null;
}

/**
 * Does `work` again where the connection broke or two transactions waited for each other. `work` is one
 * transaction that finds what it has done before: nobody sees an error that a second try mends.
 */
export async function steady<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const passes = isDatabaseAway(error) || COLLISIONS.includes(sqlStateOf(error));
      if (!passes || tries === TRIES) throw error;
      await sleep(40 * tries * tries);
    }
  }
}
