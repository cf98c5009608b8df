import { db } from '~/platform/db/database.server';
import type { FeedbackAnswers } from './feedback.schema';

/**
 * Takes what somebody thought of a session, once for each booking; false where it was taken before, or
 * there is no place in a session that is over. The answers name the session and the month alone. That
 * they were given is noted by the month too, and in a transaction of its own, so that neither a time nor
 * the number of a transaction ties them to the booking.
 */
export async function takeFeedback(bookingId: string, answers: FeedbackAnswers): Promise<boolean> {
  const [claimed] = await db().$queryRaw<{ session_id: string }[]>`
    update booking b set feedback_at = date_trunc('month', now())
    from voluntary_session s
    where b.id = ${bookingId}::uuid and b.feedback_at is null and b.state = 'booked'
      and s.id = b.session_id and s.ends_at <= now() and s.state = 'open'
    returning b.session_id`;
  if (!claimed) return false;
  try {
    await db().$executeRaw`
      insert into session_feedback (session_id, useful, listened, better, month)
      values (${claimed.session_id}::uuid, ${answers.useful ?? ''}, ${answers.listened ?? ''},
        ${answers.better}, date_trunc('month', now() at time zone 'Europe/London')::date)`;
  } catch (error) {
    await db().$executeRaw`update booking set feedback_at = null where id = ${bookingId}::uuid`;
    throw error;
  }
  return true;
}
