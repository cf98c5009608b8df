import { oneRow, sql } from './sign-in-as';

type Ids = Record<string, string>;

/**
 * Rounds of messages to many families, as rows: what the addresses of staff about them name. `request`
 * is a parent's part of a yearly request; the rest hangs on that parent's family.
 */
export async function roundsOf(request: string): Promise<Ids> {
  const { firstRound, family, adult, account } = await oneRow<Ids>(
    `select a.round_id as "firstRound", a.family_id as family, r.adult_id as adult,
       r.account_id as account
     from request_reader r join annual_request a on a.id = r.request_id where r.id = $1`,
    [request],
  );
  const { prepared, other } = await oneRow<Ids>(
    `select (select id from staff_member where email = 'officer@example.org') as prepared,
       (select id from staff_member where email = 'officer2@example.org') as other`,
  );
  const draftOf = async () => {
    const { id } = await oneRow<Ids>(
      // Few families read Urdu: each has a form of its own on the page of a round's families.
      `insert into round (kind, title, made_by_id, filter)
       values ('letter', 'A letter', $1, '{"languages": ["ur"], "years": [2, 3, 4, 5, 6]}') returning id`,
      [prepared],
    );
    await sql(
      `insert into round_words (round_id, language, subject, text)
       values ($1, 'en', 'From {{councilName}}', E'Hello.\\n\\n{{link}}'),
         ($1, 'ur', 'خبریں', E'السلام علیکم۔\\n\\n{{link}}')`,
      [id],
    );
    return id!;
  };
  const propose = (id: string) =>
    sql(
      `update round set state = 'proposed', proposed_by_id = made_by_id, proposed_at = now() where id = $1`,
      [id],
    );
  const [round, proposedRound, released] = [await draftOf(), await draftOf(), await draftOf()];
  await sql(
    `insert into round_family (round_id, family_id, state, reason, by_id)
     values ($1, $2, 'held', 'Not this year', $3)`,
    [round, family, prepared],
  );
  await propose(proposedRound);
  await propose(released);
  await sql(
    `update round set state = 'released', decided_by_id = $2, decided_at = now(),
       released_on = current_date, finished_at = now() where id = $1`,
    [released, other],
  );
  // The file of its letters is one that is kept already: only its bytes are another's.
  const { id: run } = await oneRow<Ids>(
    `insert into print_run (round_id, number, copies, store_key, sha256, bytes)
     select $1, 1, 1, s.store_key, s.sha256, s.bytes::int from stored_object s
     where s.state = 'kept' and not exists (select 1 from print_run p where p.store_key = s.store_key)
     order by random() limit 1 returning id`,
    [released],
  );
  await sql(
    `insert into round_family (round_id, family_id, state, done_at) values ($1, $2, 'done', now())`,
    [released, family],
  );
  const { id: message } = await oneRow<Ids>(
    `insert into round_copy (round_id, family_id, adult_id, account_id, how, name, address_lines,
       print_run_id, print_number)
     values ($1, $2, $3, $4, 'post', 'A parent', array['1 Test Street'], $5, 1) returning id`,
    [released, family, adult, account, run],
  );
  return { firstRound: firstRound!, round, proposedRound, run: run!, message: message! };
}
