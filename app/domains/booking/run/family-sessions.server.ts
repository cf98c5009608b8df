import { hot } from '~/platform/db/database.server';
import type { Worded } from '../session-words';
import { moment } from './run.sql';

/** What became of a place in a session, as fact: nobody has to come. */
export type FamilySessionMark =
  | 'booked'
  | 'waiting'
  | 'offered'
  | 'came'
  | 'not-come'
  | 'not-recorded'
  | 'cancelled-before'
  | 'short-notice'
  | 'not-offered'
  | 'council-cancelled';

/** One booking of a family. Moments are ISO text in UTC. */
export type FamilySession = Worded & {
  bookingId: string;
  reference: string;
  startsAt: string;
  endsAt: string;
  mark: FamilySessionMark;
};

// An event that was called off is the council's doing, whatever the family did after; a time with a person
// is called off by the database's side of the family's own cancellation too.
const sql = `
  select b.id as "bookingId", b.reference, k.code as "kindCode", s.words, k.words as "kindWords",
    ${moment('s.starts_at')} as "startsAt", ${moment('s.ends_at')} as "endsAt",
    case
      when (b.state = 'cancelled' and b.cancelled_by = 'council') or (s.state = 'cancelled' and k.shape = 'event')
        then 'council-cancelled'
      when b.attendance = 'came' then 'came'
      when b.attendance = 'not-come' then 'not-come'
      when b.state = 'cancelled' and b.late then 'short-notice'
      when b.state = 'cancelled' then 'cancelled-before'
      when s.state = 'cancelled' then 'council-cancelled'
      when b.state = 'lapsed' or (b.state in ('waiting', 'offered') and s.ends_at <= now()) then 'not-offered'
      when b.state = 'booked' and s.ends_at <= now() then 'not-recorded'
      else b.state
    end as mark
  from booking b join voluntary_session s on s.id = b.session_id join session_kind k on k.id = s.kind_id
  where b.family_id = $1
  order by s.starts_at desc, b.id`;

/**
 * Every booking that is tied to a family, the latest session first, in one statement. The caller has
 * checked that the family may be seen, and has left the look in the trail.
 */
export function sessionsOfFamily(familyId: string): Promise<FamilySession[]> {
  return hot<FamilySession>('family-sessions', sql, [familyId]);
}
