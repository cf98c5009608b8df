import { beforeEach, expect, it } from 'vitest';
import { createQueueItem } from '../../../../tests/factories';
import { db } from '~/platform/db/database.server';
import type { Staff } from '~/platform/auth/session.server';
import { countBeyondAll, countForOneSenior } from './count-beyond-all.server';
import { findVisibleItem } from './queue.store.server';
import { staffWith, useOwnDatabase } from './queue.test-support';

useOwnDatabase();
beforeEach(async () => {
  await db().$executeRaw`truncate queue_item, staff_member cascade`;
});

async function complaint(more: { seniorsOnly?: boolean; keptFrom?: string[]; closedAt?: Date }) {
  const { id } = await createQueueItem({ kind: 'complaint' });
  await db().queueItem.update({ where: { id }, data: more });
  return id;
}
const leaves = (staff: Staff) =>
  db().staffMember.update({ where: { id: staff.id }, data: { active: false } });

it('counts what is for seniors alone where there is none', async () => {
  const [admin, officer] = [await staffWith('ADMIN'), await staffWith('OFFICER', 'SEND')];
  const id = await complaint({ seniorsOnly: true });
  await complaint({ seniorsOnly: true, closedAt: new Date() });
  await complaint({ seniorsOnly: false });
  expect(await countBeyondAll(admin)).toBe(1);
  expect(await findVisibleItem(officer, id)).toBeNull();
  const senior = await staffWith('SENIOR');
  expect(await countBeyondAll(admin)).toBe(0);
  expect(await findVisibleItem(senior, id)).not.toBeNull();
});

it('counts what is kept from everybody who is left, until somebody else has a role', async () => {
  const admin = await staffWith('ADMIN');
  const [one, two, three] = [
    await staffWith('SENIOR'),
    await staffWith('SENIOR'),
    await staffWith('OFFICER'),
  ];
  await complaint({ keptFrom: [two.id, three.id] });
  expect(await countBeyondAll(admin)).toBe(0);
  await leaves(one);
  expect(await countBeyondAll(admin)).toBe(1);
  await staffWith('SEND');
  expect(await countBeyondAll(admin)).toBe(1);
  await staffWith('OFFICER');
  expect(await countBeyondAll(admin)).toBe(0);
});

it('tells an administrator nothing of what is about themselves', async () => {
  const [own, other] = [await staffWith('ADMIN', 'SENIOR'), await staffWith('ADMIN')];
  await complaint({ keptFrom: [own.id] });
  expect([await countBeyondAll(own), await countBeyondAll(other)]).toEqual([0, 1]);
});

it('counts what waits for one senior alone, who may be the one it is about', async () => {
  await complaint({ seniorsOnly: true });
  await complaint({ seniorsOnly: false });
  await complaint({ seniorsOnly: true, closedAt: new Date() });
  expect(await countForOneSenior()).toBe(0);
  await staffWith('SENIOR', 'OFFICER');
  expect(await countForOneSenior()).toBe(1);
  const second = await staffWith('SENIOR');
  expect(await countForOneSenior()).toBe(0);
  await leaves(second);
  expect(await countForOneSenior()).toBe(1);
});
