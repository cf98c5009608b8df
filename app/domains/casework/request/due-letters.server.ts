import { today } from '~/platform/calendar';
import type { Staff } from '~/platform/auth/session.server';
import { officers } from '~/platform/permissions/access';
import { hasRole } from '../item/item.access';
import { listDueLetters } from './follow.store.server';

/** Reminders and second letters that an officer may let go today; none for those who may not. */
export function showDueLetters(staff: Staff) {
  return hasRole(staff, officers) ? listDueLetters(today()) : Promise.resolve([]);
}

export type DueLetter = Awaited<ReturnType<typeof showDueLetters>>[number];
