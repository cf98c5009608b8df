import { hot } from '~/platform/db/database.server';

/** One line of the audit trail, with names for the people and things that still have them. */
export type AuditLine = {
  id: string;
  at: string;
  action: string;
  actorKind: string;
  by: string | null;
  itemId: string | null;
  reference: string | null;
  childId: string | null;
  child: string | null;
  /** Codes of what was done, such as a decision or a rule. */
  detail: Record<string, unknown>;
};

export type AuditPage = { lines: AuditLine[]; next: string | null };

export const AUDIT_PAGE = 50;

const columns = `
  a.id::text as id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "at", a.action,
  a.actor_kind as "actorKind", m.name as "by", a.item_id as "itemId", i.reference,
  a.child_id as "childId", c.given_names || ' ' || c.family_name as child, a.detail - 'submitKey' as detail`;

const joins = `
  left join staff_member m on a.actor_kind = 'staff' and m.id = a.actor_id
  left join queue_item i on i.id = a.item_id
  left join child c on c.id = a.child_id`;

const looks = `('item.viewed', 'file.viewed', 'message.read', 'child.read', 'child.viewed',
  'family.viewed', 'letter.copy-viewed', 'letter.printed', 'oversight.viewed', 'sent-file.viewed',
  'sent-file.downloaded', 'sent-files.downloaded', 'booking.viewed', 'family.searched')`;

function pageOf(rows: AuditLine[]): AuditPage {
  const lines = rows.slice(0, AUDIT_PAGE);
  return { lines, next: rows.length > AUDIT_PAGE ? lines.at(-1)!.id : null };
}

/**
 * What happened to one item, the latest first, before the line `before`; with looks only for those who
 * may read them. The caller has checked that the item may be seen.
 */
export async function listHistory(
  itemId: string,
  { withLooks, before }: { withLooks: boolean; before: string | null },
): Promise<AuditPage> {
  const rows = await hot<AuditLine>(
    'item-history',
    `select ${columns} from (
       select * from audit_event e where e.item_id = $1 and ($2::bigint is null or e.id < $2::bigint)
         and ($3::boolean or e.action not in ${looks})
       order by e.id desc limit ${AUDIT_PAGE + 1}) a ${joins} order by a.id desc`,
    [itemId, before, withLooks],
  );
  return pageOf(rows);
}

export type AuditFilter = {
  /** Who searches: what is kept from them is not found. */
  viewerId: string;
  itemIds: string[] | null;
  childIds: string[] | null;
  staffId: string | null;
  looksOnly: boolean;
  /** First and last day (ISO dates, in England). */
  from: string | null;
  to: string | null;
  before: string | null;
};

/** Lines of the whole trail that match, the latest first. A child is also found under a record joined into it. */
export async function listAudit(filter: AuditFilter): Promise<AuditPage> {
  const rows = await hot<AuditLine>(
    'audit-search',
    `select ${columns} from (
       select * from audit_event e
       where ($1::uuid[] is null or e.item_id = any($1))
         and ($2::uuid[] is null or e.child_id = any($2) or e.child_id in (
           select (j.detail ->> 'from')::uuid from audit_event j
           where j.action = 'child.joined' and j.child_id = any($2)))
         and ($3::uuid is null or (e.actor_kind = 'staff' and e.actor_id = $3))
         and (not $4::boolean or e.action in ${looks})
         and ($5::date is null or e.at >= ($5::date)::timestamp at time zone 'Europe/London')
         and ($6::date is null or e.at < ($6::date + 1)::timestamp at time zone 'Europe/London')
         and ($7::bigint is null or e.id < $7::bigint)
         and not exists (select 1 from queue_item k where k.id = e.item_id and $8::uuid = any (k.kept_from))
       order by e.id desc limit ${AUDIT_PAGE + 1}) a ${joins} order by a.id desc`,
    [
      filter.itemIds,
      filter.childIds,
      filter.staffId,
      filter.looksOnly,
      filter.from,
      filter.to,
      filter.before,
      filter.viewerId,
    ],
  );
  return pageOf(rows);
}
