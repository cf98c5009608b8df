import type { Transaction } from '~/platform/db/database.server';

/** One thing that happened to an item, as the audit trail has it. */
export type Change = {
  id: string;
  action: string;
  actorKind: string;
  /** The name of the member of staff; null for parents and for the portal itself. */
  by: string | null;
  at: string;
};

/**
 * What happened to an item after the audit row `seen`, oldest first: changes only, not looks.
 * Reads in the caller's transaction.
 */
export function listChanges(
  tx: Pick<Transaction, '$queryRaw'>,
  itemId: string,
  seen: string,
): Promise<Change[]> {
  return tx.$queryRaw<Change[]>`
    select max(a.id)::text as id, a.action, a.actor_kind as "actorKind", m.name as "by",
      to_char(max(a.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "at"
    from audit_event a left join staff_member m on m.id = a.actor_id and a.actor_kind = 'staff'
    where a.item_id = ${itemId}::uuid and a.id > ${seen}::bigint
      and a.action not in ('item.viewed', 'file.viewed', 'message.read', 'sent-file.viewed',
        'sent-file.downloaded', 'sent-files.downloaded', 'sending.first-read', 'child.viewed',
        'family.viewed', 'letter.read', 'letter.copy-viewed', 'letter.printed')
    group by a.action, a.actor_kind, m.name, a.detail ->> 'submitKey'
    order by max(a.id) limit 20`;
}
