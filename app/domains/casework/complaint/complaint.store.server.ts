import { db, hot, type Transaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { asPlainDate } from '~/domains/clock/index.server';
import { visibleKey, visibleSql, type Viewer } from '../queue/queue.access';

/** Something done with it, with the names of who did it and to whom it went. Days are ISO. */
export type ComplaintMoveView = {
  id: string;
  move: string;
  on: string;
  byId: string;
  by: string;
  means: string | null;
  why: string | null;
  outcome: string | null;
  text: string;
  doing: string;
  doBy: string | null;
  staff: string[];
  at: string;
};

export type ComplaintRow = {
  moves: ComplaintMoveView[];
  about: { id: string; name: string }[];
  seniorsOnly: boolean;
};

const sql = (viewer: Viewer) => `
  select i.seniors_only as "seniorsOnly",
    (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
      from staff_member s where s.id = any(i.kept_from)) as about,
    (select coalesce(json_agg(json_build_object('id', m.id, 'move', m.move, 'on', m."on", 'byId', m.by_id,
        'by', b.name, 'means', m.means, 'why', m.why, 'outcome', m.outcome, 'text', m.text, 'doing', m.doing,
        'doBy', m.do_by, 'at', m.at, 'staff', (
          select coalesce(json_agg(s.name order by s.name), '[]') from staff_member s where s.id = any(m.staff_ids)))
        order by m.at, m.id), '[]')
      from complaint_move m join staff_member b on b.id = m.by_id where m.item_id = i.id) as moves
  from queue_item i where i.id = $1 and ${visibleSql(viewer, '$2')}`;

/** What was done with an item, where `staff` may see it; else null. */
export async function readComplaint(staff: Viewer, itemId: string): Promise<ComplaintRow | null> {
  const name = `item-complaint-${visibleKey(staff)}`;
  const [row] = await hot<ComplaintRow>(name, sql(staff), [itemId, staff.id]);
  return row ?? null;
}

/** What decides about the next move, in the transaction of a move. */
export async function readForMove(tx: Transaction, itemId: string) {
  const item = await tx.queueItem.findUniqueOrThrow({
    where: { id: itemId },
    select: {
      seniorsOnly: true,
      keptFrom: true,
      complaintMoves: {
        select: { move: true, byId: true, on: true, staffIds: true },
        orderBy: { at: 'asc' },
      },
    },
  });
  const done = item.complaintMoves.map(({ on, staffIds, ...one }) => ({
    ...one,
    on: asPlainDate(on).toString(),
    staff: staffIds,
  }));
  return { done, aboutKnown: !item.seniorsOnly, keptFrom: item.keptFrom };
}

/** Everybody who can be named as one whom a complaint is about: all who work here, or did. */
export function listNameable(): Promise<{ id: string; name: string; active: boolean }[]> {
  return db().staffMember.findMany({
    select: { id: true, name: true, active: true },
    orderBy: [{ active: 'desc' }, { name: 'asc' }, { id: 'asc' }],
  });
}

/** Those of the team who see such an item, to pass thanks on to. */
export function listTeam(): Promise<{ id: string; name: string }[]> {
  return db().staffMember.findMany({
    where: { active: true, roles: { hasSome: [...officers] } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

/** The members of staff of these ids who are there. */
export function findStaff(tx: Transaction, ids: string[]) {
  return tx.staffMember.findMany({
    where: { id: { in: ids } },
    select: { id: true, email: true, active: true, roles: true },
  });
}

/**
 * Keeps the item from these people and opens it to the others who work on cases. Where one of them has
 * it, it is put back for anybody else in the same statement: the database allows nothing in between.
 */
export async function keepFrom(tx: Transaction, itemId: string, staffIds: string[]): Promise<void> {
  await tx.$executeRaw`
    update queue_item set kept_from = ${staffIds}::uuid[], seniors_only = false,
      owner_id = case when owner_id = any(${staffIds}::uuid[]) then null else owner_id end
    where id = ${itemId}::uuid`;
}
