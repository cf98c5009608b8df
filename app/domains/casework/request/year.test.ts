import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { today } from '~/platform/calendar';
import { REQUEST_STANDINGS } from '~/domains/annual-request';
import { buildDemonstration } from '~/domains/demonstration/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { staffWith } from '../queue/queue.test-support';
import { loadYear, loadYearList } from './load-year.server';
import { readYearList } from './request.address';
import { YEAR_MEASURES } from './request.codes';
import { findYearList, YEAR_LIST_PAGE, type YearLine } from './year.store.server';

let database: TestDatabase;
let officer: Staff;
const day = today();

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  await buildDemonstration();
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const MEASURES = [...YEAR_MEASURES, ...REQUEST_STANDINGS];

/** Every child of the list behind a number, read page after page. */
async function everyRow(year: number, line: YearLine, state: string) {
  const search = new URLSearchParams({ state });
  if (line.month !== null) search.set('month', String(line.month));
  if (line.language !== null) search.set('language', line.language);
  if (line.group !== null) search.set('group', String(line.group));
  const keys: string[] = [];
  for (let pages = 0; pages < 50; pages += 1) {
    const page = await findYearList(year, readYearList(search), day);
    keys.push(...page.rows.map(({ childId, key }) => `${childId} ${key}`));
    expect(page.count).toBe(line[state as keyof YearLine]);
    if (!page.next) return keys;
    search.set('after', `${page.next.key}_${page.next.id}`);
  }
  throw new Error('The pages have no end.');
}

describe('the year of requests of the demonstration council', () => {
  it.each([day.year - 1, day.year])(
    'has behind every number of it a list of exactly that many',
    async (year) => {
      const { lines } = await loadYear(year, day);
      expect(lines.length).toBeGreaterThan(8);
      for (const line of lines) {
        for (const state of MEASURES) {
          const rows =
            line[state] > 0 || line.by === 'all' ? await everyRow(year, line, state) : [];
          expect(rows.length, `${line.by} ${state}`).toBe(line[state]);
          expect(new Set(rows).size).toBe(rows.length);
        }
      }
    },
    120_000,
  );

  it('has totals that agree, whichever way the children are put together', async () => {
    for (const year of [day.year - 1, day.year]) {
      const { lines } = await loadYear(year, day);
      const [all] = lines.filter(({ by }) => by === 'all');
      for (const by of ['month', 'language', 'group'] as const) {
        for (const measure of MEASURES) {
          const sum = lines
            .filter((line) => line.by === by)
            .reduce((total, line) => total + line[measure], 0);
          expect(sum, `${by} ${measure}`).toBe(all![measure]);
        }
      }
      for (const line of lines) {
        const standing = REQUEST_STANDINGS.reduce((sum, code) => sum + line[code], 0);
        expect(standing).toBe(line.issued);
        expect(line.delivered).toBeLessThanOrEqual(line.issued);
        expect(line.opened).toBeLessThanOrEqual(line.delivered);
      }
    }
  });

  it('counts as many as were asked, and shows every way in which a request can stand', async () => {
    const years = await Promise.all([day.year - 1, day.year].map((year) => loadYear(year, day)));
    const totals = years.flatMap(({ lines }) => lines.filter(({ by }) => by === 'all'));
    const asked = await db().requestChild.count({
      where: {
        request: {
          month: { gte: new Date(`${day.year - 1}-01-01`), lte: new Date(`${day.year}-12-31`) },
        },
      },
    });
    expect(totals.reduce((sum, { issued }) => sum + issued, 0)).toBe(asked);
    for (const measure of MEASURES) {
      expect(
        totals.reduce((sum, line) => sum + line[measure], 0),
        measure,
      ).toBeGreaterThan(0);
    }
  });

  it('leaves the look at each child of a list in the trail', async () => {
    const before = await db().auditEvent.count({ where: { actorId: officer.id } });
    const list = await loadYearList(officer, day.year, readYearList(new URLSearchParams()), day);
    expect(list.rows.length).toBe(Math.min(YEAR_LIST_PAGE, list.count));
    const after = await db().auditEvent.count({ where: { actorId: officer.id } });
    expect(after - before).toBe(list.rows.length);
  });

  it('drops a cursor of a year that the calendar has not', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    for (const key of ['0000-01-01', '0000-02-29']) {
      const state = readYearList(new URLSearchParams(`after=${key}_${id}`));
      expect((await findYearList(day.year, state, day)).count).toBeGreaterThan(0);
    }
  });

  it('drops what an address says that is none', async () => {
    const odd = 'state=rich&month=13&language=xx&group=abc&after=2026-02-31_x';
    const state = readYearList(new URLSearchParams(odd));
    expect(state).toMatchObject({ state: 'issued', month: null, language: null, group: null });
    expect(Temporal.PlainDate.from(day).equals(day)).toBe(true);
  });
});
