import type { Transaction } from '~/platform/db/database.server';

/**
 * Brings the requests about one record of a child to another record of the same child. Where both were
 * asked about for one due date, one stays, answered where either is.
 */
export async function moveRequestsOfChild(
  tx: Transaction,
  from: string,
  to: string,
): Promise<void> {
  await tx.$executeRaw`
    update request_child t set answered_on = coalesce(least(t.answered_on, f.answered_on), t.answered_on, f.answered_on),
      answered_how = case when t.answered_how = '' then f.answered_how else t.answered_how end,
      more_time_until = greatest(t.more_time_until, f.more_time_until)
    from request_child f
    where f.child_id = ${from}::uuid and t.child_id = ${to}::uuid
      and (t.due_on = f.due_on or t.request_id = f.request_id)`;
  await tx.$executeRaw`
    delete from request_child f using request_child t
    where f.child_id = ${from}::uuid and t.child_id = ${to}::uuid
      and (t.due_on = f.due_on or t.request_id = f.request_id)`;
  // A review that gave way to the other record's takes no request with it.
  await tx.$executeRaw`
    update request_child q set review_id = y.id
    from review y, review gone, annual_request a
    where q.child_id = ${from}::uuid and gone.id = q.review_id and gone.state = 'cancelled'
      and a.id = q.request_id and a.ended_on is null
      and y.child_id = ${to}::uuid and y.kind = 'yearly' and y.state in ('planned', 'open', 'concluded')`;
  await tx.$executeRaw`update request_child set child_id = ${to}::uuid where child_id = ${from}::uuid`;
  await tx.$executeRaw`
    update request_hold f set ended_at = now()
    from request_hold t
    where f.child_id = ${from}::uuid and f.ended_at is null
      and t.child_id = ${to}::uuid and t.due_on = f.due_on and t.ended_at is null`;
  // One form may have held both records.
  await tx.$executeRaw`
    update request_hold f set submit_key = null
    from request_hold t
    where f.child_id = ${from}::uuid and t.child_id = ${to}::uuid and t.submit_key = f.submit_key`;
  await tx.$executeRaw`update request_hold set child_id = ${to}::uuid where child_id = ${from}::uuid`;
  await tx.$executeRaw`
    update round_family set child_ids = array(
      select distinct case when c = ${from}::uuid then ${to}::uuid else c end from unnest(child_ids) c)
    where ${from}::uuid = any(child_ids)`;
}

/**
 * Brings the requests and messages of one family to another one. Where both were asked in one round,
 * the two requests become one with all its children and readers. Where one had its turn in a round and
 * the other had not, the family had its turn: who was not asked is on the list again.
 */
export async function moveRequestsOfFamily(
  tx: Transaction,
  from: string,
  to: string,
): Promise<void> {
  const both = await tx.$queryRaw<{ gone: string; kept: string }[]>`
    select f.id as gone, t.id as kept from annual_request f
    join annual_request t on t.round_id = f.round_id and t.family_id = ${to}::uuid
    where f.family_id = ${from}::uuid for update of f, t`;
  for (const { gone, kept } of both) await joinRequests(tx, gone, kept);
  await tx.$executeRaw`update annual_request set family_id = ${to}::uuid where family_id = ${from}::uuid`;
  await tx.$executeRaw`
    update round_family t set
      child_ids = case
        when t.state = 'done' and f.state = 'waiting' then t.child_ids
        when f.state = 'done' and t.state = 'waiting' then f.child_ids
        else array(select distinct c from unnest(t.child_ids || f.child_ids) c) end,
      state = case when 'done' in (t.state, f.state) then 'done' when 'waiting' in (t.state, f.state) then 'waiting' else t.state end
    from round_family f where f.family_id = ${from}::uuid and t.family_id = ${to}::uuid and t.round_id = f.round_id`;
  await tx.$executeRaw`
    delete from round_family f using round_family t
    where f.family_id = ${from}::uuid and t.family_id = ${to}::uuid and t.round_id = f.round_id`;
  await tx.$executeRaw`update round_family set family_id = ${to}::uuid where family_id = ${from}::uuid`;
  // Two marks that nobody of a family could be written to are one.
  await tx.$executeRaw`
    update round_copy f set instead_of_id = t.id, settled_at = coalesce(f.settled_at, now()),
      settle_reason = case when f.settled_at is null then 'families-joined' else f.settle_reason end
    from round_copy t
    where f.family_id = ${from}::uuid and t.family_id = ${to}::uuid and t.round_id = f.round_id
      and f.adult_id is null and t.adult_id is null and f.instead_of_id is null and t.instead_of_id is null`;
  await tx.$executeRaw`update round_copy set family_id = ${to}::uuid where family_id = ${from}::uuid`;
}

async function joinRequests(tx: Transaction, gone: string, kept: string): Promise<void> {
  await tx.$executeRaw`
    delete from request_child f using request_child t
    where f.request_id = ${gone}::uuid and t.request_id = ${kept}::uuid and t.child_id = f.child_id`;
  await tx.$executeRaw`update request_child set request_id = ${kept}::uuid where request_id = ${gone}::uuid`;
  await tx.$executeRaw`update request_reader set request_id = ${kept}::uuid where request_id = ${gone}::uuid`;
  await tx.$executeRaw`
    update annual_request k set answer_by = greatest(k.answer_by, g.answer_by),
      stage = greatest(k.stage, g.stage),
      ended_on = case when g.ended_on is null then null else k.ended_on end
    from annual_request g where k.id = ${kept}::uuid and g.id = ${gone}::uuid`;
  await tx.$executeRaw`delete from annual_request where id = ${gone}::uuid`;
}
