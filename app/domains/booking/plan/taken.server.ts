import { OVERLAP, sqlStateOf, steady } from '../place/steady.server';

const TRIES = 3;

/**
 * Does `work`, one transaction, and asks `find` what is in the way where the database refused it because
 * somebody or a room is taken (23P01). Where what was in the way is gone by then, it is tried again.
 */
export async function orClash<T, C>(
  work: () => Promise<T>,
  find: () => Promise<C | null>,
): Promise<T | C> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await steady(work);
    } catch (error) {
      if (sqlStateOf(error) !== OVERLAP) throw error;
      const clash = await find();
      if (clash !== null) return clash;
      if (tries === TRIES) throw error;
    }
  }
}
