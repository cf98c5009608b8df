import { hot } from '~/platform/db/database.server';
import { isMissed, type ContactMark } from './contact-pattern.rules';

const ofItem = `
  (select coalesce(json_agg(ic.child_id), '[]') from queue_item_child ic where ic.item_id = i.id)`;

// A child came where the officer wrote so; `expected` only where a parent had said that they would.
const sql = `
  select m.* from (
    select 'contact' as source, e.id, e.happened_on as "on", e.how, e.outcome, e.who,
      array[]::uuid[] as "adultIds", ${ofItem} as "childIds", i.id as "itemId", i.reference,
      null::text as "reviewId"
    from contact_entry e join queue_item i on i.id = e.item_id
    where i.family_id = $1
    union all
    select 'meeting', t.id, (t.starts_at at time zone 'Europe/London')::date, t.how,
      case
        when t.state = 'held' and t.child_present = 'no' and exists (
          select 1 from review_party p where p.review_id = r.id and p.child_comes = 'yes')
          then 'child-expected'
        else t.state
      end,
      '', case when t.state = 'held' then t.present else t.invited end,
      json_build_array(r.child_id), i.id, i.reference, r.id::text
    from meeting t join review r on r.id = t.review_id join child c on c.id = r.child_id
      join queue_item i on i.id = r.item_id
    where c.family_id = $1 and t.state in ('held', 'missed')
  ) m
  order by m."on" desc, m.id`;

/**
 * Every contact with a family across all of its children and matters, the latest first: what was
 * tried, what reached somebody, meetings held and missed. What is made of it is in
 * `contact-pattern.rules` (domain, 6.6). Days are ISO dates.
 */
export function contactsOf(familyId: string): Promise<ContactMark[]> {
  return hot<ContactMark>('family-contacts', sql, [familyId]);
}

/** As `contactsOf`, of contact only what reached nobody or did not come about. */
export async function missedContactOf(familyId: string): Promise<ContactMark[]> {
  return (await contactsOf(familyId)).filter(isMissed);
}
