import type { Staff } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { profile } from '~/platform/config/environment.server';
import { db, hot } from '~/platform/db/database.server';
import { notFound } from '~/platform/permissions/guard.server';
import { scopeOf, visibleKey, visibleSql } from '../queue/queue.access';

/** What every page about one child says at its head. Dates are ISO dates. */
export type CaseChild = {
  id: string;
  familyId: string;
  name: string;
  dateOfBirth: string;
  /** A code of `CHILD_STATUSES`. */
  status: string;
  /** E (EHC plan), K (SEN support) or N. */
  sen: string;
  lastSeenOn: string | null;
  lastHeardOn: string | null;
  /** The latest rating (`RATING_LEVELS`), null where there is none. */
  rating: string | null;
  /** The profile's months after which a child counts as not seen. */
  unseenMonths: number;
};

const sql = (visible: string) => `
  select c.id, c.family_id as "familyId", c.given_names || ' ' || c.family_name as name,
    c.date_of_birth as "dateOfBirth", c.status, c.sen, c.last_seen_on as "lastSeenOn",
    c.last_heard_on as "lastHeardOn",
    (select r.level from rating r where r.child_id = c.id order by r.at desc limit 1) as rating
  from child c
  where c.id = $1 and (${visible})`;

/**
 * The child where this member of staff may see them: officers and seniors every child, SEND officers
 * those of the items they see. Null where there is none. Leaves no audit row: `openCaseChild` does.
 */
export async function findCaseChild(staff: Staff, childId: string): Promise<CaseChild | null> {
  const scope = scopeOf(staff);
  const visible =
    scope === 'send'
      ? `exists (select 1 from queue_item_child ic join queue_item i on i.id = ic.item_id
           where ic.child_id = c.id and ${visibleSql(staff, '$2')})`
      : scope === 'all'
        ? '$2::uuid is not null'
        : '$2::uuid is null';
  const name = `case-child-${visibleKey(staff)}`;
  const [child] = await hot<Omit<CaseChild, 'unseenMonths'>>(name, sql(visible), [
    childId,
    staff.id,
  ]);
  return child ? { ...child, unseenMonths: profile().casework.unseenMonths } : null;
}

/**
 * The child for a page of casework, with the look put into the audit trail (`child.viewed`, `page`
 * says which). Throws the answer "not found" where there is no such child for this member of staff.
 */
export async function openCaseChild(
  staff: Staff,
  childId: string,
  page: string,
  itemId?: string,
): Promise<CaseChild> {
  const child = await findCaseChild(staff, childId);
  if (!child) throw notFound();
  await recordAudit(db(), {
    actor: { kind: 'staff', id: staff.id },
    action: 'child.viewed',
    childId,
    familyId: child.familyId,
    itemId,
    detail: { page },
  });
  return child;
}
