import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { findMatter, listMatters, tellChange } from '../matter/index.server';
import { newParent, tellOf } from '../evidence/sending/sending.test-support';
import { givenOf } from './sharing.rules';
import { chooseSharing, sharingNow } from './sharing.server';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** A parent whose notice shares these. */
async function sharing(...given: string[]) {
  const by = await newParent();
  const help = { wanted: [], words: '', sharing: given };
  await tellOf(by, [{ givenNames: `Kit ${by.email.replace(/\D/g, '')}` }], { help });
  return by;
}
const given = async (id: string) => givenOf(await sharingNow(id));
const rows = (accountId: string) => db().sharingChoice.count({ where: { accountId } });

describe('what a parent shares', () => {
  test('is what their notice says until they choose here', async () => {
    const by = await sharing('health', 'sessions-news');
    expect(await given(by.id)).toEqual(['health', 'sessions-news']);
    expect(await given((await newParent()).id)).toEqual([]);
    const seen = await given(by.id);
    expect(await chooseSharing(by.id, ['health', 'practice-stories'], seen)).toEqual({
      kind: 'saved',
    });
    expect(await given(by.id)).toEqual(['health', 'practice-stories']);
    // Only what differs is a row, and rows are only added.
    expect(await rows(by.id)).toBe(2);
    const audits = await db().auditEvent.findMany({
      where: { action: 'sharing.chosen', actorId: by.id },
    });
    expect(audits).toMatchObject([
      { detail: { 'sessions-news': false, 'practice-stories': true } },
    ]);
  });

  test('the same form twice at once is one choice', async () => {
    const by = await sharing();
    const both = await Promise.all([1, 2].map(() => chooseSharing(by.id, ['health'], [])));
    expect(both).toEqual([{ kind: 'saved' }, { kind: 'saved' }]);
    expect(await rows(by.id)).toBe(1);
  });

  test('a form made from an older state is told so, and changes nothing', async () => {
    const by = await sharing('health');
    await chooseSharing(by.id, [], ['health']);
    expect(await chooseSharing(by.id, ['health', 'sessions-news'], ['health'])).toEqual({
      kind: 'stale',
    });
    expect(await given(by.id)).toEqual([]);
  });

  test('a change told on a notice holds at once', async () => {
    const by = await sharing('health');
    const [summary] = await listMatters(by.id);
    const matter = (await findMatter(by.id, summary!.id))!;
    await tellChange(by, matter, 'en', {
      key: crypto.randomUUID(),
      words: '',
      change: 'sharing',
      from: null,
      sharing: ['sessions-news'],
    });
    expect(await given(by.id)).toEqual(['sessions-news']);
  });
});
