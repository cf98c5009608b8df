import type { Prisma } from '~/platform/db/generated/client';
import type { Staff, StaffRole } from '~/platform/auth/session.server';

/** Flags that make an item a matter for the SEND officers. */
export const SEND_FLAGS = ['ehc-plan', 'special-school'];

/** How much of the queue somebody sees: all, what concerns special educational needs, or nothing. */
export type QueueScope = 'all' | 'send' | 'none';

/** Who asks to see: what they may do, and who they are. */
export type Viewer = Pick<Staff, 'id' | 'roles'>;

/**
 * What roles open: officers and seniors see every item, SEND officers those with an EHC plan, a
 * special school or a referral to them, administrators as such none. From what a role opens,
 * complaints are taken away again for those whom they are about (`visibleTo`).
 */
export function scopeOf(staff: { roles: readonly StaffRole[] }): QueueScope {
  if (staff.roles.includes('OFFICER') || staff.roles.includes('SENIOR')) return 'all';
  return staff.roles.includes('SEND') ? 'send' : 'none';
}

/** The items that a member of staff may see, as a `where` of `queue_item`. */
export function visibleTo(staff: Viewer): Prisma.QueueItemWhereInput {
  const scope = scopeOf(staff);
  if (scope === 'none') return { id: { in: [] } };
  return {
    NOT: { keptFrom: { has: staff.id } },
    ...(isSenior(staff) ? {} : { seniorsOnly: false }),
    ...(scope === 'send' && {
      OR: [{ flags: { hasSome: SEND_FLAGS } }, { referrals: { some: { toRole: 'SEND' } } }],
    }),
  };
}

const scopeSql: Record<QueueScope, string> = {
  all: 'true',
  none: 'false',
  send: `(i.flags && array['${SEND_FLAGS.join("','")}'] or exists
    (select 1 from referral r where r.item_id = i.id and r.to_role = 'SEND'))`,
};

/**
 * As `visibleTo`, as a condition of SQL on `queue_item i` (or another name of it); `me` is the place of
 * the viewer's id in the statement. The text is the same for all with the same `visibleKey`.
 */
export function visibleSql(staff: Pick<Viewer, 'roles'>, me: string, item = 'i'): string {
  const scope = scopeSql[scopeOf(staff)].replaceAll('i.', `${item}.`);
  const seniors = isSenior(staff) ? '' : ` and not ${item}.seniors_only`;
  return `${scope} and not (${me}::uuid = any (${item}.kept_from))${seniors}`;
}

/** Tells apart the texts that `visibleSql` gives, for the names of prepared statements. */
export function visibleKey(staff: Pick<Viewer, 'roles'>): QueueScope | 'senior' {
  return isSenior(staff) ? 'senior' : scopeOf(staff);
}

function isSenior(staff: Pick<Viewer, 'roles'>): boolean {
  return staff.roles.includes('SENIOR');
}
