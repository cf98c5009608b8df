import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchKey } from '~/domains/intake';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { findSchools, getSchool } from './school.store.server';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  const school = (urn: string, name: string, postcode: string, open = true) => ({
    urn,
    name,
    postcode,
    open,
    kind: 'mainstream',
    phase: 'primary',
    town: 'London',
    nameKey: searchKey(name),
  });
  await db().school.createMany({
    data: [
      school('100001', 'Larkhill Primary School', 'E17 1AA'),
      school('100002', 'St Brigid’s RC Primary School', 'E17 2BB'),
      school('100003', 'Larkhill Old School', 'E17 3CC', false),
      school('100004', 'Wyvern 100% Academy', 'IG1 4DD'),
    ],
  });
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const found = async (text: string) => (await findSchools(text)).map(({ urn }) => urn);

test.each([
  ['a part of the name', 'lark', ['100001']],
  ['capitals and spaces', '  LARKHILL   primary ', ['100001']],
  ['a misspelt name', 'Larkhil Primry', ['100001']],
  ['no apostrophe', 'St Brigids', ['100002']],
  ['a postcode', 'e17 2bb', ['100002']],
  ['a percent sign as itself', '100%', ['100004']],
  ['one letter', 'l', []],
  ['only punctuation', "%_'\\", []],
  ['nothing like it', 'zzzzqqq', []],
])('finds by %s', async (_, text, urns) => {
  expect(await found(text)).toEqual(urns);
});

test('takes 10,000 characters and marks of SQL as text', async () => {
  expect(await found('x'.repeat(10_000))).toEqual([]);
  expect(await found("'; drop table school; --")).toEqual([]);
  expect(await getSchool('100001')).toMatchObject({ name: 'Larkhill Primary School' });
});

test('a school that closed is not found, and can still be named by its number', async () => {
  expect(await getSchool('100003')).toMatchObject({ name: 'Larkhill Old School' });
  expect(await getSchool('999999')).toBeNull();
});
