import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { recordAudits, type AuditEntry } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import type { ItemStatus } from '~/domains/intake';
import { visibleTo } from '../queue/queue.access';
import { hasRole } from './item.access';
import { mayMoveFrom, type MoveName } from './item.status';
import { listChanges, type Change } from './list-changes.server';

/** What every form on an item carries: which state of the item its writer saw, and a key of the form itself. */
export type MoveForm = { itemId: string; version: number; seen: string; submitKey: string };

/** Somebody else was quicker: what has happened since the form was opened, newest last. */
export type Stale = { kind: 'stale'; version: number; seen: string; changes: Change[] };

/** Refusals that any move may meet. */
export type MoveRefusal =
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
  | { kind: 'wrong-state'; status: ItemStatus }
  | Stale;

export type MoveDone = { kind: 'done' } | { kind: 'repeated' };

const columns = {
  id: true,
  kind: true,
  status: true,
  version: true,
  flags: true,
  language: true,
  receivedOn: true,
  familyId: true,
  accountId: true,
  contactEmail: true,
  notificationId: true,
  ownerId: true,
  joinedToId: true,
  account: { select: { language: true } },
  clocks: { orderBy: [{ dueOn: 'asc' as const }, { id: 'asc' as const }] },
  referrals: { select: { id: true, childId: true, kind: true, toRole: true, answer: true } },
  children: { select: { child: true } },
  notification: {
    select: {
      id: true,
      withdrawnAt: true,
      answers: true,
      children: { select: { id: true, childId: true, key: true, outcome: true } },
    },
  },
};

async function findLocked(tx: Transaction, staff: Staff, itemId: string, move: Move) {
  // The lock makes moves on one item take turns, so that the version that is checked is the latest;
  // several items are locked in one order, so that two moves never wait for each other.
  const ids = move.lockToo ? [itemId, move.lockToo] : [itemId];
  await tx.$queryRaw`
    select id from queue_item
    where id = any(${ids}::uuid[]) or (${move.ofParent ?? false}
      and account_id = (select account_id from queue_item where id = ${itemId}::uuid))
      or (${move.ofRequest ?? false} and id in (
        select o.item_id from request_reader o join request_reader e on e.request_id = o.request_id
        where e.item_id = ${itemId}::uuid))
    order by id for update`;
  return tx.queueItem.findFirst({
    where: { AND: [{ id: itemId }, visibleTo(staff)] },
    select: columns,
  });
}

/** An item as a move sees it, locked until the move is over. */
export type LockedItem = NonNullable<Awaited<ReturnType<typeof findLocked>>>;

/** What a move did, for the audit trail; `status` where the item goes to another state. */
export type Made = {
  kind: 'made';
  audit?: Omit<AuditEntry, 'actor' | 'action' | 'itemId'>[];
  status?: ItemStatus;
  /** True where the item leaves the queue. */
  closes?: boolean;
  decides?: boolean;
};

/**
 * A move by name; by officers unless `roles` says who. `lockToo` is another item that it changes;
 * `ofParent` says that it changes all items of the item's account, `ofRequest` those of everybody who
 * was asked by the same annual request.
 */
export type Move = {
  name: MoveName;
  roles?: readonly StaffRole[];
  lockToo?: string;
  ofParent?: boolean;
  ofRequest?: boolean;
};

/**
 * Makes one named move on an item: role, visibility, repeated submit, state and version are checked
 * in that order under a lock on the item; then `work` changes what it changes, and the audit row, the
 * version and the status are written, all in one transaction. `work` checks before it writes: what it
 * gives back other than `made` is a refusal, and nothing is written.
 */
export function makeMove<Refused extends { kind: string } = never>(
  staff: Staff,
  move: Move,
  form: MoveForm,
  work: (tx: Transaction, item: LockedItem) => Promise<Made | Refused>,
): Promise<MoveDone | MoveRefusal | Refused> {
  if (!hasRole(staff, move.roles ?? officers)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<MoveDone | MoveRefusal | Refused> => {
    const item = await findLocked(tx, staff, form.itemId, move);
    if (!item) return { kind: 'not-found' };
    if (await wasMade(tx, staff, form)) return { kind: 'repeated' };
    const status = item.status as ItemStatus;
    if (item.version !== form.version) return stale(tx, item, form);
    if (!mayMoveFrom(move.name, status)) return { kind: 'wrong-state', status };
    const result = await work(tx, item);
    if (!isMade(result)) return result;
    await keep(tx, staff, move.name, item, form, result);
    return { kind: 'done' };
  });
}

function isMade(result: { kind: string }): result is Made {
  return result.kind === 'made';
}

/** True where this very form was carried out already: a double click, or a reload of the answer. */
async function wasMade(tx: Transaction, staff: Staff, form: MoveForm): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from audit_event
    where item_id = ${form.itemId}::uuid and actor_id = ${staff.id}::uuid
      and detail ->> 'submitKey' = ${form.submitKey} limit 1`;
  return rows.length > 0;
}

async function stale(tx: Transaction, item: LockedItem, form: MoveForm): Promise<Stale> {
  const changes = await listChanges(tx, item.id, form.seen);
  const seen = changes.at(-1)?.id ?? form.seen;
  return { kind: 'stale', version: item.version, seen, changes };
}

async function keep(
  tx: Transaction,
  staff: Staff,
  action: MoveName,
  item: LockedItem,
  form: MoveForm,
  made: Made,
): Promise<void> {
  const entries = made.audit?.length ? made.audit : [{}];
  await recordAudits(
    tx,
    entries.map((entry) => ({
      familyId: item.familyId,
      ...entry,
      actor: { kind: 'staff', id: staff.id },
      action: `item.${action}`,
      itemId: item.id,
      detail: { ...entry.detail, submitKey: form.submitKey },
    })),
  );
  const at = new Date();
  await tx.queueItem.update({
    where: { id: item.id },
    data: {
      version: { increment: 1 },
      status: made.status ?? (item.status === 'new' ? 'open' : undefined),
      closedAt: made.closes ? at : undefined,
      decidedAt: made.decides ? at : undefined,
    },
    select: { id: true },
  });
}
