import { hot } from '~/platform/db/database.server';
import type { ToldChild } from '../evidence.views';

type Row = { id: string; childId: string; itemId: string; name: string; withdrawn: boolean };

const toldSql = `
  select c.id, c.child_id as "childId", q.id as "itemId", n.withdrawn_at is not null as withdrawn,
    coalesce(nullif(a.child->>'knownAs', ''), a.child->>'givenNames', '') as name
  from queue_item q
  join notification n on n.id = q.notification_id
  cross join lateral jsonb_array_elements(n.answers->'children') with ordinality a(child, place)
  join notification_child c on c.notification_id = n.id and c.key = a.child->>'key'
  where q.account_id = $1
  order by n.sent_at desc, n.id, a.place`;

/** The children of one parent's notices, as that parent told of them. */
export type Told = {
  /** Each child once, named as in the newest notice that was not taken back. */
  children: ToldChild[];
  /** The child that an id stands for, also one of an older notice or one taken back; null for anybody else's. */
  named(id: string): (ToldChild & { itemId: string }) | null;
};

/** Reads the children that this account told of. One query. */
export async function readTold(accountId: string): Promise<Told> {
  const rows = await hot<Row>('told-children', toldSql, [accountId]);
  const newest = new Map<string, Row>();
  for (const row of rows)
    if (!row.withdrawn && !newest.has(row.childId)) newest.set(row.childId, row);
  const line = ({ id, name, childId }: Row): ToldChild => ({ id, name, childId });
  return {
    children: [...newest.values()].map(line),
    named(id) {
      const row = rows.find((one) => one.id === id);
      const shown = row && (newest.get(row.childId) ?? row);
      return shown ? { ...line(shown), itemId: shown.itemId } : null;
    },
  };
}

/** The children of this account's notices that were not taken back, each once. */
export async function listToldChildren(accountId: string): Promise<ToldChild[]> {
  return (await readTold(accountId)).children;
}
