import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { hasRole, officers } from '~/platform/permissions/access';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { hasOpenClock } from '../item/move-clocks.server';
import type { ComplaintForm } from './complaint.schema';
import { findStaff } from './complaint.store.server';
import { keepMove, makeComplaintMove, tell } from './make-complaint-move.server';

/** Passes thanks on to those whom they are for, who hear by email that something is there for them. */
export function passOn(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'passed-on'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove<{ kind: 'not-staff' }>(
    staff,
    'passed-on',
    { itemId, ...form },
    async (tx) => {
      const members = await findStaff(tx, form.staff);
      const there = members.filter((one) => one.active && hasRole(one, officers));
      if (there.length !== form.staff.length) return { kind: 'not-staff' };
      const { reference } = await tx.queueItem.findUniqueOrThrow({
        where: { id: itemId },
        select: { reference: true },
      });
      for (const { id, email } of there) {
        if (id === staff.id) continue;
        await queueMail(tx, {
          dedupeKey: `compliment:${form.submitKey}:${id}`,
          to: email,
          template: 'staff-alert',
          language: 'en',
          data: { path: `/officer/item/${itemId}`, reference },
        });
      }
      await keepMove(tx, staff, itemId, { move: 'passed-on', on: today, staffIds: form.staff });
      return { kind: 'made', audit: [{ detail: { to: form.staff.length } }] };
    },
  );
}

/** One of the team has read it. */
export function markSeen(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'seen'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove(staff, 'seen', { itemId, ...form }, async (tx) => {
    await keepMove(tx, staff, itemId, { move: 'seen', on: today });
    return { kind: 'made' };
  });
}

/** The sender is thanked. */
export function thankSender(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'thanked'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove(staff, 'thanked', { itemId, ...form }, async (tx, item) => {
    const told = await tell(tx, staff, item, form, { complaint: 'thanked' }, today);
    if (told.kind !== 'told') return told;
    const { means, text } = form;
    await keepMove(tx, staff, itemId, { move: 'thanked', on: today, means, text });
    const closes = !(await hasOpenClock(tx, itemId));
    return { kind: 'made', status: 'decided', decides: true, closes };
  });
}
