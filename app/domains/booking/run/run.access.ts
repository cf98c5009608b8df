import type { StaffRole } from '~/platform/auth/session.server';
import { hasRole, officers, sessionPlanners } from '~/platform/permissions/access';

type Roles = { roles: readonly StaffRole[] };

/** Who sees whose family a booking is tied to: those who work with families. */
export function maySeeFamilies(staff: Roles): boolean {
  return hasRole(staff, officers);
}

/** Who books, changes and cancels for families, records attendance and tells people. */
export function mayRun(staff: Roles): boolean {
  return hasRole(staff, sessionPlanners);
}
