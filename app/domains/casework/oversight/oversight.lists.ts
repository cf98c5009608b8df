import type { ListName, OversightDays } from './oversight.rules';

/** What a list is asked for; `me` is the senior who looks. */
export type ListAsk = OversightDays & {
  me: string;
  officer: string | null;
  only: 'overdue' | 'red' | null;
};

/** Puts a value into a statement and gives its place in the text. */
export type Place = (value: unknown) => string;

/** What a row of any list may say; what a list has nothing for is null. */
type Columns = {
  name: string;
  childId?: string;
  itemId?: string;
  reference?: string;
  ownerId?: string;
  ownerName?: string;
  /** The day that the list goes by. */
  day?: string;
  /** A further day: last heard, or last seen where the list goes by something else. */
  heard?: string;
  code?: string;
  detail?: string;
  level?: string;
};

/** What rows are ordered by, never null, and its type. */
export type ListKey = { sql: string; type: 'date' | 'timestamptz' | 'numeric' };

export type ListSql = {
  from: string;
  where: string;
  id: string;
  /** Asked for only where rows are: a statement may hold no value that it does not use. */
  key: () => ListKey;
  columns: Columns;
  /** Whose a row is, for the filter by officer. */
  owner?: string;
};

const childName = `c.given_names || ' ' || c.family_name`;
const latest = `not exists (
  select 1 from rating n where n.child_id = r.child_id and (n.at, n.id) > (r.at, r.id))`;

/** Items that are about a child who is rated red or high red. */
export const RED_ITEMS = `
  select ic.item_id from rating r join queue_item_child ic on ic.child_id = r.child_id
  where r.level in ('red', 'high-red') and ${latest}`;

function items(where: string, me: string): ListSql {
  return {
    from: 'queue_item i left join staff_member o on o.id = i.owner_id',
    // A complaint about the senior who looks is not there for them, in no list and in no number.
    where: `i.closed_at is null and not (${me}::uuid = any (i.kept_from)) and ${where}`,
    id: 'i.id',
    key: () => ({ sql: 'i.next_due_on', type: 'date' }),
    owner: 'i.owner_id',
    columns: {
      name: 'i.title',
      itemId: 'i.id',
      reference: 'i.reference',
      ownerId: 'i.owner_id',
      ownerName: 'o.name',
      day: 'i.next_due_on',
      code: 'i.next_clock',
      detail: 'i.kind',
    },
  };
}

function escalations(where: string, key: ListKey): ListSql {
  return {
    from: `escalation e join child c on c.id = e.child_id join queue_item i on i.id = e.item_id
      left join staff_member o on o.id = i.owner_id`,
    where: `e.state = 'open' and ${where}`,
    id: 'e.id',
    key: () => key,
    owner: 'i.owner_id',
    columns: {
      name: childName,
      childId: 'c.id',
      itemId: 'i.id',
      reference: 'i.reference',
      ownerId: 'i.owner_id',
      ownerName: 'o.name',
      day: 'e.due_on',
      code: 'e.service',
      detail: `to_char(e.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
      level: 'e.level',
    },
  };
}

function children(where: string, key: ListKey, columns: Partial<Columns>): ListSql {
  return {
    from: 'child c',
    where: `c.status = 'home-educated' and ${where}`,
    id: 'c.id',
    key: () => key,
    columns: {
      name: childName,
      childId: 'c.id',
      day: 'c.last_seen_on',
      heard: 'c.last_heard_on',
      ...columns,
    },
  };
}

const underWay = `state in ('planned', 'open', 'concluded')`;
const knownSince = `coalesce(c.started_on, (c.created_at at time zone 'Europe/London')::date)`;

/** Each list in SQL: the number on the front page and the rows behind it come from the same text. */
export const listSql: Record<ListName, (ask: ListAsk, place: Place) => ListSql> = {
  referrals: () =>
    escalations('e.is_referral and e.sent_at is not null and e.receipt_at is null', {
      sql: 'e.sent_at',
      type: 'timestamptz',
    }),
  approvals: ({ me }, place) => ({
    from: `formal_step s join child c on c.id = s.child_id
      join staff_member o on o.id = s.proposed_by_id`,
    where: `s.state = 'proposed'`,
    id: 's.id',
    // What is for somebody else to decide comes after what is for me.
    key: () => ({
      sql: `(case when s.proposed_by_id = ${place(me)}::uuid then 1e13 else 0 end
        + floor(extract(epoch from s.proposed_at) * 1000))`,
      type: 'numeric',
    }),
    owner: 's.proposed_by_id',
    columns: {
      name: childName,
      childId: 'c.id',
      itemId: 's.item_id',
      ownerId: 's.proposed_by_id',
      ownerName: 'o.name',
      day: `(s.proposed_at at time zone 'Europe/London')::date`,
      code: 's.kind',
    },
  }),
  overdue: ({ me, today }, place) => items(`i.next_due_on < ${place(today)}::date`, place(me)),
  soon: ({ me, today, soon }, place) =>
    items(`i.next_due_on between ${place(today)}::date and ${place(soon)}::date`, place(me)),
  silent: ({ today }, place) =>
    escalations(`e.due_on < ${place(today)}::date`, { sql: 'e.due_on', type: 'date' }),
  rated: ({ dayBegan }, place) => ({
    from: 'rating r join child c on c.id = r.child_id',
    where: `r.level in ('red', 'high-red') and ${latest}
      and c.status in ('notified', 'home-educated')
      and not exists (
        select 1 from meeting m join review v on v.id = m.review_id
        where v.child_id = c.id and v.${underWay} and m.state = 'planned'
          and m.starts_at >= ${place(dayBegan)}::timestamptz)`,
    id: 'c.id',
    // High red first, and what has been so for longest.
    key: () => ({
      sql: `(case r.level when 'high-red' then 0 else 1e13 end
        + floor(extract(epoch from r.at) * 1000))`,
      type: 'numeric',
    }),
    columns: {
      name: childName,
      childId: 'c.id',
      day: `(r.at at time zone 'Europe/London')::date`,
      code: 'r.level',
      heard: 'c.last_seen_on',
    },
  }),
  unseen: ({ unseenBefore }, place) =>
    children(
      `(c.last_seen_on is null or c.last_seen_on < ${place(unseenBefore)}::date)`,
      // Never seen first, those known for longest at the head; then by the day they were seen.
      {
        sql: `(case when c.last_seen_on is null then 0 else 1e7 end
          + (coalesce(c.last_seen_on, ${knownSince}) - date '0001-01-01'))`,
        type: 'numeric',
      },
      { detail: knownSince },
    ),
  unheard: () =>
    children(
      'c.last_heard_on is null',
      { sql: 'c.created_at', type: 'timestamptz' },
      { detail: knownSince },
    ),
  unreviewed: () => {
    const reported = `(select max(v.reported_on) from review v where v.child_id = c.id)`;
    return children(
      `not exists (select 1 from review v where v.child_id = c.id and v.${underWay})`,
      { sql: `coalesce(${reported}, ${knownSince})`, type: 'date' },
      { day: reported, heard: 'c.last_seen_on', detail: knownSince },
    );
  },
  plans: ({ planSoon }, place) => ({
    from: 'ehc_plan p join child c on c.id = p.child_id',
    where: `p.ended_on is null and c.status in ('notified', 'home-educated')
      and (p.next_review_on is null or p.next_review_on <= ${place(planSoon)}::date)`,
    id: 'p.id',
    key: () => ({ sql: `coalesce(p.next_review_on, date '0001-01-01')`, type: 'date' }),
    columns: { name: childName, childId: 'c.id', day: 'p.next_review_on', heard: 'c.last_seen_on' },
  }),
  letters: () => ({
    from: `council_letter_copy y join council_letter l on l.id = y.letter_id
      join child c on c.id = l.child_id left join staff_member o on o.id = l.sent_by_id`,
    where: `y.left_on is null and l.state = 'sent'`,
    id: 'y.id',
    key: () => ({ sql: 'y.created_at', type: 'timestamptz' }),
    columns: {
      name: childName,
      childId: 'c.id',
      itemId: 'l.id',
      ownerId: 'l.sent_by_id',
      ownerName: 'o.name',
      day: 'l.sent_on',
      code: 'l.kind',
      detail: 'y.how',
      reference: 'y.name',
    },
  }),
  items: ({ me, today, only }, place) =>
    items(
      only === 'overdue'
        ? `i.next_due_on < ${place(today)}::date`
        : only === 'red'
          ? `i.id in (${RED_ITEMS})`
          : 'true',
      place(me),
    ),
};
