import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSession, type StaffRole } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { createStaff } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { guidePage } from '../guide/guide.server';
import { answerHelpful, loadGuidanceFigures, loadHelpful } from './helpful-pages.server';
import { forgetPresses } from './helpful.store.server';

let database: TestDatabase;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  database = await createTestDatabase();
  useDatabase(database.url);
});
beforeEach(async () => {
  await db().$executeRaw`truncate guidance_vote, guidance_press, rate_limit`;
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

type Reader = { network?: string; browser?: string; lang?: string };
type Args = ActionFunctionArgs & LoaderFunctionArgs;

function asked(page: string, form: Record<string, string> | null, reader: Reader = {}, query = '') {
  const { network = '192.0.2.1', browser = 'Phone', lang = 'en' } = reader;
  const request = new Request(`http://localhost/${lang}/guide/${page}/helpful${query}`, {
    headers: { 'User-Agent': browser },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  return { request, params: { lang, page }, context: { network } } as unknown as Args;
}

const press = (page: string, helpful: string, reader?: Reader) =>
  answerHelpful(asked(page, { helpful }, reader));
const votes = () => db().guidanceVote.findMany({ orderBy: [{ page: 'asc' }, { language: 'asc' }] });
const counts = async () =>
  (await votes()).map(({ page, language, helpful, count }) => [page, language, helpful, count]);

/** Where an answer leads, or its status where it leads nowhere. */
function leadsTo(answer: Awaited<ReturnType<typeof press>>) {
  if (answer instanceof Response) return answer.headers.get('Location');
  return 'init' in answer ? answer.init?.status : undefined;
}

describe('a press below a page', () => {
  it('is counted for the page, its language, its version and the day, and thanked', async () => {
    const answer = await press('money', 'yes', { lang: 'ro' });
    expect(leadsTo(answer)).toBe('/ro/guide/money/helpful?said=yes');
    expect(await votes()).toMatchObject([
      { page: 'money', language: 'ro', version: guidePage('money', 'ro')?.version, count: 1 },
    ]);
  });

  it('counts readers apart: other networks, other browsers, other pages, other languages', async () => {
    await press('money', 'yes');
    await press('money', 'yes', { network: '192.0.2.2' });
    await press('money', 'no', { browser: 'Desktop' });
    await press('exams', 'yes');
    await press('money', 'yes', { lang: 'ur' });
    expect(await counts()).toEqual(
      expect.arrayContaining([
        ['money', 'en', true, 2],
        ['money', 'en', false, 1],
        ['exams', 'en', true, 1],
        ['money', 'ur', true, 1],
      ]),
    );
  });

  it('pressed again, also the other way, or ten times at once, counts once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => press('money', 'yes')));
    const again = await press('money', 'no');
    expect(leadsTo(again)).toBe('/en/guide/money/helpful?said=no');
    expect(await counts()).toEqual([['money', 'en', true, 1]]);
  });

  it('counts again after an hour, and what is kept of it is deleted then', async () => {
    await press('money', 'yes');
    await db().$executeRaw`update guidance_press set at = now() - interval '61 minutes'`;
    await press('money', 'yes');
    expect(await counts()).toEqual([['money', 'en', true, 2]]);
    await forgetPresses();
    expect(await db().guidancePress.count()).toBe(1);
    await db().$executeRaw`update guidance_press set at = now() - interval '61 minutes'`;
    await forgetPresses();
    expect(await db().guidancePress.count()).toBe(0);
  });

  it('keeps nothing of who pressed', async () => {
    await press('money', 'yes', { network: '198.51.100.77', browser: 'Rare Browser 9' });
    const kept = JSON.stringify([await votes(), await db().guidancePress.findMany()]);
    expect(kept).not.toMatch(/198\.51|Rare/);
  });

  it('is refused after 60 from one network within the hour, with the minutes', async () => {
    for (let at = 0; at < 60; at++) await press('money', 'yes', { browser: `Browser ${at}` });
    const refused = await press('money', 'yes', { browser: 'One more' });
    expect(leadsTo(refused)).toBe(400);
    expect(refused).toMatchObject({ data: { errors: [{ field: 'form', code: 'wait' }] } });
    expect(await counts()).toEqual([['money', 'en', true, 60]]);
    expect(leadsTo(await press('money', 'no', { network: '192.0.2.9' }))).toContain('said=no');
  });

  it('that is neither yes nor no, or of no page, counts nothing', async () => {
    expect(leadsTo(await press('money', 'perhaps'))).toBe(400);
    await expect(press('no-such-page', 'yes')).rejects.toMatchObject({ status: 404 });
    await expect(press('constructor', 'yes')).rejects.toMatchObject({ status: 404 });
    expect(await votes()).toEqual([]);
  });
});

describe('the page after it', () => {
  it('knows only what its address says', () => {
    const said = (query: string) => loadHelpful(asked('money', null, {}, query)).said;
    expect(['?said=yes', '?said=no', '', '?said=%3Cscript%3E'].map(said)).toEqual([
      'yes',
      'no',
      null,
      null,
    ]);
  });
});

describe('the figures', () => {
  async function openedBy(roles: StaffRole[] | null) {
    const headers = new Headers();
    if (roles) {
      const staff = await createStaff({ roles });
      const cookie = await inTransaction((tx) =>
        openSession(tx, new Request('http://localhost/'), { audience: 'staff', staffId: staff.id }),
      );
      headers.set('Cookie', cookie.split(';')[0]!);
    }
    const request = new Request('http://localhost/admin/guidance', { headers });
    return loadGuidanceFigures({ request, params: {}, context: {} } as unknown as Args);
  }

  it('are for staff alone', async () => {
    await expect(openedBy(null)).rejects.toMatchObject({ status: 302 });
  });

  it.each<StaffRole>(['OFFICER', 'ADMIN'])('show each page and language to %s', async (role) => {
    await press('money', 'yes');
    await press('money', 'no', { network: '192.0.2.2' });
    await press('exams', 'yes', { lang: 'ur' });
    await db().guidanceVote.create({
      data: {
        page: 'money',
        language: 'en',
        version: 1,
        day: new Date('2020-01-01T00:00:00Z'),
        helpful: true,
        count: 99,
      },
    });
    const { figures, untranslated } = await openedBy([role]);
    expect(figures).toMatchObject([
      { page: 'exams', language: 'ur', yes: 1, no: 0 },
      { page: 'money', language: 'en', yes: 1, no: 1, title: guidePage('money', 'en')?.title },
    ]);
    const urdu = untranslated.find(({ language }) => language === 'ur');
    const lagging = (standing: string) =>
      urdu?.[standing as 'older' | 'english'].includes(guidePage('money', 'en')!.title);
    const standing = guidePage('money', 'ur')?.standing;
    expect(lagging('english')).toBe(standing === 'untranslated');
    expect(lagging('older')).toBe(standing === 'older');
  });
});
