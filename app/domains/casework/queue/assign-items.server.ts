import { recordAudits, type AuditEntry } from '~/platform/audit/audit.server';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { caseStaff } from '~/platform/permissions/access';
import { visibleSql, type Viewer } from './queue.access';
import { mayMove, type ItemMove } from './queue.rules';
import type { ChosenItem } from './queue.schema';

/** How many items changed hands, and why the others did not. */
export type Assigned = {
  kind: 'assigned';
  moved: number;
  /** Somebody else has them, or they changed hands since the officer looked. */
  taken: number;
  /** They are closed. */
  closed: number;
  /** The officer, or whom they were meant for, may not see them. */
  hidden: number;
};

export type AssignResult = Assigned | { kind: 'none-chosen' } | { kind: 'no-officer' };

type Locked = { id: string; owner_id: string | null; family_id: string | null; closed: boolean };

/** Takes items for oneself: those that nobody has (named move `claim`). */
export function claimItems(actor: Staff, chosen: ChosenItem[]): Promise<AssignResult> {
  return moveItems('claim', actor, chosen, actor);
}

/** Puts items back, so that anybody may take them (named move `release`). */
export function releaseItems(actor: Staff, chosen: ChosenItem[]): Promise<AssignResult> {
  return moveItems('release', actor, chosen, null);
}

/** Gives items to a colleague who works on cases (named moves `assign` and `reassign`). */
export async function assignItems(
  actor: Staff,
  chosen: ChosenItem[],
  toId: string | null,
): Promise<AssignResult> {
  if (chosen.length === 0) return { kind: 'none-chosen' };
  if (!toId) return { kind: 'no-officer' };
  return moveItems('assign', actor, chosen, { id: toId });
}

async function moveItems(
  move: ItemMove,
  actor: Staff,
  chosen: ChosenItem[],
  to: { id: string } | null,
): Promise<AssignResult> {
  const seen = new Map(chosen.map((item) => [item.id, item.seenOwnerId]));
  if (seen.size === 0) return { kind: 'none-chosen' };
  return inTransaction(async (tx) => {
    const target = to && (await findTarget(tx, to.id));
    if (to && !target) return { kind: 'no-officer' };
    const items = await lockVisible(tx, [...seen.keys()], target ? [actor, target] : [actor]);
    const open = items.filter((item) => !item.closed);
    const free = open.filter((item) =>
      mayMove(move, {
        ownerId: item.owner_id,
        seenOwnerId: seen.get(item.id) ?? null,
        actorId: actor.id,
      }),
    );
    const changing = free.filter((item) => item.owner_id !== (target?.id ?? null));
    await changeOwner(tx, changing, target?.id ?? null);
    await recordAudits(
      tx,
      changing.map((item) => auditOf(actor, item, target?.id ?? null)),
    );
    return {
      kind: 'assigned',
      moved: free.length,
      taken: open.length - free.length,
      closed: items.length - open.length,
      hidden: seen.size - items.length,
    };
  });
}

/** The member of staff who is to have the items; only those who work on cases, and are still here. */
async function findTarget(tx: Transaction, id: string) {
  const member = await tx.staffMember.findFirst({
    where: { id, active: true, roles: { hasSome: [...caseStaff] } },
    select: { id: true, roles: true },
  });
  return member && { id: member.id, roles: member.roles as StaffRole[] };
}

/** The items that all of these people may see, locked in one order so that two moves never block each other. */
function lockVisible(tx: Transaction, ids: string[], people: Viewer[]): Promise<Locked[]> {
  const visible = people.map((person, at) => visibleSql(person, `$${at + 2}`)).join(' and ');
  return tx.$queryRawUnsafe<Locked[]>(
    `select i.id, i.owner_id, i.family_id, i.closed_at is not null as closed
     from queue_item i where i.id = any($1::uuid[]) and ${visible} order by i.id for update of i`,
    ids,
    ...people.map((person) => person.id),
  );
}

/**
 * An item that somebody has is no longer new. One that is put back is new again where nobody has
 * begun: no try at contact, no word to the parent, no decision, nothing done with a complaint.
 */
async function changeOwner(tx: Transaction, items: Locked[], ownerId: string | null) {
  if (items.length === 0) return;
  await tx.$executeRaw`
    update queue_item i set
      owner_id = ${ownerId}::uuid,
      status = case
        when ${ownerId}::uuid is not null and i.status = 'new' then 'open'
        when ${ownerId}::uuid is null and i.status = 'open'
          and not exists (select 1 from contact_entry c where c.item_id = i.id)
          and not exists (select 1 from decision d where d.item_id = i.id)
          and not exists (select 1 from complaint_move w where w.item_id = i.id and w.move <> 'about')
          and not exists (select 1 from message m where m.item_id = i.id and m.from = 'council') then 'new'
        else i.status end
    where i.id = any(${items.map((item) => item.id)}::uuid[])`;
}

function auditOf(actor: Staff, item: Locked, toId: string | null): AuditEntry {
  const action =
    toId === null
      ? 'item.released'
      : item.owner_id !== null
        ? 'item.reassigned'
        : toId === actor.id
          ? 'item.claimed'
          : 'item.assigned';
  return {
    actor: { kind: 'staff', id: actor.id },
    action,
    itemId: item.id,
    familyId: item.family_id,
    detail: { from: item.owner_id, to: toId },
  };
}
