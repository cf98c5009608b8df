import { profile } from '~/platform/config/environment.server';
import { hot } from '~/platform/db/database.server';
import { deleteStoppedFeeds } from './feed.store.server';

const DAY_MS = 24 * 3_600_000;
/** What is left of a stopped calendar address is of no use to anybody. */
const STOPPED_DAYS = 30;
/** Cleared by one statement. */
const MOST = 2000;

/**
 * Deletes what bookings say of people once it has been kept for the days of the profile after the session,
 * and what is left of calendars that were stopped (job `clear-bookings`). How many came, and whether, stays.
 * The link opens nothing any more. Gives how many bookings were cleared.
 */
export async function clearBookings(now = new Date()): Promise<number> {
  const endedBefore = new Date(now.getTime() - profile().booking.keepDays * DAY_MS);
  let cleared = 0;
  for (;;) {
    const rows = await hot(
      'clear-bookings',
      `update booking set cleared_at = $2, email = null, name = '', phone = '', access_needs = '', topic = '',
         where_text = '', interpreter_other = '', interpreter_note = '', promised = '', to_tell = '',
         link_generation = link_generation + 1, link_hash = 'cleared-' || id
       where id in (select b.id from booking b join voluntary_session s on s.id = b.session_id
         where s.ends_at < $1 and b.cleared_at is null limit $3)
       returning 1`,
      [endedBefore, now, MOST],
    );
    cleared += rows.length;
    if (rows.length < MOST) break;
  }
  await deleteStoppedFeeds(new Date(now.getTime() - STOPPED_DAYS * DAY_MS));
  return cleared;
}
