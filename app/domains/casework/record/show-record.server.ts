import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { openCaseChild } from '../case/find-case-child.server';
import { readRecord } from './record.store.server';
import type { ShownRecord } from './record.view';

/**
 * The record of one child with all that is on it, and the look in the trail; "not found" where the
 * child is not this member of staff's to see.
 */
export async function showRecord(staff: Staff, childId: string): Promise<ShownRecord> {
  const child = await openCaseChild(staff, childId, 'record');
  return { child, today: today().toString(), view: await readRecord(childId) };
}
