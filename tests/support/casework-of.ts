import { oneRow, sql } from './sign-in-as';

type Ids = Record<string, string>;

/**
 * A review of this child with a meeting and its record, letters, a formal step, a special case and a
 * question to a service, each as one row: what the addresses of casework name. `adult` is the parent
 * who takes part.
 */
export async function caseworkOf(email: string, child: string): Promise<Ids> {
  const { family, adult, account, officer } = await oneRow<Ids>(
    `select c.family_id as family, a.id as adult, k.id as account,
       (select id from staff_member where email = 'officer@example.org') as officer
     from child c join adult a on a.family_id = c.family_id join account k on k.id = a.account_id
     where c.id = $1 and k.email = $2 limit 1`,
    [child, email],
  );
  const item = (kind: string) => openItem(kind, child, family!);
  const { review, reviewItem } = await openReviewOf(child, item);
  await sql(
    `insert into review_party (review_id, adult_id, account_id, invited_at, answered_at, how)
     values ($1, $2, $3, now(), now(), 'writing') on conflict do nothing`,
    [review, adult, account],
  );
  const { id: record } = await oneRow<Ids>(
    `insert into meeting_record (review_id, number, text, by_id, sent_at, sent_to)
     select $1, count(*) + 1, 'We talked about reading.', $2, now(), array[$3::uuid]
     from meeting_record where review_id = $1 returning id`,
    [review, officer, adult],
  );
  const letter = (state: string) =>
    oneRow<Ids>(
      `insert into council_letter (kind, item_id, child_id, review_id, state, subject, text, made_by_id, sent_at, sent_on)
       values ('report-suitable', $1, $2, $3, $4, 'About this year', 'All is well.', $5,
         case when $4 = 'sent' then now() end, case when $4 = 'sent' then current_date end) returning id`,
      [reviewItem, child, review, state, officer],
    );
  const [{ id: draftLetter }, { id: sentLetter }] = [await letter('draft'), await letter('sent')];
  const { id: copy } = await oneRow<Ids>(
    `insert into council_letter_copy (letter_id, adult_id, account_id, how, name, left_on)
     values ($1, $2, $3, 'email', 'A parent', current_date) returning id`,
    [sentLetter, adult, account],
  );
  await sql(
    `insert into formal_step (item_id, child_id, review_id, kind, reason, proposed_by_id)
     values ($1, $2, $3, 'other', 'To be talked about', $4) on conflict do nothing`,
    [await item('steps'), child, review, officer],
  );
  const { id: step } = await oneRow<Ids>(
    `select id from formal_step where child_id = $1 and kind = 'other' order by proposed_at limit 1`,
    [child],
  );
  const { id: path } = await oneRow<Ids>(
    `insert into case_path (item_id, child_id, kind, started_on) values ($1, $2, 'key-stage-4', current_date) returning id`,
    [await item('path'), child],
  );
  const { id: escalation } = await oneRow<Ids>(
    `insert into escalation (item_id, child_id, family_id, service, to_name, to_email, what, why, basis, asked_by_id, due_on)
     values ($1, $2, $3, 'health', 'School nursing', 'nursing@health.example', 'Was the child seen?',
       'Nobody has for a year', 'public-task', $4, current_date + 7) returning id`,
    [await item('escalation'), child, family, officer],
  );
  return {
    family: family!,
    review,
    record: record!,
    draftLetter: draftLetter!,
    copy: copy!,
    step: step!,
    path: path!,
    escalation: escalation!,
    list: 'overdue',
    kind: 'report-suitable',
    language: 'en',
  };
}

/** The open extra review of the child: there is never more than one. */
async function openReviewOf(child: string, item: (kind: string) => Promise<string>) {
  const find = () =>
    sql<{ review: string; reviewItem: string }>(
      `select id as review, item_id as "reviewItem" from review
       where child_id = $1 and kind = 'extra' and state = 'open'`,
      [child],
    );
  const [there] = await find();
  if (there) return there;
  await sql(
    `insert into review (item_id, child_id, kind, state) values ($1, $2, 'extra', 'open')
     on conflict do nothing`,
    [await item('review'), child],
  );
  return (await find())[0]!;
}

async function openItem(kind: string, child: string, family: string): Promise<string> {
  const reference = `WF-T${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  const { id } = await oneRow<Ids>(
    `insert into queue_item (reference, kind, status, received_on, family_id, title, search_text)
     values ($1, $2, 'open', current_date, $3, 'A child', lower($1)) returning id`,
    [reference, kind, family],
  );
  await sql('insert into queue_item_child (item_id, child_id) values ($1, $2)', [id, child]);
  return id!;
}
