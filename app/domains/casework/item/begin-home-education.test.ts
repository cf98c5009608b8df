import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { decideChildren } from './decide-children.server';
import { DAY, openForm, sendNotice, staffWith } from './item.test-support';

let database: TestDatabase;
let officer: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  forgetCalendar();
  await closeDatabase();
  await database.drop();
});

describe('a child who is accepted', () => {
  it('has a first review and the beginning of home education on record; one not yet of age has no review', async () => {
    const item = await sendNotice({
      children: [
        { givenNames: 'Ada', dateOfBirth: '2016-05-04' },
        { givenNames: 'Bea', dateOfBirth: '2022-05-04', setting: 'never-at-school' },
      ],
      startsOn: '2026-11-30',
    });
    const [ada, bea] = [...item.children]
      .sort((a, b) => a.child.givenNames.localeCompare(b.child.givenNames))
      .map(({ child }) => child.id);
    const form = {
      ...(await openForm(item.id)),
      kind: 'accepted' as const,
      children: [ada!, bea!],
      startsOn: '2026-11-30',
      what: '',
      by: null,
      consentQuestion: '',
      orderQuestion: '',
      why: null,
      words: '',
    };
    const done = await decideChildren(officer, item.id, form, DAY);
    expect(done).toEqual({ kind: 'done' });
    expect(await decideChildren(officer, item.id, form, DAY)).toEqual({ kind: 'repeated' });

    const reviews = await db().review.findMany({ where: { childId: { in: [ada!, bea!] } } });
    expect(reviews.map(({ childId, kind, state }) => [childId, kind, state])).toEqual([
      [ada, 'first', 'open'],
    ]);
    const stretches = await db().episode.findMany({
      where: { childId: { in: [ada!, bea!] } },
      orderBy: [{ childId: 'asc' }, { kind: 'asc' }],
    });
    const line = (childId: string) =>
      stretches
        .filter((stretch) => stretch.childId === childId)
        .map(({ kind, endedOn }) => [kind, endedOn?.toISOString().slice(0, 10) ?? null]);
    expect(line(ada!)).toEqual([
      ['home', null],
      ['mainstream-school', '2026-11-30'],
    ]);
    expect(line(bea!)).toEqual([['home', null]]);
    const running = await db().clock.findMany({
      where: {
        rule: 'first-review',
        endedOn: null,
        item: { children: { some: { childId: ada! } } },
      },
    });
    expect(running).toHaveLength(1);
  });
});
