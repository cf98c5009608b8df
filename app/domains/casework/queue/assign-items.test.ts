import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createQueueItem, createStaff } from '../../../../tests/factories';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { assignItems, claimItems, releaseItems } from './assign-items.server';
import { staffWith, useOwnDatabase } from './queue.test-support';

useOwnDatabase();

let officer: Staff;
let colleague: Staff;
let senior: Staff;

beforeAll(async () => {
  officer = await staffWith('OFFICER');
  colleague = await staffWith('OFFICER');
  senior = await staffWith('SENIOR');
});

const nobody = (id: string) => ({ id, seenOwnerId: null });
const ownerOf = async (id: string) =>
  (await db().queueItem.findUniqueOrThrow({ where: { id } })).ownerId;
const statusOf = async (id: string) =>
  (await db().queueItem.findUniqueOrThrow({ where: { id } })).status;
const auditOf = (itemId: string) =>
  db().auditEvent.findMany({
    where: { itemId },
    orderBy: { id: 'asc' },
    select: { action: true, actorId: true, detail: true },
  });
const assigned = (
  moved: number,
  refused: Partial<Record<'taken' | 'closed' | 'hidden', number>> = {},
) => ({
  kind: 'assigned',
  moved,
  taken: 0,
  closed: 0,
  hidden: 0,
  ...refused,
});

describe('claiming', () => {
  test('takes what nobody has, and says so in the audit trail', async () => {
    const { id } = await createQueueItem();
    expect(await claimItems(officer, [nobody(id)])).toEqual(assigned(1));
    expect(await ownerOf(id)).toBe(officer.id);
    expect(await statusOf(id)).toBe('open');
    expect(await auditOf(id)).toEqual([
      { action: 'item.claimed', actorId: officer.id, detail: { from: null, to: officer.id } },
    ]);
  });

  test('never takes from somebody else, and counts what it could not take', async () => {
    const free = await createQueueItem();
    const theirs = await createQueueItem({ ownerId: colleague.id, status: 'open' });
    const closed = await createQueueItem({ status: 'closed' });
    const missing = '00000000-0000-4000-8000-000000000000';
    const chosen = [free.id, theirs.id, closed.id, missing].map(nobody);
    expect(await claimItems(officer, chosen)).toEqual(
      assigned(1, { taken: 1, closed: 1, hidden: 1 }),
    );
    expect(await ownerOf(theirs.id)).toBe(colleague.id);
    expect(await ownerOf(closed.id)).toBeNull();
    expect(await auditOf(theirs.id)).toEqual([]);
  });

  test('claiming what is mine already changes and records nothing', async () => {
    const { id } = await createQueueItem({ ownerId: officer.id, status: 'open' });
    expect(await claimItems(officer, [nobody(id)])).toEqual(assigned(1));
    expect(await auditOf(id)).toEqual([]);
  });

  test('fifty at once: one owner, one audit row, forty-nine told', async () => {
    const { id } = await createQueueItem();
    const staff = await Promise.all(Array.from({ length: 50 }, () => staffWith('OFFICER')));
    const results = await Promise.all(staff.map((each) => claimItems(each, [nobody(id)])));
    const won = results.map((result) => result.kind === 'assigned' && result.moved === 1);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(
      results.filter((result) => result.kind === 'assigned' && result.taken === 1),
    ).toHaveLength(49);
    expect(await ownerOf(id)).toBe(staff[won.indexOf(true)]!.id);
    expect(await auditOf(id)).toHaveLength(1);
  });

  test('many claims over the same items in any order end without a deadlock, each item once', async () => {
    const items = await Promise.all(Array.from({ length: 20 }, () => createQueueItem()));
    const chosen = items.map((item) => nobody(item.id));
    const results = await Promise.all(
      Array.from({ length: 16 }, async (_, n) =>
        claimItems(n % 2 ? officer : colleague, n % 3 ? chosen : [...chosen].reverse()),
      ),
    );
    expect(results.every((result) => result.kind === 'assigned')).toBe(true);
    const audits = await db().auditEvent.count({
      where: { itemId: { in: items.map(({ id }) => id) } },
    });
    expect(audits).toBe(20);
  });
});

describe('assigning', () => {
  test('gives items to a colleague; from one to another it is a reassignment', async () => {
    const { id } = await createQueueItem();
    expect(await assignItems(senior, [nobody(id)], officer.id)).toEqual(assigned(1));
    expect(await assignItems(senior, [{ id, seenOwnerId: officer.id }], colleague.id)).toEqual(
      assigned(1),
    );
    expect(await ownerOf(id)).toBe(colleague.id);
    expect((await auditOf(id)).map((row) => row.action)).toEqual([
      'item.assigned',
      'item.reassigned',
    ]);
  });

  test('what changed hands since the officer looked stays where it is', async () => {
    const { id } = await createQueueItem();
    await claimItems(colleague, [nobody(id)]);
    expect(await assignItems(senior, [nobody(id)], officer.id)).toEqual(assigned(0, { taken: 1 }));
    expect(await ownerOf(id)).toBe(colleague.id);
  });

  test('only to somebody who works on cases and is still here', async () => {
    const { id } = await createQueueItem();
    const gone = await createStaff({ active: false });
    const admin = await createStaff({ roles: ['ADMIN'] });
    for (const to of [gone.id, admin.id, id, null]) {
      expect(await assignItems(senior, [nobody(id)], to)).toEqual({ kind: 'no-officer' });
    }
    expect(await assignItems(senior, [], officer.id)).toEqual({ kind: 'none-chosen' });
    expect(await ownerOf(id)).toBeNull();
  });

  test('a SEND officer gets and moves only what is open to SEND officers', async () => {
    const send = await staffWith('SEND');
    const plan = await createQueueItem({ flags: ['ehc-plan'] });
    const plain = await createQueueItem();
    const both = [nobody(plan.id), nobody(plain.id)];
    expect(await assignItems(senior, both, send.id)).toEqual(assigned(1, { hidden: 1 }));
    expect(await claimItems(send, [nobody(plain.id)])).toEqual(assigned(0, { hidden: 1 }));
    expect(await ownerOf(plan.id)).toBe(send.id);
    expect(await ownerOf(plain.id)).toBeNull();
  });
});

describe('putting back', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await createQueueItem());
    await claimItems(officer, [nobody(id)]);
  });

  test('makes it new again where nobody has begun', async () => {
    expect(await releaseItems(officer, [{ id, seenOwnerId: officer.id }])).toEqual(assigned(1));
    expect(await ownerOf(id)).toBeNull();
    expect(await statusOf(id)).toBe('new');
    expect((await auditOf(id)).at(-1)).toEqual({
      action: 'item.released',
      actorId: officer.id,
      detail: { from: officer.id, to: null },
    });
  });

  test('leaves it in hand where the family was tried', async () => {
    const happenedOn = new Date('2026-11-20');
    await db().contactEntry.create({
      data: {
        itemId: id,
        happenedOn,
        how: 'phone',
        who: 'parent',
        outcome: 'no-answer',
        byId: officer.id,
      },
    });
    await releaseItems(officer, [{ id, seenOwnerId: officer.id }]);
    expect(await statusOf(id)).toBe('open');
  });

  test('does not touch what another has by now', async () => {
    await assignItems(senior, [{ id, seenOwnerId: officer.id }], colleague.id);
    expect(await releaseItems(officer, [{ id, seenOwnerId: officer.id }])).toEqual(
      assigned(0, { taken: 1 }),
    );
    expect(await ownerOf(id)).toBe(colleague.id);
  });
});

test('where the audit row cannot be written, nothing changes', async () => {
  const { id } = await createQueueItem();
  await db().$executeRawUnsafe(
    'alter table audit_event add constraint none_for_now check (false) not valid',
  );
  try {
    await expect(claimItems(officer, [nobody(id)])).rejects.toThrow();
  } finally {
    await db().$executeRawUnsafe('alter table audit_event drop constraint none_for_now');
  }
  expect(await ownerOf(id)).toBeNull();
  expect(await statusOf(id)).toBe('new');
});
