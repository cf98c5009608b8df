import type { Staff } from '~/platform/auth/session.server';
import { sessionsOfFamily } from '~/domains/booking/index.server';
import { today } from '~/platform/calendar';
import { scopeOf } from '../queue/queue.access';
import { openCaseChild } from '../case/find-case-child.server';
import { readRecord } from './record.store.server';
import type { ShownRecord } from './record.view';

/**
 * The record of one child with all that is on it, and the look in the trail; "not found" where the
 * child is not this member of staff's to see.
 */
export async function showRecord(staff: Staff, childId: string): Promise<ShownRecord> {
  const child = await openCaseChild(staff, childId, 'record');
  const [view, sessions] = await Promise.all([
    readRecord(childId),
    // A booking is the whole family's: shown to those who may see the family.
    scopeOf(staff) === 'all' ? sessionsOfFamily(child.familyId) : null,
  ]);
  return { child, today: today().toString(), view, sessions };
}
