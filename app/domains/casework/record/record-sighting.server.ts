import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import type { Occasion, Service } from '../case/case.codes';

export type NewSighting = {
  childId: string;
  /** Seen in person, or heard: own words or other communication. */
  kind: 'seen' | 'heard';
  /** The day it happened (ISO), not later than today. */
  on: string;
  byName: string;
  byService: Service;
  occasion: Occasion;
  place?: string;
  note?: string;
  itemId?: string | null;
  reviewId?: string | null;
  recordedById: string;
  /** The same key and kind is the same sighting. */
  submitKey?: string;
};

export type RecordedSighting = { kind: 'done'; sightingId: string } | { kind: 'repeated' };

/**
 * Records that somebody saw or heard a child, with its audit row. The child's `last_seen_on` and
 * `last_heard_on` follow by a trigger; nothing that is sent on paper ever moves them (domain, 6.1).
 */
export async function recordSighting(
  tx: Transaction,
  sighting: NewSighting,
): Promise<RecordedSighting> {
  const { on, recordedById, ...told } = sighting;
  const [row] = await tx.sighting.createManyAndReturn({
    data: [{ ...told, happenedOn: asDate(on), recordedById }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) return { kind: 'repeated' };
  await recordAudit(tx, {
    actor: { kind: 'staff', id: recordedById },
    action: `child.${sighting.kind}-recorded`,
    childId: sighting.childId,
    itemId: sighting.itemId,
    detail: { on, service: sighting.byService, occasion: sighting.occasion, sighting: row.id },
  });
  return { kind: 'done', sightingId: row.id };
}
