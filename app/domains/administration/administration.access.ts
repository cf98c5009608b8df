import type { Staff } from '~/platform/auth/session.server';
import { administrators, hasRole } from '~/platform/permissions/access';

/** True for those who keep users, calendar, schools and imports. */
export function mayAdminister(staff: Pick<Staff, 'roles'>): boolean {
  return hasRole(staff, administrators);
}
