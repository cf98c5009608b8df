import type { StaffRole } from '~/platform/auth/session.server';

export type Member = { id: string; roles: readonly StaffRole[]; active: boolean };

/** The roles that somebody with access always has, and what is said where the last one would lose it. */
const KEPT_ROLES = { ADMIN: 'last-administrator', SENIOR: 'last-senior' } as const;

/** Why a change of somebody's access cannot be made. */
export type AccessRefusal = { kind: 'own-access' } | { kind: (typeof KEPT_ROLES)[KeptRole] };

type KeptRole = keyof typeof KEPT_ROLES;

const has = (role: KeptRole, { roles, active }: Omit<Member, 'id'>) =>
  active && roles.includes(role);

/**
 * Whether `actorId` may give `member` the access `next`: nobody takes the administrator's role from
 * themselves, and one active administrator always remains. So does one senior, once there is one:
 * until a senior has recorded whom a complaint is about, nobody else sees it. Null where nothing is in
 * the way.
 */
export function refuseAccess(
  actorId: string,
  member: Member,
  next: Omit<Member, 'id'>,
  everybody: readonly Member[],
): AccessRefusal | null {
  const others = everybody.filter((other) => other.id !== member.id);
  for (const role of Object.keys(KEPT_ROLES) as KeptRole[]) {
    if (!has(role, member) || has(role, next)) continue;
    if (role === 'ADMIN' && member.id === actorId) return { kind: 'own-access' };
    if (!others.some((other) => has(role, other))) return { kind: KEPT_ROLES[role] };
  }
  return null;
}
