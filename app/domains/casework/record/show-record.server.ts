import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { openCaseChild } from '../case/find-case-child.server';
import { readRecord } from './record.store.server';
import type { RecordChild, ShownRecord } from './record.view';

/** The child for a page of the record, with its look in the trail; "not found" where it is not theirs. */
export async function openRecordChild(
  staff: Staff,
  childId: string,
  page: string,
): Promise<RecordChild> {
  const child = await openCaseChild(staff, childId, page);
  return { ...child, unseenMonths: profile().casework.unseenMonths };
}

/** The record of one child with all that is on it; `page` says which page showed it. */
export async function showRecord(
  staff: Staff,
  childId: string,
  page = 'record',
): Promise<ShownRecord> {
  const child = await openRecordChild(staff, childId, page);
  return { child, today: today().toString(), view: await readRecord(childId) };
}
