import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction } from '~/platform/db/database.server';
import { mayAdminister } from './administration.access';
import { refuseAccess, type AccessRefusal } from './staff.rules';
import type { MemberChange, NewMember } from './staff.schema';
import { addMember, lockStaff, writeMember } from './staff.store.server';

export type Added =
  { kind: 'added'; id: string } | { kind: 'not-allowed' } | { kind: 'listed-already' };

/** Lists somebody, so that they can sign in with their address from now on. */
export async function addStaff(actor: Staff, member: NewMember): Promise<Added> {
  if (!mayAdminister(actor)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const everybody = await lockStaff(tx);
    if (everybody.some(({ email }) => email.toLowerCase() === member.email)) {
      return { kind: 'listed-already' };
    }
    const id = await addMember(tx, member);
    await recordAudit(tx, {
      actor: { kind: 'staff', id: actor.id },
      action: 'staff.added',
      detail: { member: id, roles: member.roles },
    });
    return { kind: 'added', id };
  });
}

export type Changed =
  { kind: 'changed' | 'unchanged' | 'not-allowed' | 'not-found' } | AccessRefusal;

/**
 * Changes somebody's name and roles, or takes or gives back their access. What is taken is gone at
 * their next request. Refuses to leave the portal without an administrator or
 * without a senior.
 */
export async function changeStaff(
  actor: Staff,
  id: string,
  change: MemberChange,
): Promise<Changed> {
  if (!mayAdminister(actor)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const everybody = await lockStaff(tx);
    const member = everybody.find((one) => one.id === id);
    if (!member) return { kind: 'not-found' };
    const next =
      change.intent === 'save'
        ? { ...member, name: change.name, roles: change.roles }
        : { ...member, active: change.intent === 'restore' };
    const refused = refuseAccess(actor.id, member, next, everybody);
    if (refused) return refused;
    const same = (['name', 'active'] as const).every((key) => next[key] === member[key]);
    if (same && [...next.roles].sort().join() === [...member.roles].sort().join()) {
      return { kind: 'unchanged' };
    }
    await writeMember(tx, next);
    await recordAudit(tx, {
      actor: { kind: 'staff', id: actor.id },
      action:
        next.active === member.active
          ? 'staff.changed'
          : next.active
            ? 'staff.restored'
            : 'staff.removed',
      detail: { member: id, before: member.roles, after: next.active ? next.roles : [] },
    });
    return { kind: 'changed' };
  });
}
