import type { Staff } from '~/platform/auth/session.server';
import { officers, roundMakers } from '~/platform/permissions/access';
import { hasRole } from '../../item/item.access';

type Who = Pick<Staff, 'roles'>;

/** Who prepares, proposes and lets go of rounds: seniors and administrators. */
export function mayPrepare(staff: Who): boolean {
  return hasRole(staff, roundMakers);
}

/** Who sees the names of families and leaves one out: officers and seniors. An administrator sees numbers. */
export function mayHold(staff: Who): boolean {
  return hasRole(staff, officers);
}
