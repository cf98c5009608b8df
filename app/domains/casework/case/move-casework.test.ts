import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import type { Staff } from '~/platform/auth/session.server';
import { createChild, createFamily } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { staffWith } from '../item/item.test-support';
import { moveCasework, moveFamilyCasework } from './move-casework.server';
import { openCaseItem } from './open-case-item.server';

let database: TestDatabase;
let officer: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** A child with a yearly review under way, a proposed step, and sightings on these days. */
async function childWith(seen: string) {
  const family = await createFamily();
  const child = await createChild({ familyId: family.id });
  const open = (kind: 'review' | 'steps') =>
    inTransaction((tx) =>
      openCaseItem(tx, {
        actor: { kind: 'staff', id: officer.id },
        kind,
        childId: child.id,
        on: '2026-11-23',
        clocks: [],
      }),
    );
  const [review, steps] = [await open('review'), await open('steps')];
  await db().review.create({
    data: { itemId: review.id, childId: child.id, kind: 'yearly', state: 'open' },
  });
  await db().formalStep.create({
    data: {
      itemId: steps.id,
      childId: child.id,
      kind: 's437-notice',
      reason: 'No answer',
      proposedById: officer.id,
    },
  });
  await db().sighting.create({
    data: {
      childId: child.id,
      kind: 'seen',
      happenedOn: asDate(seen),
      byName: 'Ama Reed',
      byService: 'health',
      occasion: 'appointment',
      recordedById: officer.id,
    },
  });
  await db().sharing.create({
    data: {
      childId: child.id,
      familyId: family.id,
      what: 'That the child is home educated',
      withWhom: 'School nursing',
      service: 'school-nursing',
      basis: 'public-task',
      sharedOn: asDate(seen),
      byId: officer.id,
    },
  });
  return { childId: child.id, familyId: family.id, reviewItem: review.id };
}

describe('two records of one child', () => {
  it('become one with all casework of both; of two reviews under way one goes on', async () => {
    const from = await childWith('2026-05-04');
    const to = await childWith('2025-02-03');
    await inTransaction(async (tx) => {
      await moveCasework(tx, from.childId, to.childId);
      await moveFamilyCasework(tx, from.familyId, to.familyId);
    });
    const where = { childId: to.childId };
    const reviews = await db().review.findMany({ where, orderBy: { state: 'asc' } });
    expect(reviews.map((review) => review.state)).toEqual(['cancelled', 'open']);
    const steps = await db().formalStep.findMany({ where, orderBy: { state: 'asc' } });
    expect(steps.map((step) => [step.state, step.endReason])).toEqual([
      ['proposed', ''],
      ['stopped', 'records-joined'],
    ]);
    const item = await db().queueItem.findUniqueOrThrow({ where: { id: from.reviewItem } });
    expect(item.status).toBe('closed');
    const child = await db().child.findUniqueOrThrow({ where: { id: to.childId } });
    expect(child.lastSeenOn).toEqual(asDate('2026-05-04'));
    expect(await db().sharing.count({ where: { ...where, familyId: to.familyId } })).toBe(2);
    const left = await db().child.findUniqueOrThrow({ where: { id: from.childId } });
    expect(left.lastSeenOn).toBeNull();
  });
});
