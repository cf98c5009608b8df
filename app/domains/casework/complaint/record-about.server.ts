import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { seniors } from '~/platform/permissions/access';
import type { ComplaintForm } from './complaint.schema';
import { findStaff, keepFrom } from './complaint.store.server';
import { keepMove, makeComplaintMove } from './make-complaint-move.server';

export type AboutRefusal = { kind: 'not-staff' } | { kind: 'about-oneself' };

/**
 * A senior records whom of the staff a complaint is about, be it nobody. From that moment it is not
 * there for them, and it is there for the others who work on cases. A senior whom it is about cannot
 * record it: another one does, and until then no officer sees it. The trail says how many and
 * whether it was taken from one of them, not who.
 */
export function recordAbout(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'about'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove<AboutRefusal>(
    staff,
    'about',
    { itemId, ...form },
    async (tx, { ownerId }) => {
      const ids = form.nobody ? [] : form.staff;
      if (ids.includes(staff.id)) return { kind: 'about-oneself' };
      if ((await findStaff(tx, ids)).length !== ids.length) return { kind: 'not-staff' };
      await keepFrom(tx, itemId, ids);
      await keepMove(tx, staff, itemId, { move: 'about', on: today, staffIds: ids });
      const owner = ownerId && ids.includes(ownerId) ? { owner: 'released' } : {};
      return { kind: 'made', audit: [{ detail: { about: ids.length, ...owner } }] };
    },
    seniors,
  );
}
