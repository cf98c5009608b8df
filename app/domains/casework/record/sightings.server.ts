import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { officers } from '~/platform/permissions/access';
import type { Occasion } from '../case/case.codes';
import {
  auditChild,
  changeRecord,
  type DateRefusal,
  type RecordDone,
  type RecordRefusal,
} from './change-record.server';
import { pastDayRefusal } from './record-dates.rules';
import type { SightingForm, voidSchema } from './record.schema';
import { recordSighting } from './record-sighting.server';
import { isInPerson } from './seen.rules';

export type SightingRefusal = DateRefusal | { kind: 'not-in-person'; occasion: Occasion };

/**
 * Writes down that a child was seen, heard, or both on one occasion. A day still to come is refused,
 * and "seen in person" on a call or in writing (domain, 6.1). `today` is the date in England.
 */
export function addSighting(
  staff: Staff,
  childId: string,
  form: SightingForm,
  today: Temporal.PlainDate,
): Promise<RecordDone | RecordRefusal | SightingRefusal> {
  return changeRecord<SightingRefusal>(staff, childId, officers, async (tx, child) => {
    const { kinds, happenedOn, submitKey, ...told } = form;
    const wrong = pastDayRefusal(happenedOn, 'happenedOn', today.toString(), child.dateOfBirth);
    if (wrong) return wrong;
    if (kinds.includes('seen') && !isInPerson(told.occasion)) {
      return { kind: 'not-in-person', occasion: told.occasion };
    }
    const made = [];
    for (const kind of kinds) {
      made.push(
        await recordSighting(tx, {
          ...told,
          childId,
          kind,
          on: happenedOn,
          recordedById: staff.id,
          submitKey,
        }),
      );
    }
    return { kind: made.some(({ kind }) => kind === 'done') ? 'done' : 'repeated' };
  });
}

/**
 * Takes a sighting back that was recorded by mistake. It stays in the history with the reason, and
 * last seen falls back to the sighting before it. One that is taken back already stays as it is.
 */
export function voidSighting(
  staff: Staff,
  childId: string,
  sightingId: string,
  form: z.output<typeof voidSchema>,
): Promise<RecordDone | RecordRefusal> {
  return changeRecord<RecordRefusal>(staff, childId, officers, async (tx, child) => {
    const { count } = await tx.sighting.updateMany({
      where: { id: sightingId, childId, voidedAt: null },
      data: { voidedAt: new Date(), voidedById: staff.id, voidReason: form.reason },
    });
    if (count === 0) {
      const there = await tx.sighting.count({ where: { id: sightingId, childId } });
      return { kind: there ? 'repeated' : 'not-found' };
    }
    await auditChild(tx, staff, child, 'child.sighting-voided', { sighting: sightingId });
    return { kind: 'done' };
  });
}
