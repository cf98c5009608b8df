import { DOUBLE, OVERLAP, sqlStateOf, steady } from '../place/steady.server';

const TRIES = 3;

/**
 * Does `work`, one transaction, and asks `find` what is in the way where the database refused it because
 * somebody or a room is taken (23P01). Where what was in the way is gone by then, it is tried again; and
 * where the same form was sent twice at once (23505), so that the second finds what the first made.
 */
export async function orClash<T, C>(
  work: () => Promise<T>,
  find: () => Promise<C | null>,
): Promise<T | C> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await steady(work);
    } catch (error) {
      const state = sqlStateOf(error);
      if (state !== OVERLAP && state !== DOUBLE) throw error;
      const clash = state === OVERLAP ? await find() : null;
      if (clash !== null) return clash;
      if (tries === TRIES) throw error;
    }
  }
}
