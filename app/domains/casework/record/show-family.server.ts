import type { Staff } from '~/platform/auth/session.server';
import { recordAudits } from '~/platform/audit/audit.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { sessionsOfFamily } from '~/domains/booking/index.server';
import { notFound } from '~/platform/permissions/guard.server';
import { scopeOf } from '../queue/queue.access';
import { readFamily } from './family.store.server';
import type { FamilyView, ShownFamily } from './family.view';
import { contactsOf } from './missed-contact.server';

/**
 * One family for officers and seniors, with the look in the trail: one row for every child shown.
 * Throws the answer "not found" where there is no such family for this member of staff.
 */
export async function openFamily(
  staff: Staff,
  familyId: string,
  page: 'picture' | 'people',
): Promise<FamilyView> {
  const family = scopeOf(staff) === 'all' ? await readFamily(familyId) : null;
  if (!family) throw notFound();
  const children = family.children.length > 0 ? family.children.map(({ id }) => id) : [null];
  await recordAudits(
    db(),
    children.map((childId) => ({
      actor: { kind: 'staff', id: staff.id },
      action: childId ? 'child.viewed' : 'family.viewed',
      childId,
      familyId,
      detail: { page },
    })),
  );
  return family;
}

/** The picture of one family: everybody, all open matters, every contact, voluntary sessions. */
export async function showFamily(staff: Staff, familyId: string): Promise<ShownFamily> {
  const family = await openFamily(staff, familyId, 'picture');
  const [contacts, sessions] = await Promise.all([
    contactsOf(familyId),
    sessionsOfFamily(familyId),
  ]);
  return {
    family,
    contacts,
    sessions,
    today: today().toString(),
    unseenMonths: profile().casework.unseenMonths,
  };
}
