import { hot } from '~/platform/db/database.server';

/** What a form on a ladder carries: which state of it its writer saw. */
export type LadderItem = { id: string; reference: string; version: number; seen: string };

const columns = `
  i.id, i.reference, i.version,
  coalesce((select max(a.id) from audit_event a where a.item_id = i.id), 0)::text as seen`;

/** The open ladder of a child as its pages show it; null where none is open. */
export async function findLadderItem(childId: string): Promise<LadderItem | null> {
  const [item] = await hot<LadderItem>(
    'ladder-open',
    `select ${columns} from queue_item i join queue_item_child c on c.item_id = i.id
     where c.child_id = $1 and i.kind = 'steps' and i.status <> 'closed'
     order by i.received_at desc limit 1`,
    [childId],
  );
  return item ?? null;
}

/** A ladder of a child, open or not; null where the item is not a ladder of this child. */
export async function findLadderOf(childId: string, itemId: string): Promise<LadderItem | null> {
  const [item] = await hot<LadderItem>(
    'ladder-of-child',
    `select ${columns} from queue_item i join queue_item_child c on c.item_id = i.id
     where c.child_id = $1 and i.id = $2 and i.kind = 'steps'`,
    [childId, itemId],
  );
  return item ?? null;
}
