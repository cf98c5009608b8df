import { DELIVERED, UNDELIVERED } from '../round/round.codes';
import { stillOpen } from '../record/record.sql';

/** Puts a value into a statement and gives its place in the text. */
export type Place = (value: unknown) => string;

/** Collects the values of a statement. */
export function collector(): { values: unknown[]; place: Place } {
  const values: unknown[] = [];
  return { values, place: (value) => `$${values.push(value)}` };
}

/** Codes of ours as an array of SQL. */
const anyOf = (codes: readonly string[]) => `any(array['${codes.join("','")}'])`;

/** The days that decide who falls due (ISO). */
export type DueDays = {
  /** The last day of the month whose list it is. */
  until: string;
  /** Whoever was born on this day or before is over compulsory school age. */
  overAge: string;
};

// Whoever is about to be written to counts as asked: the list is empty as soon as it was let go.
const asked = `(exists (
    select 1 from request_child q join annual_request a on a.id = q.request_id
    where q.child_id = c.id and (q.due_on = k.due_on or a.issued_on > k.started_on))
  or exists (
    select 1 from round_family w join round n on n.id = w.round_id
    where w.family_id = c.family_id and w.state = 'waiting' and c.id = any(w.child_ids)
      and n.kind = 'annual-request' and n.stage = 'first' and n.state = 'releasing'))`;

const underReview = `exists (
  select 1 from review o where o.child_id = c.id and o.state in ('open', 'concluded'))`;

const planned = `clock k
  join review r on r.item_id = k.item_id and r.kind = 'yearly' and r.state = 'planned'
  join child c on c.id = r.child_id and c.status = 'home-educated'`;

const running = `k.rule = 'annual-review' and k.status = 'running'`;

/** An open hold of a child `c` whose request falls due as the clock `k` says. */
export const openHold = `(select h.id from request_hold h
  where h.child_id = c.id and h.due_on = k.due_on and h.ended_at is null)`;

/**
 * Children whose yearly review is planned and falls due by the end of a month, who were not asked for
 * it yet (protocol 6.9): those whose review has begun, or who are over school age, are not asked.
 */
export const dueSql = ({ until, overAge }: DueDays, place: Place) => `
  select c.id, c.family_id, c.date_of_birth, c.sen, k.due_on, ${openHold} as hold_id
  from ${planned}
  where ${running} and k.due_on <= ${place(until)}::date
    and c.date_of_birth > ${place(overAge)}::date and not ${underReview} and not ${asked}`;

/** How many fall due by then and are not asked, and why; one row. */
export const leftOutSql = ({ until, overAge }: DueDays, place: Place) => `
  select count(*) filter (where ${underReview})::int as "underReview",
    count(*) filter (where not ${underReview} and c.date_of_birth <= ${place(overAge)}::date)::int as "overAge"
  from ${planned}
  where ${running} and k.due_on <= ${place(until)}::date and not ${asked}`;

/** When a planned yearly review of a child falls due, and why sooner, as JSON; null where none is planned. */
export const plannedOf = `(select json_build_object('dueOn', k.due_on, 'reviewId', r.id, 'itemId', r.item_id,
    'soonerReason', case when k.agreed_on is not null then coalesce(nullif(r.reason, ''),
      (select p.next_reason from review p where p.id = r.previous_id), '') end,
    'asked', ${asked}, 'underReview', ${underReview})
  from clock k join review r on r.item_id = k.item_id and r.kind = 'yearly' and r.state = 'planned'
  where r.child_id = c.id and ${running}
  order by k.due_on limit 1)`;

/** The birthdays of those in Year 11 (ISO). */
export type Year11 = { from: string; to: string };

const latestLevel = `(select n.level from rating n where n.child_id = c.id order by n.at desc, n.id desc limit 1)`;

/** True where something about the child `c` asks for a look before its family is written to. */
export const childMinded = ({ from, to }: Year11, place: Place) => `(
  c.sen = 'E' or c.date_of_birth between ${place(from)}::date and ${place(to)}::date
  or exists (select 1 from indicator n where n.child_id = c.id and n.ended_at is null)
  or ${latestLevel} in ('amber', 'red', 'high-red')
  or exists (select 1 from ehc_plan n where n.child_id = c.id and n.ended_on is null)
  or exists (select 1 from formal_step n where n.child_id = c.id and n.state in ('proposed', 'approved', 'served'))
  or exists (select 1 from case_path n where n.child_id = c.id and n.state = 'open')
  or exists (select 1 from escalation n where n.child_id = c.id and n.state = 'open'))`;

const secretAddress = `coalesce(p.address_secret,
  (select n.answers #>> '{contact,addressSecret}' = 'true' from notification n where n.id = p.notification_id), false)`;

/** True where something about the family `f.family_id` asks for a look. */
export const familyMinded = `(
  exists (select 1 from adult p left join account o on o.id = p.account_id
    where p.family_id = f.family_id and p.role <> 'helper' and (not p.safe_to_email or not p.safe_to_write
      or o.mail_held_since is not null or (p.role = 'parent' and ${secretAddress})))
  or exists (select 1 from queue_item i where i.family_id = f.family_id
    and i.kind in ('notification', 'change') and ${stillOpen}))`;

const list = (columns: string, from: string, order: string) =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from ${from})`;

/** What is to be minded about the child `c`, as the columns of a JSON object. */
export const childCircumstances = `
  'id', c.id, 'name', c.given_names || ' ' || c.family_name, 'dateOfBirth', c.date_of_birth,
  'sen', c.sen, 'lastSeenOn', c.last_seen_on, 'lastHeardOn', c.last_heard_on, 'rating', ${latestLevel},
  'indicators', (select coalesce(json_agg(n.code order by n.at), '[]') from indicator n
    where n.child_id = c.id and n.ended_at is null),
  'ehcPlan', exists (select 1 from ehc_plan n where n.child_id = c.id and n.ended_on is null),
  'steps', ${list(`'id', n.id, 'kind', n.kind, 'state', n.state`, `formal_step n where n.child_id = c.id and n.state in ('proposed', 'approved', 'served')`, 'n.proposed_at')},
  'paths', ${list(`'id', n.id, 'kind', n.kind`, `case_path n where n.child_id = c.id and n.state = 'open'`, 'n.opened_at')},
  'questions', ${list(`'id', n.id, 'service', n.service`, `escalation n where n.child_id = c.id and n.state = 'open'`, 'n.asked_at')}`;

/** What has arrived about the family `f` and nobody has settled: newer notices, changes of contact. */
export const familyNews = list(
  `'id', i.id, 'kind', i.kind, 'reference', i.reference, 'receivedOn', i.received_on`,
  `queue_item i where i.family_id = f.id and i.kind in ('notification', 'change') and ${stillOpen}`,
  'i.received_on, i.id',
);

/** The parents and carers of the family `f`, each as often as somebody told of them. */
export const familyAdults = list(
  `'id', p.id, 'accountId', p.account_id, 'name', p.name, 'relation', p.relation, 'role', p.role,
   'phone', p.phone, 'hasAddress', p.address is not null, 'prefers', p.preferred_contact,
   'safeToEmail', p.safe_to_email, 'safeToWrite', p.safe_to_write, 'safetyNote', p.safety_note,
   'addressSecret', p.role = 'parent' and ${secretAddress}, 'language', p.language,
   'interpreter', p.interpreter, 'mailHeld', o.mail_held_since is not null, 'lastHeardOn', p.last_heard_on`,
  `adult p left join account o on o.id = p.account_id where p.family_id = f.id and p.role <> 'helper'`,
  'p.created_at, p.id',
);

/** The days that decide how a request stands (ISO, and days of the profile). */
export type StandingDays = { today: string; secondAfterDays: number };

/**
 * Requests that `where` names (on `annual_request a`), as the tables of a WITH: `asked` has a row for
 * each child with how it stands (`REQUEST_STANDINGS`), whether a message was delivered and opened, and
 * in which language. Every page that counts or lists requests goes by this text.
 */
export const askedSql = (where: string, { today, secondAfterDays }: StandingDays, place: Place) => `
  meant as (select a.* from annual_request a where ${where}),
  letters as (select n.id, coalesce(n.of_id, n.id) as root from round n where n.kind = 'annual-request'),
  fared as (
    select m.id, bool_or(y.state = ${anyOf(DELIVERED)}) as delivered,
      bool_or(y.state = ${anyOf(UNDELIVERED)}) as undelivered
    from meant m join letters l on l.root = m.round_id
      join round_copy_now y on y.round_id = l.id and y.family_id = m.family_id
    group by m.id),
  read as (
    select m.id, bool_or(e.opened_at is not null) as opened,
      coalesce(min(e.language) filter (where e.language <> 'en'), 'en') as language
    from meant m join request_reader e on e.request_id = m.id group by m.id),
  asked as (
    select q.request_id, q.child_id, q.review_id, q.due_on, q.year_group, q.answered_on, q.answered_how,
      q.more_time_until, m.family_id, m.round_id, m.month, m.issued_on, m.answer_by, m.stage,
      coalesce(read.opened, false) as opened, coalesce(read.language, 'none') as language,
      coalesce(fared.delivered, false) or coalesce(read.opened, false) as delivered,
      case
        when q.answered_on is not null then 'answered'
        when m.ended_on is not null or c.status <> 'home-educated' or exists (
          select 1 from review v where v.child_id = q.child_id and (
            (v.state = 'reported' and v.reported_on >= m.issued_on)
            or (v.id = q.review_id and v.state = 'cancelled'))) then 'ended'
        when q.more_time_until >= ${place(today)}::date then 'more-time'
        when fared.undelivered and not fared.delivered and not coalesce(read.opened, false)
          then 'undelivered'
        when m.answer_by < ${place(today)}::date and (m.stage = 'second'
          or m.issued_on + ${place(secondAfterDays)}::int < ${place(today)}::date) then 'silent'
        else 'waiting'
      end as standing
    from meant m join request_child q on q.request_id = m.id join child c on c.id = q.child_id
      left join fared on fared.id = m.id left join read on read.id = m.id)`;
