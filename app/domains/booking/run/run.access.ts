import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { offerKeepers, officers, sessionPlanners } from '~/platform/permissions/access';

type Roles = { roles: readonly StaffRole[] };

function hasOneOf({ roles }: Roles, wanted: readonly StaffRole[]): boolean {
  return wanted.some((role) => roles.includes(role));
}

/** Who sees whose family a booking is tied to: those who work with families. */
export function maySeeFamilies(staff: Roles): boolean {
  return hasOneOf(staff, officers);
}

/** Who books, changes and cancels for families, records attendance and tells people. */
export function mayRun(staff: Pick<Staff, 'roles'>): boolean {
  return hasOneOf(staff, sessionPlanners);
}

/** Who decides what kinds of session are offered, and where. */
export function mayKeepOffers(staff: Pick<Staff, 'roles'>): boolean {
  return hasOneOf(staff, offerKeepers);
}
