import { hot } from '~/platform/db/database.server';
import type { FamilyView } from './family.view';
import { dayOf, jsonList, professionalColumns, staffName, stillOpen, workPage } from './record.sql';

const children = jsonList(
  `'id', c.id, 'name', c.given_names || ' ' || c.family_name, 'dateOfBirth', c.date_of_birth,
   'status', c.status, 'sen', c.sen, 'lastSeenOn', c.last_seen_on, 'lastHeardOn', c.last_heard_on,
   'address', c.address,
   'rating', (select r.level from rating r where r.child_id = c.id order by r.at desc limit 1),
   'toldBy', (select coalesce(json_agg(distinct a.id), '[]')
     from notification_child nc join notification n on n.id = nc.notification_id
     join adult a on a.family_id = c.family_id and a.role = 'parent'
       and (a.notification_id = n.id or a.account_id = n.account_id)
     where nc.child_id = c.id)`,
  'child c where c.family_id = f.id',
  'c.date_of_birth, c.id',
);

// Every way in which an adult can have been in touch themselves; what others said of them is none.
const heard = `(select coalesce(json_agg(json_build_object('how', h.how, 'on', h."on") order by h."on" desc), '[]')
  from (
    select 'notice' as how, p.last_heard_on as "on"
    union all
    select 'message', max(${dayOf('m.at')}) from message m join queue_item i on i.id = m.item_id
      where i.family_id = f.id and m.account_id = p.account_id and m."from" = 'parent'
    union all
    select 'sending', max(${dayOf('s.sent_at')}) from sending s where s.account_id = p.account_id
    union all
    select 'answer', max(${dayOf('v.answered_at')}) from review_party v join review r on r.id = v.review_id
      join child c on c.id = r.child_id where c.family_id = f.id and v.adult_id = p.id
    union all
    select 'meeting', max(${dayOf('t.starts_at')}) from meeting t join review r on r.id = t.review_id
      join child c on c.id = r.child_id
      where c.family_id = f.id and t.state = 'held' and p.id = any(t.present)
  ) h where h."on" is not null)`;

const adults = jsonList(
  `'id', p.id, 'role', p.role, 'name', p.name, 'relation', p.relation,
   'parentalResponsibility', p.parental_responsibility, 'email', p.email, 'phone', p.phone,
   'address', p.address,
   'addressSecret', coalesce(p.address_secret, pn.answers #>> '{contact,addressSecret}' = 'true', false) and p.role = 'parent',
   'preferredContact', p.preferred_contact, 'safeToEmail', p.safe_to_email,
   'safeToWrite', p.safe_to_write, 'safetyNote', p.safety_note, 'language', p.language,
   'interpreter', p.interpreter, 'toldBy', p.told_by, 'sentThis', false,
   'lastHeardOn', p.last_heard_on, 'accountId', p.account_id, 'heard', ${heard}`,
  'adult p left join notification pn on pn.id = p.notification_id where p.family_id = f.id',
  'p.created_at, p.id',
);

const relatives = jsonList(
  `'id', e.id, 'name', e.name, 'kind', e.kind, 'relation', e.relation, 'birthYear', e.birth_year,
   'livesAt', e.lives_at, 'toldBy', e.told_by`,
  'relative e where e.family_id = f.id and e.ended_at is null',
  'e.birth_year nulls last, e.name, e.id',
);

const professionals = jsonList(
  professionalColumns,
  `professional p where p.ended_at is null and (p.family_id = f.id
     or p.child_id in (select c.id from child c where c.family_id = f.id))`,
  'p.service, p.name, p.id',
);

const matters = jsonList(
  `'id', i.id, 'reference', i.reference, 'kind', i.kind, 'status', i.status, 'title', i.title,
   'receivedOn', i.received_on, 'owner', ${staffName('i.owner_id')}, 'workPage', ${workPage},
   'nextRule', case when i.next_due_on < '9999-12-31' then i.next_clock end,
   'nextDueOn', case when i.next_due_on < '9999-12-31' then i.next_due_on end,
   'childIds', (select coalesce(json_agg(ic.child_id), '[]') from queue_item_child ic where ic.item_id = i.id)`,
  `queue_item i where i.family_id = f.id and ${stillOpen}`,
  'i.next_due_on, i.received_on, i.id',
);

const sql = `
  select f.id, f.name, ${children} as children, ${adults} as adults, ${relatives} as relatives,
    ${professionals} as professionals, ${matters} as matters
  from family f where f.id = $1`;

/** One family with everybody and all open matters, in one statement; null where there is none. */
export async function readFamily(familyId: string): Promise<FamilyView | null> {
  const [family] = await hot<FamilyView>('family-picture', sql, [familyId]);
  return family ?? null;
}
