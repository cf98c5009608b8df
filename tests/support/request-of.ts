import { setTimeout as sleep } from 'node:timers/promises';
import { oneRow, sql } from './sign-in-as';

type Ids = Record<string, string>;

/**
 * A yearly request to this parent about one child of theirs, with the draft of an answer: what the
 * addresses of both sides of it name. `told` is the child as the parent told of them.
 */
export async function requestOf(email: string, told: string, child: string): Promise<Ids> {
  const { request, item } =
    (await findRequest(email, child)) ?? (await makeOrFindRequest(email, child));
  await sql(
    `insert into sending (account_id, kind, told_child_id, item_id, expires_at)
     select id, 'yearly', $2, $3, now() + interval '20 days' from account where email = $1
     on conflict do nothing`,
    [email, told, item],
  );
  const { id: yearlyDraft } = await oneRow<Ids>(
    `select s.id from sending s join account a on a.id = s.account_id
     where a.email = $1 and s.kind = 'yearly' and s.state = 'draft' and s.told_child_id = $2`,
    [email, told],
  );
  const { round: requestRound } = await oneRow<Ids>(
    `select a.round_id as round from request_reader r join annual_request a on a.id = r.request_id
     where r.id = $1`,
    [request],
  );
  return {
    request: request!,
    requestItem: item!,
    requestRound: requestRound!,
    yearlyDraft: yearlyDraft!,
  };
}

async function findRequest(email: string, child: string): Promise<Ids | null> {
  const [there] = await sql<Ids>(
    `select r.id as request, r.item_id as item
     from request_reader r join account a on a.id = r.account_id
       join request_child c on c.request_id = r.request_id
     where a.email = $1 and c.child_id = $2 order by r.id limit 1`,
    [email, child],
  );
  return there ?? null;
}

/** Two runs may make it at once: one of them is refused, and waits until the other's is whole. */
async function makeOrFindRequest(email: string, child: string): Promise<Ids> {
  try {
    return await makeRequest(email, child);
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
  }
  for (let tries = 0; tries < 50; tries += 1) {
    const made = await findRequest(email, child);
    if (made) return made;
    await sleep(200);
  }
  throw new Error(`No request to ${email} came about.`);
}

async function makeRequest(email: string, child: string): Promise<Ids> {
  const { family, adult, account, officer } = await oneRow<Ids>(
    `select c.family_id as family, a.id as adult, k.id as account,
       (select id from staff_member where email = 'officer@example.org') as officer
     from child c join adult a on a.family_id = c.family_id join account k on k.id = a.account_id
     where c.id = $1 and k.email = $2 limit 1`,
    [child, email],
  );
  const { id: round } = await oneRow<Ids>(
    `insert into round (kind, stage, month, state, answer_by, made_by_id, decided_by_id, released_on)
     values ('annual-request', 'first', date_trunc('month', current_date), 'released', current_date + 28,
       $1, $1, current_date) returning id`,
    [officer],
  );
  const { id: item } = await oneRow<Ids>(
    `insert into queue_item (reference, kind, status, title, language, received_on, next_due_on,
       next_clock, account_id, family_id, search_text)
     values ('WF-' || upper(substr(gen_random_uuid()::text, 1, 8)), 'annual-request', 'waiting-parent',
       'A family', 'en', current_date, current_date + 28, 'request-answer', $1, $2, 'a family')
     returning id`,
    [account, family],
  );
  await sql('insert into queue_item_child (item_id, child_id) values ($1, $2)', [item, child]);
  const { id: annual } = await oneRow<Ids>(
    `insert into annual_request (family_id, round_id, month, issued_on, answer_by)
     values ($1, $2, date_trunc('month', current_date), current_date, current_date + 28) returning id`,
    [family, round],
  );
  // Year 11, so that every part of the pages is there.
  await sql(
    `insert into request_child (request_id, child_id, due_on, year_group)
     values ($1, $2, current_date + 28, 11)`,
    [annual, child],
  );
  await sql(
    `insert into clock (item_id, rule, started_on, length, unit, agreed_on, due_on)
     values ($1, 'request-answer', current_date, 0, 'agreed-date', current_date + 28, current_date + 28)`,
    [item],
  );
  const { id: request } = await oneRow<Ids>(
    `insert into request_reader (request_id, adult_id, account_id, item_id)
     values ($1, $2, $3, $4) returning id`,
    [annual, adult, account, item],
  );
  return { request: request!, item: item! };
}
