import { Temporal } from 'temporal-polyfill';
import { instantToLondonDate, now as readClock } from '~/platform/calendar';
import { inTransaction } from '~/platform/db/database.server';
import { log } from '~/platform/log/log.server';
import { findAddressee } from './message.store.server';
import { isReminderHour, reminderDue, REMINDERS } from './remind.rules';
import { listToRemind, type ToRemind } from './remind.store.server';
import { tellAddressee } from './tell-booking.server';

/** Read at once. */
const MOST = 500;

/**
 * Reminds those who have a place, a week before and the day before (job `remind-bookings`, every ten
 * minutes). A reminder is about one day of one booking, and goes once, however many copies of the portal
 * are at it and whatever time of that day the session is moved to; a new day has its own. Gives how many
 * it was asked for.
 */
export async function remindBookings(now: Temporal.Instant = readClock()): Promise<number> {
  if (!isReminderHour(now)) return 0;
  const today = instantToLondonDate(now);
  const days = (['week', 'day'] as const).map((reminder) => {
    const day = today.add({ days: REMINDERS[reminder] }).toString();
    return { day, mark: `${reminder}:${day}` };
  });
  let reminded = 0;
  for (let afterId: string | null = null; ;) {
    const found: ToRemind[] = await listToRemind(days, { afterId, most: MOST });
    for (const booking of found) reminded += await remind(booking, now);
    if (found.length < MOST) return reminded;
    afterId = found.at(-1)!.id;
  }
}

/** One that fails does not keep the others from being reminded: the next run finds it again. */
async function remind({ id, startsAt, bookedAt }: ToRemind, now: Temporal.Instant) {
  const at = (moment: Date) => Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  const due = reminderDue({ startsAt: at(startsAt), bookedAt: at(bookedAt) }, now);
  if (!due) return 0;
  const mark = `${due}:${instantToLondonDate(startsAt)}`;
  try {
    await inTransaction(async (tx) => {
      const addressee = await findAddressee(tx, id);
      if (addressee) await tellAddressee(tx, { bookingId: id, what: 'reminder', mark, addressee });
    });
    return 1;
  } catch (error) {
    log.error('a booking was not reminded of', error, { bookingId: id });
    return 0;
  }
}
