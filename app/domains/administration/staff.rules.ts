import type { StaffRole } from '~/platform/auth/session.server';

export type Member = { id: string; roles: readonly StaffRole[]; active: boolean };

/** Why a change of somebody's access cannot be made. */
export type AccessRefusal = { kind: 'own-access' } | { kind: 'last-administrator' };

const administers = ({ roles, active }: Omit<Member, 'id'>) => active && roles.includes('ADMIN');

/**
 * Whether `actorId` may give `member` the access `next`: nobody takes the administrator's role from
 * themselves, and one active administrator always remains. Null where nothing is in the way.
 */
export function refuseAccess(
  actorId: string,
  member: Member,
  next: Omit<Member, 'id'>,
  everybody: readonly Member[],
): AccessRefusal | null {
  if (!administers(member) || administers(next)) return null;
  if (member.id === actorId) return { kind: 'own-access' };
  const others = everybody.filter((other) => other.id !== member.id);
  return others.some(administers) ? null : { kind: 'last-administrator' };
}
