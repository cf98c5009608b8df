import { randomUUID } from 'node:crypto';
import { oneRow, sql } from './sign-in-as';
import type { ToldChild } from './told-family';

/** The day that many days from today, as the database counts it. */
const dayFrom = `(current_date + make_interval(days => $2::int))::date`;

/** Makes the children home educated, as if their notice had been taken up and a first review had found well. */
export async function takeUp(email: string, children: ToldChild[]): Promise<void> {
  const ids = children.map(({ childId }) => childId);
  await sql(`update child set status = 'home-educated' where id = any($1::uuid[])`, [ids]);
  await sql(
    `update notification_child set outcome = 'accepted', outcome_on = current_date
     where child_id = any($1::uuid[])`,
    [ids],
  );
  await sql(
    `update queue_item set status = 'decided'
     where kind = 'notification' and account_id = (select id from account where email = $1)`,
    [email],
  );
}

/** A yearly review of each child that is planned, and falls due in so many days. */
export async function planYearly(children: ToldChild[], inDays: number): Promise<void> {
  for (const { childId, name } of children) {
    const itemId = randomUUID();
    await sql(
      `insert into queue_item (id, reference, kind, status, received_on, family_id, title, search_text)
       select $1::uuid, 'WF-' || upper(left(replace($1::text, '-', ''), 9)), 'review', 'planned',
         current_date - 365, family_id, $3, lower($3) from child where id = $2`,
      [itemId, childId, name],
    );
    await sql(`insert into queue_item_child (item_id, child_id) values ($1, $2)`, [
      itemId,
      childId,
    ]);
    await sql(
      `insert into clock (item_id, child_id, rule, started_on, length, unit, due_on)
       values ($1, $3, 'annual-review', ${dayFrom} - 365, 12, 'months', ${dayFrom})`,
      [itemId, inDays, childId],
    );
    await sql(
      `insert into review (item_id, child_id, kind, state) values ($1, $2, 'yearly', 'planned')`,
      [itemId, childId],
    );
  }
}

/**
 * A yearly request about these children that went to this parent a week ago; gives the id of the
 * parent's part of it. The last child is asked about as one in Year 11.
 */
export async function askAbout(email: string, children: ToldChild[]): Promise<string> {
  await takeUp(email, children);
  const { familyId, accountId, adultId, staffId } = await oneRow<Record<string, string>>(
    `select c.family_id as "familyId", a.id as "accountId", d.id as "adultId",
       (select id from staff_member where email = 'officer@example.org') as "staffId"
     from child c join adult d on d.family_id = c.family_id join account a on a.id = d.account_id
     where c.id = $1 and a.email = $2 order by d.created_at limit 1`,
    [children[0]!.childId, email],
  );
  const ids = {
    round: randomUUID(),
    request: randomUUID(),
    item: randomUUID(),
    reader: randomUUID(),
  };
  await sql(
    `insert into round (id, kind, stage, month, state, answer_by, made_by_id, decided_by_id, released_on)
     values ($1, 'annual-request', 'first', date_trunc('month', current_date), 'released',
       ${dayFrom}, $3, $3, current_date - 7)`,
    [ids.round, 21, staffId],
  );
  await sql(
    `insert into annual_request (id, family_id, round_id, month, issued_on, answer_by)
     values ($1, $3, $4, date_trunc('month', current_date), current_date - 7, ${dayFrom})`,
    [ids.request, 21, familyId, ids.round],
  );
  await sql(
    `insert into queue_item (id, reference, kind, status, received_on, account_id, family_id, title, search_text)
     values ($1::uuid, 'WF-' || upper(left(replace($1::text, '-', ''), 9)), 'annual-request', 'waiting-parent',
       current_date - 7, $2, $3, $4, lower($4))`,
    [ids.item, accountId, familyId, children.map(({ name }) => name).join(', ')],
  );
  for (const [at, { childId }] of children.entries()) {
    await sql(`insert into queue_item_child (item_id, child_id) values ($1, $2)`, [
      ids.item,
      childId,
    ]);
    await sql(
      `insert into request_child (request_id, child_id, due_on, year_group) values ($1, $3, ${dayFrom}, $4)`,
      [ids.request, 21, childId, at === children.length - 1 ? 11 : 6],
    );
  }
  await sql(
    `insert into clock (item_id, rule, started_on, length, unit, agreed_on, due_on)
     values ($1, 'request-answer', current_date - 7, 0, 'agreed-date', ${dayFrom}, ${dayFrom})`,
    [ids.item, 21],
  );
  await sql(
    `insert into request_reader (id, request_id, adult_id, account_id, item_id) values ($1, $2, $3, $4, $5)`,
    [ids.reader, ids.request, adultId, accountId, ids.item],
  );
  return ids.reader;
}
