import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { hasRole, officers } from '~/platform/permissions/access';

export { hasRole };

/** True for those who work items: officers and seniors. A SEND officer reads and answers what is asked of them. */
export function mayWorkItems(staff: Pick<Staff, 'roles'>): boolean {
  return hasRole(staff, officers);
}

/** True for those who were asked, and for nobody else. */
export function mayAnswer(staff: Pick<Staff, 'roles'>, referral: { toRole: string }): boolean {
  return hasRole(staff, [referral.toRole as StaffRole]);
}

/** True for those who may read who looked at what: seniors. */
export function mayReadLooks(staff: Pick<Staff, 'roles'>): boolean {
  return hasRole(staff, ['SENIOR']);
}
