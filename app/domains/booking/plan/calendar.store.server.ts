import { db } from '~/platform/db/database.server';
import type { Stretch } from './calendar.rules';

/** A session as the calendar shows it: numbers of those who come, and nobody's name but the team's. */
export type CalendarRow = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  words: unknown;
  kindCode: string | null;
  kindWords: unknown;
  mode: string;
  venue: string | null;
  room: string | null;
  state: string;
  capacity: number;
  taken: number;
  waiting: number;
  people: string[];
};

export type Asked = { from: Date; to: Date; who: string };

/** The sessions of some days, of everybody (`all`) or of one of the team. */
export function listSessions({ from, to, who }: Asked): Promise<CalendarRow[]> {
  const staffId = who === 'all' ? null : who;
  return db().$queryRaw<CalendarRow[]>`
    select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.words,
      k.code as "kindCode", k.words as "kindWords", s.mode, v.name as venue, r.name as room,
      s.state, s.capacity, s.taken,
      (select count(*)::int from booking b where b.session_id = s.id and b.state = 'waiting') as waiting,
      array(select m.name from session_person p join staff_member m on m.id = p.staff_id
        where p.session_id = s.id order by m.name) as people
    from voluntary_session s
    join session_kind k on k.id = s.kind_id
    left join room r on r.id = s.room_id
    left join venue v on v.id = r.venue_id
    where s.starts_at < ${to} and s.ends_at > ${from}
      and (${staffId}::uuid is null or exists (
        select 1 from session_person p where p.session_id = s.id and p.staff_id = ${staffId}::uuid))
    order by s.starts_at, s.id`;
}

export type AbsenceRow = Stretch & { name: string };

/** Who of the team is away on some days. */
export function listAway({ from, to, who }: Asked): Promise<AbsenceRow[]> {
  const staffId = who === 'all' ? null : who;
  return db().$queryRaw<AbsenceRow[]>`
    select m.name, a.starts_at as "from", a.ends_at as "to"
    from staff_absence a join staff_member m on m.id = a.staff_id
    where a.starts_at < ${to} and a.ends_at > ${from}
      and (${staffId}::uuid is null or a.staff_id = ${staffId}::uuid)
    order by a.starts_at, m.name`;
}

/** When somebody is taken, by sessions with the time around them and by absences. */
export function listTaken({ from, to, who }: Asked): Promise<Stretch[]> {
  return db().$queryRaw<Stretch[]>`
    select lower(span) as "from", upper(span) as "to" from occupied
    where staff_id = ${who}::uuid and span && tstzrange(${from}, ${to}) order by span`;
}
