import type { Prisma } from '~/platform/db/generated/client';
import type { StaffRole } from '~/platform/auth/session.server';

/** Flags that make an item a matter for the SEND officers. */
export const SEND_FLAGS = ['ehc-plan', 'special-school'];

/** How much of the queue somebody sees: all, what concerns special educational needs, or nothing. */
export type QueueScope = 'all' | 'send' | 'none';

/**
 * What roles open: officers and seniors see every item, SEND officers those with an EHC plan, a
 * special school or a referral to them, administrators as such none.
 */
export function scopeOf(staff: { roles: readonly StaffRole[] }): QueueScope {
  if (staff.roles.includes('OFFICER') || staff.roles.includes('SENIOR')) return 'all';
  return staff.roles.includes('SEND') ? 'send' : 'none';
}

/** The items that a member of staff may see, as a `where` of `queue_item`. */
export function visibleTo(staff: { roles: readonly StaffRole[] }): Prisma.QueueItemWhereInput {
  const scope = scopeOf(staff);
  if (scope === 'all') return {};
  if (scope === 'none') return { id: { in: [] } };
  return {
    OR: [{ flags: { hasSome: SEND_FLAGS } }, { referrals: { some: { toRole: 'SEND' } } }],
  };
}

/** As `visibleTo`, as a condition of SQL on `queue_item i`. */
export const visibleSql: Record<QueueScope, string> = {
  all: 'true',
  none: 'false',
  send: `(i.flags && array['${SEND_FLAGS.join("','")}'] or exists
    (select 1 from referral r where r.item_id = i.id and r.to_role = 'SEND'))`,
};
