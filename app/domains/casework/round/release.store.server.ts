import type { Transaction } from '~/platform/db/database.server';
import type { ChildNow, SilentChild } from './release.rules';
import { wantsNews } from './wants-news';

type Tx = Pick<Transaction, '$queryRawUnsafe' | '$executeRawUnsafe'>;

/** A family of a round whose turn it is. */
export type Waiting = { familyId: string; childIds: string[] };

/** The next families after `after` that wait, locked; those that another run is at are passed over. */
export function takeFamilies(
  tx: Tx,
  roundId: string,
  after: string | null,
  atMost: number,
): Promise<Waiting[]> {
  return tx.$queryRawUnsafe<Waiting[]>(
    `select family_id as "familyId", child_ids as "childIds" from round_family
     where round_id = $1::uuid and state = 'waiting'
       and family_id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
     order by family_id limit $3::int for update skip locked`,
    roundId,
    after,
    atMost,
  );
}

const namesOf = `c.id, c.family_id as "familyId", c.given_names as "givenNames", c.family_name as "familyName",
  c.date_of_birth::text as "dateOfBirth", c.status,
  exists (select 1 from indicator i where i.child_id = c.id and i.ended_at is null) as "hasIndicators"`;

/** The children of a group of families with their yearly review, its clock, and holds of its due date. */
export function listChildrenDue(tx: Tx, childIds: string[]): Promise<ChildNow[]> {
  return tx.$queryRawUnsafe<ChildNow[]>(
    `select ${namesOf}, y.review_id as "reviewId", y.due_on::text as "dueOn",
       coalesce(y.sooner, '') as "soonerReason",
       exists (select 1 from request_child r where r.child_id = c.id and r.due_on = y.due_on) as asked,
       h.reason as "holdReason", h.by_id as "holdById"
     from child c
       left join lateral (
         select r.id as review_id, k.due_on, case when k.agreed_on is not null then r.reason end as sooner
         from review r join clock k on k.item_id = r.item_id
         where r.child_id = c.id and r.kind = 'yearly' and r.state in ('planned', 'open')
           and k.rule = 'annual-review' and k.ended_on is null
         order by k.due_on limit 1) y on true
       left join request_hold h on h.child_id = c.id and h.due_on = y.due_on and h.ended_at is null
     where c.id = any($1::uuid[]) order by c.date_of_birth, c.id`,
    childIds,
  );
}

/** These children, or all of these families where a family's list is empty. */
export function listChildrenOf(
  tx: Tx,
  families: readonly Waiting[],
): Promise<Pick<ChildNow, 'id' | 'familyId' | 'givenNames' | 'familyName' | 'status'>[]> {
  return tx.$queryRawUnsafe(
    `select ${namesOf} from child c
     where c.id = any($1::uuid[]) or c.family_id = any($2::uuid[]) order by c.date_of_birth, c.id`,
    families.flatMap(({ childIds }) => childIds),
    families.filter(({ childIds }) => childIds.length === 0).map(({ familyId }) => familyId),
  );
}

/** A request of the first round, as a reminder or a second letter finds it. */
export type RequestNow = {
  id: string;
  familyId: string;
  ended: boolean;
  children: (SilentChild & { id: string; givenNames: string })[];
  readers: { id: string; adultId: string; accountId: string | null; itemId: string }[];
};

/** The requests that the first round brought to these families, locked so that an answer waits or counts. */
export async function listRequests(
  tx: Tx,
  firstRoundId: string,
  familyIds: string[],
  today: string,
): Promise<Map<string, RequestNow>> {
  const rows = await tx.$queryRawUnsafe<RequestNow[]>(
    `with mine as (
       select id, family_id, ended_on from annual_request
       where round_id = $1::uuid and family_id = any($2::uuid[]) order by id for update)
     select m.id, m.family_id as "familyId", m.ended_on is not null as ended,
       (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'givenNames', c.given_names, 'status', c.status,
           'answered', r.answered_on is not null,
           'hasTime', coalesce(r.more_time_until >= $3::date, false),
           'hold', (select jsonb_build_object('reason', h.reason, 'byId', h.by_id) from request_hold h
             where h.child_id = r.child_id and h.due_on = r.due_on and h.ended_at is null))
           order by c.date_of_birth, c.id), '[]')
         from request_child r join child c on c.id = r.child_id where r.request_id = m.id) as children,
       (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'adultId', p.adult_id,
           'accountId', p.account_id, 'itemId', p.item_id) order by p.id), '[]')
         from request_reader p where p.request_id = m.id) as readers
     from mine m`,
    firstRoundId,
    familyIds,
    today,
  );
  return new Map(rows.map((row) => [row.familyId, row]));
}

/** Which of these accounts want news of sessions, as they last said. */
export async function listNewsWanted(tx: Tx, accountIds: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `select a.id from unnest($1::uuid[]) a(id) where ${wantsNews('a.id')}`,
    accountIds,
  );
  return new Set(rows.map(({ id }) => id));
}

/** A row as its table has it, by the names of the columns. */
export type Row = Record<string, unknown>;

/** What a group of families brings about, by table; written in this order. */
export type Writes = {
  annual_request: Row[];
  request_child: Row[];
  queue_item: Row[];
  queue_item_child: Row[];
  clock: Row[];
  request_reader: Row[];
  outgoing_mail: Row[];
  round_copy: Row[];
  audit_event: Row[];
};

export function noWrites(): Writes {
  return {
    annual_request: [],
    request_child: [],
    queue_item: [],
    queue_item_child: [],
    clock: [],
    request_reader: [],
    outgoing_mail: [],
    round_copy: [],
    audit_event: [],
  };
}

const COLUMNS: Record<keyof Writes, string> = {
  annual_request:
    'id uuid, family_id uuid, round_id uuid, month date, issued_on date, answer_by date',
  request_child:
    'request_id uuid, child_id uuid, review_id uuid, due_on date, sooner_reason text, year_group int',
  queue_item: `id uuid, reference text, kind text, status text, received_on date, next_due_on date, next_clock text,
    account_id uuid, family_id uuid, title text, language text, year_groups int[], flags text[], search_text text`,
  queue_item_child: 'item_id uuid, child_id uuid',
  clock:
    'item_id uuid, rule text, started_on date, length int, unit text, agreed_on date, due_on date',
  request_reader:
    'id uuid, request_id uuid, adult_id uuid, account_id uuid, item_id uuid, language text',
  outgoing_mail:
    'id uuid, dedupe_key text, to_address text, template text, language text, data jsonb, batch_id uuid',
  round_copy: `id uuid, round_id uuid, family_id uuid, adult_id uuid, account_id uuid, reader_id uuid, how text,
    no_way text, name text, language text, address_lines text[], "values" jsonb, mail_id uuid, instead_of_id uuid`,
  audit_event:
    'actor_kind text, actor_id uuid, action text, item_id uuid, child_id uuid, family_id uuid, detail jsonb',
};

/** Writes all rows of a group, one statement a table. */
export async function writeAll(tx: Tx, writes: Writes): Promise<void> {
  for (const table of Object.keys(COLUMNS) as (keyof Writes)[]) {
    const rows = writes[table];
    if (rows.length === 0) continue;
    const names = COLUMNS[table].split(',').map((column) => column.trim().split(' ')[0]!);
    await tx.$executeRawUnsafe(
      `insert into ${table} (${names.join(', ')})
       select ${names.map((name) => `r.${name}`).join(', ')}
       from jsonb_array_elements($1::jsonb) with ordinality as e(row, at),
         jsonb_to_record(e.row) as r(${COLUMNS[table]}) order by e.at`,
      JSON.stringify(rows),
    );
  }
}

/** Marks families as done, or as held with why. */
export async function markFamilies(
  tx: Tx,
  roundId: string,
  families: readonly { familyId: string; held: { reason: string; byId: string | null } | null }[],
): Promise<void> {
  await tx.$executeRawUnsafe(
    `update round_family f set state = case when r.held then 'held' else 'done' end,
       reason = r.reason, by_id = r.by_id, done_at = now()
     from jsonb_to_recordset($2::jsonb) as r(family_id uuid, held boolean, reason text, by_id uuid)
     where f.round_id = $1::uuid and f.family_id = r.family_id`,
    roundId,
    JSON.stringify(
      families.map(({ familyId, held }) => ({
        family_id: familyId,
        held: held !== null,
        reason: held?.reason ?? '',
        by_id: held?.byId ?? null,
      })),
    ),
  );
}

/** Notes the newest letter of requests; a second one gives a new day for the answer, and its clocks follow. */
export async function moveRequests(
  tx: Tx,
  requestIds: string[],
  to: { stage: string; answerBy: string | null },
): Promise<void> {
  await tx.$executeRawUnsafe(
    `update annual_request set stage = $2, answer_by = coalesce($3::date, answer_by)
     where id = any($1::uuid[])`,
    requestIds,
    to.stage,
    to.answerBy,
  );
  if (to.answerBy === null) return;
  await tx.$executeRawUnsafe(
    `with moved as (
       update clock k set agreed_on = $2::date, due_on = $2::date, missed_on = null
       from request_reader p
       where p.request_id = any($1::uuid[]) and k.item_id = p.item_id
         and k.rule = 'request-answer' and k.status = 'running'
       returning k.item_id)
     update queue_item i set next_due_on = coalesce(n.due_on, date '9999-12-31'), next_clock = n.rule
     from (
       select distinct m.item_id as id, f.due_on, f.rule from moved m left join lateral (
         select case when rule = 'request-answer' then $2::date else due_on end as due_on, rule
         from clock where item_id = m.item_id and status = 'running' order by 1, id limit 1) f on true) n
     where i.id = n.id`,
    requestIds,
    to.answerBy,
  );
}
