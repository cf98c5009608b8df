import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { inTransaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { CLOCK_RULES, dueOn } from '~/domains/clock/index.server';
import { hasRole } from '../item/item.access';
import { openReview } from './open-review.server';
import type { OpenForm } from './review.schema';
import { lastSuitableOn } from './review.store.server';

export type OpenResult =
  | { kind: 'opened'; reviewId: string }
  | { kind: 'not-allowed' }
  | { kind: 'under-way'; reviewId: string }
  | { kind: 'date-past' }
  | { kind: 'too-late'; latest: string };

/**
 * An officer opens a review of a child they may see. One of each kind runs at a time; a yearly one
 * counts from the last finding of suitable education (protocol 6.9). A repeated form opens one.
 */
export function openReviewByStaff(
  staff: Staff,
  childId: string,
  form: OpenForm,
  today: Temporal.PlainDate,
): Promise<OpenResult> {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<OpenResult> => {
    await tx.$queryRaw`select id from child where id = ${childId}::uuid for no key update`;
    const same = await tx.queueItem.findUnique({
      where: { submitKey: form.submitKey },
      select: { id: true },
    });
    const there = await tx.review.findFirst({
      where: same
        ? { itemId: same.id, childId }
        : { childId, kind: form.kind, state: { in: ['planned', 'open', 'concluded'] } },
      select: { id: true },
    });
    if (there) return { kind: same ? 'opened' : 'under-way', reviewId: there.id };
    const suitableOn = await lastSuitableOn(tx, childId);
    const day = today.toString();
    const startedOn = form.kind === 'yearly' ? (suitableOn ?? day) : day;
    const agreed = agreedOf(form);
    if (agreed.on !== null && agreed.on < day) return { kind: 'date-past' };
    if (form.kind === 'yearly' && agreed.on !== null) {
      const latest = dueOn(CLOCK_RULES['annual-review'], Temporal.PlainDate.from(startedOn), {
        calendar: { closures: [] },
        lengths: profile().clocks,
      }).toString();
      if (agreed.on > latest) return { kind: 'too-late', latest };
    }
    const { reviewId } = await openReview(tx, {
      childId,
      kind: form.kind,
      startedOn,
      agreedOn: agreed.on ?? undefined,
      reason: agreed.reason,
      openedById: staff.id,
      submitKey: form.submitKey,
    });
    return { kind: 'opened', reviewId };
  });
}

function agreedOf(form: OpenForm): { on: string | null; reason: string } {
  if (form.kind === 'extra') return { on: form.extraOn, reason: form.extraReason };
  if (form.kind === 'yearly') return { on: form.yearlyOn, reason: form.yearlyReason };
  return { on: null, reason: '' };
}
