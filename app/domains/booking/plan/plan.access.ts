import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { hasRole, offerKeepers, sessionPlanners } from '~/platform/permissions/access';

type Roles = { roles: readonly StaffRole[] };

/** Who makes, changes, moves and cancels sessions. */
export function mayPlan(staff: Roles): boolean {
  return hasRole(staff, sessionPlanners);
}

/** Who decides what is offered, and where. They also keep the hours of others. */
export function mayKeepOffer(staff: Roles): boolean {
  return hasRole(staff, offerKeepers);
}

/** Everybody keeps their own hours; those who decide what is offered keep everybody's. */
export function mayKeepHoursOf(staff: Pick<Staff, 'id' | 'roles'>, staffId: string): boolean {
  return staff.id === staffId || mayKeepOffer(staff);
}
