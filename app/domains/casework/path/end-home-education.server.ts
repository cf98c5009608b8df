import type { Temporal } from 'temporal-polyfill';
import { recordAudit, recordAudits } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import { closeEpisodes, openEpisode, type NewEpisode } from '../record/index.server';
import type { EpisodeEnd } from '../record/record.codes';
import { stopSteps } from '../steps/stop-steps.server';
import type { EndsAs } from './ending.server';
import type { PathData } from './path.store.server';
import { stopClocksOfChild } from './stop-child-clocks.server';

export type Ending = {
  childId: string;
  /** The path's own item. */
  itemId: string;
  as: EndsAs;
  /** The last day of home education (ISO). */
  on: string;
  data: PathData;
  staffId: string;
  today: Temporal.PlainDate;
  submitKey: string;
};

const reasons = {
  'back-at-school': 'back-to-school',
  'moved-away': 'moved-away',
  ended: 'school-age-over',
} as const satisfies Record<EndsAs, EpisodeEnd>;

/**
 * Ends home education of a child, in the move that records it: the child's standing, the stretches of
 * education, the clocks that no longer matter, reviews under way, and formal steps that another council
 * took over. Questions to other services stay open until they are answered, and so does the answer to
 * a parent who wrote. An EHC plan's yearly review goes on unless the child moved (Children and Families
 * Act 2014 s.44).
 */
export async function endHomeEducation(tx: Transaction, ending: Ending): Promise<void> {
  const { childId, itemId, as, on, staffId, today } = ending;
  const child = await tx.child.update({
    where: { id: childId },
    data: { status: as, endedOn: asDate(on), changedAt: new Date() },
    select: { familyId: true },
  });
  await closeEpisodes(tx, childId, on, reasons[as]);
  const next = nextEpisode(ending);
  if (next) await openEpisode(tx, next);
  if (as === 'moved-away') await stopSteps(tx, { childId, staffId, reason: 'handed-over', today });
  await cancelReviews(tx, ending, child.familyId);
  await stopClocksOfChild(tx, ending);
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staffId },
    action: 'child.home-education-ended',
    itemId,
    childId,
    familyId: child.familyId,
    detail: { as, on },
  });
}

/** Where the child learns from then on, as far as it is known. */
function nextEpisode({ childId, as, on, data, staffId, submitKey }: Ending): NewEpisode | null {
  const base = { childId, recordedById: staffId, submitKey };
  if (as === 'back-at-school') {
    const { school = '', schoolKind, schoolUrn, startsOn = on } = data.steps.confirmed ?? {};
    const kind = (schoolKind ?? 'mainstream-school') as NewEpisode['kind'];
    const place = school;
    return {
      ...base,
      kind,
      place,
      schoolUrn: schoolUrn ?? null,
      startedOn: startsOn,
      toldBy: 'school',
    };
  }
  if (as === 'moved-away') {
    const place = data.steps['new-council']?.council ?? '';
    return { ...base, kind: 'unknown', place, startedOn: on, toldBy: 'other-council' };
  }
  const { outcome = '', place = '' } = data.steps.transition ?? {};
  if (outcome !== 'college' && outcome !== 'sixth-form') return null;
  return { ...base, kind: 'college', place, startedOn: on, toldBy: 'parent' };
}

/** Reviews under way end with home education; what was found in them stays. */
async function cancelReviews(tx: Transaction, ending: Ending, familyId: string): Promise<void> {
  const { childId, staffId } = ending;
  const where = { childId, state: { in: ['planned', 'open', 'concluded'] } };
  const reviews = await tx.review.findMany({ where, select: { id: true, itemId: true } });
  const ids = reviews.map((review) => review.id);
  const itemIds = reviews.map((review) => review.itemId);
  await tx.review.updateMany({ where: { id: { in: ids } }, data: { state: 'cancelled' } });
  await tx.meeting.updateMany({
    where: { reviewId: { in: ids }, state: 'planned' },
    data: { state: 'cancelled', endedAt: new Date() },
  });
  await tx.queueItem.updateMany({
    where: { id: { in: itemIds } },
    data: { status: 'closed', closedAt: new Date(), version: { increment: 1 } },
  });
  await recordAudits(
    tx,
    reviews.map((review) => ({
      actor: { kind: 'staff' as const, id: staffId },
      action: 'item.review-cancelled',
      itemId: review.itemId,
      childId,
      familyId,
      detail: { reviewId: review.id, because: 'home-education-ended' },
    })),
  );
}
