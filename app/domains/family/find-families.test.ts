import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createAccount,
  createChild,
  createFamily,
  createQueueItem,
} from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { findFamilyContacts, listFamiliesLike } from './find-families.server';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({}));
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function familyNamed(givenNames: string, familyName: string) {
  const family = await createFamily({ name: familyName });
  const child = await createChild({ familyId: family.id, givenNames, familyName });
  return { family, child };
}

const idsOf = async (search: string) => (await listFamiliesLike(search)).map(({ id }) => id);

it('finds a family by a part of a child’s name, whatever its accents', async () => {
  const { family } = await familyNamed('Ștefania', 'Brâncoveanu');
  await familyNamed('Tom', 'Ashdown');
  expect(await idsOf('brancov')).toEqual([family.id]);
  expect(await idsOf('stefania')).toEqual([family.id]);
});

it('finds it by the reference of one of its matters, however it is typed, and by nothing alike', async () => {
  const { family, child } = await familyNamed('Mary', 'Underhill');
  const item = await createQueueItem({ familyId: family.id, childIds: [child.id] });
  expect(await idsOf(item.reference)).toEqual([family.id]);
  expect(await idsOf(item.reference.toLowerCase().replaceAll('-', ' '))).toEqual([family.id]);
});

it('takes what is typed as text, and finds nothing for nothing', async () => {
  await familyNamed('Ana', 'Percent');
  for (const search of ['', '%', '_', "' or 1=1 --", '\\', 'x'.repeat(500)]) {
    expect(await idsOf(search)).toEqual([]);
  }
});

it('shows each child with the date of birth, the eldest first', async () => {
  const { family } = await familyNamed('Younger', 'Twofold');
  await createChild({
    familyId: family.id,
    givenNames: 'Elder',
    familyName: 'Twofold',
    dateOfBirth: new Date('2009-02-03'),
  });
  const [found] = await listFamiliesLike('twofold');
  expect(found!.children[0]).toEqual({ name: 'Elder Twofold', dateOfBirth: '2009-02-03' });
  expect(found!.children).toHaveLength(2);
});

it('has each parent once with the newest they told, no helper, and no email that is not safe', async () => {
  const { family } = await familyNamed('Ana', 'Contacts');
  const account = await createAccount();
  const of = { familyId: family.id, toldBy: 'self' };
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  await db().adult.create({
    data: { ...of, accountId: account.id, name: 'Old name', createdAt: day(1) },
  });
  const newest = await db().adult.create({
    data: {
      ...of,
      accountId: account.id,
      name: 'New name',
      email: 'new@example.org',
      phone: '07700 900111',
      createdAt: day(2),
    },
  });
  const father = await db().adult.create({
    data: {
      ...of,
      role: 'other-parent',
      name: 'Father',
      email: 'unsafe@example.org',
      safeToEmail: false,
      createdAt: day(3),
    },
  });
  await db().adult.create({ data: { ...of, role: 'helper', name: 'Helper', createdAt: day(4) } });
  const found = await findFamilyContacts(family.id);
  expect(found?.contacts).toMatchObject([
    { id: newest.id, name: 'New name', email: 'new@example.org', emailUnsafe: false },
    { id: father.id, name: 'Father', email: null, emailUnsafe: true },
  ]);
  expect(JSON.stringify(found)).not.toContain('unsafe@example.org');
  expect(await findFamilyContacts(randomUUID())).toBeNull();
});
