import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { addFirstAdministrator } from './index.server';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

it('lists the first administrator once, and nobody after that', async () => {
  expect(await addFirstAdministrator('not an address', 'Rosa Field')).toBe('not-an-address');
  const both = await Promise.all([
    addFirstAdministrator('Rosa@Example.org', 'Rosa Field'),
    addFirstAdministrator('other@example.org', 'Ola Brook'),
  ]);
  expect([...both].sort()).toEqual(['added', 'there-is-one']);
  expect(await db().staffMember.count({ where: { roles: { has: 'ADMIN' } } })).toBe(1);
  expect(await db().auditEvent.count({ where: { action: 'staff.added' } })).toBe(1);
});
