import { hot } from '~/platform/db/database.server';

/** Somebody who has a place on a day of which people are reminded now, and was not yet. */
export type ToRemind = { id: string; startsAt: Date; bookedAt: Date };

/**
 * Bookings with a place on one of these days (London's calendar) whose reader can be reached and has not
 * been reminded of that day, by id, from the one after `afterId`.
 */
export async function listToRemind(
  days: { day: string; mark: string }[],
  { afterId, most }: { afterId: string | null; most: number },
): Promise<ToRemind[]> {
  return hot<ToRemind>(
    'bookings-to-remind',
    `select b.id, s.starts_at as "startsAt", b.state_at as "bookedAt"
     from unnest($1::date[], $2::text[]) as d(day, mark)
     join voluntary_session s on s.starts_at >= d.day::timestamp at time zone 'Europe/London'
       and s.starts_at < (d.day + 1)::timestamp at time zone 'Europe/London' and s.state = 'open'
     join booking b on b.session_id = s.id and b.state = 'booked'
     where (b.email is not null or b.account_id is not null) and ($3::uuid is null or b.id > $3)
       and not exists (select 1 from outgoing_mail m
         where m.dedupe_key = 'booking:' || b.id || ':reminder:' || d.mark)
     order by b.id limit $4`,
    [days.map(({ day }) => day), days.map(({ mark }) => mark), afterId, most],
  );
}
