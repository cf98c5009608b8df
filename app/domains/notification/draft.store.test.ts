import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import {
  MOST_DRAFTS,
  changeAnswers,
  createDraft,
  deleteDraft,
  findDraft,
  listDrafts,
  saveTask,
} from './draft.store.server';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function account(): Promise<string> {
  const { id } = await db().account.create({ data: { email: `${randomUUID()}@example.org` } });
  return id;
}

async function begin(accountId: string): Promise<string> {
  const created = await createDraft(accountId, 'en', randomUUID());
  if (created.kind !== 'created') throw new Error(created.kind);
  return created.id;
}

const ana = {
  name: 'Ana Popescu',
  relation: null,
  relationOther: '',
  parentalResponsibility: null,
};
const dayMs = 86_400_000;

describe('a draft', () => {
  test('keeps what is saved, goes up in version, and stays 28 days from then', async () => {
    const owner = await account();
    const id = await begin(owner);
    const saved = await saveTask(owner, id, 'you', ana);
    expect(saved).toMatchObject({ kind: 'saved', dropped: [] });
    const found = await findDraft(owner, id);
    expect(found).toMatchObject({ id, version: 1, answers: { you: ana, children: [] } });
    const days = (Date.parse(found!.expiresAt) - Date.now()) / dayMs;
    expect(days).toBeGreaterThan(27.99);
    expect(days).toBeLessThan(28.01);
  });

  test('belongs to its account: another can neither read, change nor delete it', async () => {
    const owner = await account();
    const stranger = await account();
    const id = await begin(owner);
    await saveTask(owner, id, 'you', ana);
    expect(await findDraft(stranger, id)).toBeNull();
    expect(await saveTask(stranger, id, 'you', { ...ana, name: 'X' })).toEqual({ kind: 'gone' });
    expect(await deleteDraft(stranger, id)).toBe(false);
    expect(await listDrafts(stranger)).toEqual([]);
    expect((await findDraft(owner, id))!.answers.you).toEqual(ana);
    expect(await deleteDraft(owner, id)).toBe(true);
    expect(await findDraft(owner, id)).toBeNull();
  });

  test('keeps all of many saves that come at the same time', async () => {
    const owner = await account();
    const id = await begin(owner);
    const child = (n: number) => ({
      key: randomUUID(),
      givenNames: `Child ${n}`,
      familyName: 'Popescu',
      knownAs: '',
      dateOfBirth: '2015-05-05',
      sex: null,
      upn: '',
      address: null,
    });
    await Promise.all([
      saveTask(owner, id, 'you', ana),
      saveTask(owner, id, 'consequences', { confirmed: true }),
      ...[1, 2, 3, 4].map((n) =>
        changeAnswers(owner, id, (answers) => ({
          ...answers,
          children: [...answers.children, child(n)],
        })),
      ),
    ]);
    const found = await findDraft(owner, id);
    expect(found!.version).toBe(6);
    expect(found!.answers.you).toEqual(ana);
    expect(found!.answers.consequences).toEqual({ confirmed: true });
    expect(found!.answers.children.map((each) => each.givenNames).sort()).toEqual([
      'Child 1',
      'Child 2',
      'Child 3',
      'Child 4',
    ]);
  });

  test('refuses a save over a newer version where the version was named', async () => {
    const owner = await account();
    const id = await begin(owner);
    await saveTask(owner, id, 'you', ana);
    expect(await saveTask(owner, id, 'you', ana, { version: 0 })).toEqual({ kind: 'stale' });
    expect(await saveTask(owner, id, 'you', ana, { version: 1 })).toMatchObject({ kind: 'saved' });
  });

  test('is gone once its time is over, for reading, listing and saving', async () => {
    const owner = await account();
    const id = await begin(owner);
    await saveTask(owner, id, 'you', ana);
    await db().notificationDraft.update({
      where: { id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await findDraft(owner, id)).toBeNull();
    expect(await listDrafts(owner)).toEqual([]);
    expect(await saveTask(owner, id, 'you', ana)).toEqual({ kind: 'gone' });
    const row = await db().notificationDraft.findUniqueOrThrow({ where: { id } });
    expect(row.version).toBe(1);
  });
});

describe('beginning a draft', () => {
  test('twice with one key begins one, also at the same moment', async () => {
    const owner = await account();
    const key = randomUUID();
    const all = await Promise.all([1, 2, 3].map(() => createDraft(owner, 'ur', key)));
    expect(all).toEqual([1, 2, 3].map(() => ({ kind: 'created', id: key })));
    expect(await listDrafts(owner)).toHaveLength(1);
  });

  test('with a key of somebody else gives a draft of one’s own', async () => {
    const owner = await account();
    const stranger = await account();
    const key = await begin(owner);
    const created = await createDraft(stranger, 'en', key);
    expect(created.kind).toBe('created');
    expect(created).not.toEqual({ kind: 'created', id: key });
    expect(await listDrafts(owner)).toHaveLength(1);
  });

  test('with the key of a draft that was sent gives a new one', async () => {
    const owner = await account();
    const key = await begin(owner);
    const family = await db().family.create({ data: { name: 'Popescu' } });
    await db().notification.create({
      data: {
        reference: `T-${key}`,
        draftId: key,
        accountId: owner,
        familyId: family.id,
        language: 'en',
        answers: {},
        receivedOn: new Date('2026-11-21'),
      },
    });
    await deleteDraft(owner, key);
    expect(await createDraft(owner, 'en', key)).not.toEqual({ kind: 'created', id: key });
  });

  test('stops at a bound', async () => {
    const owner = await account();
    for (let n = 0; n < MOST_DRAFTS; n++) await begin(owner);
    expect(await createDraft(owner, 'en', randomUUID())).toEqual({ kind: 'too-many' });
  });
});
