import { z } from 'zod';
import { db, hot } from '~/platform/db/database.server';
import { listToldChildren } from '~/domains/evidence/index.server';
import type { AskedChild, OwnRequest } from './request.views';

type ChildRow = {
  childId: string;
  yearGroup: number;
  moreTimeUntil: string | null;
  hasEhc: boolean;
  ehcReviewOn: string | null;
};
type Row = Omit<OwnRequest, 'children'> & { children: ChildRow[] };

// Only children whom this parent told of themselves: who else is in the request is the other parent's, and
// so is more time that was agreed with the other one.
// An EHC plan is one that this parent told of, or that the council keeps; its dates are the council's own.
const childrenSql = `
  coalesce((select json_agg(json_build_object('childId', c.child_id, 'yearGroup', c.year_group,
      'moreTimeUntil', case when exists (select 1 from clock k
        where k.item_id = r.item_id and k.rule = 'more-time') then c.more_time_until end, 'ehcReviewOn', p.next_review_on,
      'hasEhc', p.id is not null or coalesce(own.needs = 'ehc-plan', false)) order by c.year_group desc, c.child_id)
    from request_child c
    join lateral (
      select a.child->'needs'->>'needs' as needs
      from notification_child k join notification n on n.id = k.notification_id
        join queue_item oq on oq.notification_id = n.id
        cross join lateral jsonb_array_elements(n.answers->'children') a(child)
      where k.child_id = c.child_id and oq.account_id = r.account_id and n.withdrawn_at is null
        and a.child->>'key' = k.key
      order by n.sent_at desc limit 1) own on true
    left join lateral (
      select e.id, e.next_review_on from ehc_plan e
      where e.child_id = c.child_id and e.ended_on is null order by e.at desc limit 1) p on true
    where c.request_id = a.id), '[]')`;

const requestSql = (where: string, more = '') => `
  select r.id, r.item_id as "itemId", q.reference, a.issued_on::text as "issuedOn",
    a.answer_by::text as "answerBy", a.ended_on is not null or q.status = 'closed' as "isOver",
    ${childrenSql} as children${more}
  from request_reader r join annual_request a on a.id = r.request_id join queue_item q on q.id = r.item_id
  where r.account_id = $1 and ${where}
  order by a.issued_on desc, r.id`;

async function toRequests(accountId: string, rows: Row[]): Promise<OwnRequest[]> {
  if (rows.length === 0) return [];
  const told = await listToldChildren(accountId);
  return rows.map((row) => ({
    ...row,
    children: told.flatMap((child): AskedChild[] => {
      const asked = row.children.find(({ childId }) => childId === child.childId);
      if (!asked) return [];
      const { yearGroup, moreTimeUntil, hasEhc, ehcReviewOn } = asked;
      return [
        { ...child, yearGroup, moreTimeUntil, ehc: hasEhc ? { nextReviewOn: ehcReviewOn } : null },
      ];
    }),
  }));
}

/** A request to this parent, by the id of their part of it; null for anybody else's. */
export async function findRequest(accountId: string, id: string): Promise<OwnRequest | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const rows = await hot<Row>('own-request', requestSql('r.id = $2'), [accountId, id]);
  return (await toRequests(accountId, rows))[0] ?? null;
}

/** The request to this parent that an item of theirs stands for; null where it stands for none. */
export async function findRequestOfItem(
  accountId: string,
  itemId: string,
): Promise<OwnRequest | null> {
  const rows = await hot<Row>('own-request-of-item', requestSql('r.item_id = $2'), [
    accountId,
    itemId,
  ]);
  return (await toRequests(accountId, rows))[0] ?? null;
}

/** A request that nobody has closed, for the parent's first page. */
export type OpenRequest = OwnRequest & {
  /** True once they answered about every child they told of. */
  isAnswered: boolean;
};

/** The requests to this parent that are open, the newest first. */
export async function listOpenRequests(accountId: string): Promise<OpenRequest[]> {
  const rows = await hot<Row & { isAnswered: boolean }>(
    'own-open-requests',
    requestSql(
      `q.status <> 'closed' and a.ended_on is null`,
      ', not request_waits_for(r.item_id) as "isAnswered"',
    ),
    [accountId],
  );
  const requests = await toRequests(accountId, rows);
  return requests
    .map((request, at) => ({ ...request, isAnswered: rows[at]!.isAnswered }))
    .filter(({ children }) => children.length > 0);
}

/** Keeps when this parent first had the request before them, signed in. */
export async function markOpened(accountId: string, id: string): Promise<void> {
  await db().requestReader.updateMany({
    where: { id, accountId, openedAt: null },
    data: { openedAt: new Date() },
  });
}
