import { databasePool } from '~/platform/db/database.server';
import type { Temporal } from 'temporal-polyfill';
import { profile } from '~/platform/config/environment.server';
import {
  askedSql,
  childCircumstances,
  collector,
  familyAdults,
  familyNews,
  plannedOf,
} from './request.sql';
import type { ListedFamily } from './request.view';

/** A family before anybody asked who of it is written to. */
export type FoundFamily = Omit<ListedFamily, 'readers'>;

const holds = `(select coalesce(json_agg(json_build_object('id', h.id, 'dueOn', h.due_on, 'reason', h.reason,
    'by', coalesce(s.name, ''), 'on', (h.at at time zone 'Europe/London')::date, 'lookOn', h.look_on)
    order by h.at), '[]')
  from request_hold h left join staff_member s on s.id = h.by_id
  where h.child_id = c.id and h.ended_at is null)`;

const open = `(select json_build_object('requestId', q.request_id, 'dueOn', q.due_on,
    'standing', q.standing, 'moreTimeUntil', q.more_time_until)
  from asked q where q.child_id = c.id and q.standing not in ('answered', 'ended')
  order by q.issued_on desc, q.request_id limit 1)`;

/** These families with what an officer minds about each of their children, in the order asked for. */
export async function readFamilies(
  familyIds: string[],
  today: Temporal.PlainDate,
): Promise<FoundFamily[]> {
  if (familyIds.length === 0) return [];
  const { values, place } = collector();
  const ids = place(familyIds);
  const days = { today: today.toString(), ...profile().annualRequest };
  const { rows } = await databasePool().query<FoundFamily>({
    text: `
      with ${askedSql(`a.family_id = any(${ids}::uuid[]) and a.ended_on is null`, days, place)}
      select f.id, f.name, ${familyAdults} as adults, ${familyNews} as news,
        (select coalesce(json_agg(json_build_object(${childCircumstances}, 'status', c.status,
            'planned', ${plannedOf}, 'open', ${open}, 'holds', ${holds})
            order by c.date_of_birth, c.id), '[]')
          from child c where c.family_id = f.id and c.status = 'home-educated') as children
      from family f where f.id = any(${ids}::uuid[])`,
    values,
  });
  const known = new Map(rows.map((family) => [family.id, family]));
  return familyIds.flatMap((id) => known.get(id) ?? []);
}
