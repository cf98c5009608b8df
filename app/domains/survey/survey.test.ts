import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '~/platform/auth/session.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { today } from '~/platform/calendar';
import { createAccount, createStaff } from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { SURVEY_ANSWERS, SURVEY_QUESTIONS, type Chosen } from './survey.codes';

let database: TestDatabase;
/** The survey's own memory, new for each test, as after a start of the portal. */
let survey: typeof import('./survey-pages.server');
let own: typeof import('~/platform/db/database.server');

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});

beforeEach(async () => {
  vi.resetModules();
  survey = await import('./survey-pages.server');
  own = await import('~/platform/db/database.server');
  own.useDatabase(database.url);
  await db().surveyCount.deleteMany();
});

afterEach(() => own.closeDatabase());

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const month = `${today().toString().slice(0, 7)}-01`;

type Person = { cookie: string; network: string };

/** Somebody of a family who is signed in now. */
async function signedIn(network: string): Promise<Person> {
  const account = await createAccount();
  const setCookie = await inTransaction((tx) =>
    openSession(tx, new Request('http://localhost/'), {
      audience: 'family',
      accountId: account.id,
    }),
  );
  return { cookie: setCookie.split(';')[0]!, network };
}

function asked(person: Person, body?: Record<string, string>, lang = 'en') {
  const request = new Request(`http://localhost/${lang}/survey`, {
    headers: { Cookie: person.cookie, 'Accept-Language': 'ur' },
    ...(body && { method: 'POST', body: new URLSearchParams(body) }),
  });
  const context = { network: person.network };
  return { request, params: { lang }, context } as unknown as LoaderFunctionArgs &
    ActionFunctionArgs;
}

/** Opens the form and sends it with these answers; the answer of the portal. */
async function answer(person: Person, chosen: Partial<Chosen>, key?: string, lang = 'en') {
  const { submitKey } = survey.loadSurvey(asked(person, undefined, lang));
  const body = { ...chosen, submitKey: key ?? submitKey } as Record<string, string>;
  const args = asked(person, body, lang);
  return { answer: await survey.answerSurveyPage(args), context: args.context };
}

const one: Chosen = {
  clear: 'fully',
  'own-way': 'little',
  respected: 'not',
  language: 'mostly',
  helped: 'not-said',
};
const two: Chosen = {
  clear: 'not',
  'own-way': 'fully',
  respected: 'fully',
  language: 'partly',
  helped: 'fully',
};
const three: Chosen = {
  clear: 'partly',
  'own-way': 'fully',
  respected: 'mostly',
  language: 'not',
  helped: 'little',
};

/** Every row of every table, with the transaction that wrote it and its place on the disk. */
async function everything(): Promise<Map<string, string[]>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
  const dump = new Map<string, string[]>();
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(
      `select xmin::text || ' ' || ctid::text || ' ' || row_to_json(t)::text as row from ${name} t order by ctid`,
    );
    dump.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return dump;
}

function changed(before: Map<string, string[]>, after: Map<string, string[]>): string[] {
  return [...after.keys()].filter(
    (name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)),
  );
}

const counters = () =>
  db().$queryRaw<{ question: string; answer: string; count: number; xmin: string; ctid: string }[]>`
    select question, answer, count, xmin::text as xmin, ctid::text as ctid from survey_count
    where month = ${month}::date order by ctid`;

/** How often each table was read or written so far. */
async function touches(): Promise<Map<string, string>> {
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await Promise.all(
    Array.from({ length: 12 }, () => db().$queryRaw`select pg_stat_force_next_flush()::text`),
  );
  const rows = await db().$queryRaw<{ name: string; read: string; written: string }[]>`
    select relname as name, (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::text as read,
      (n_tup_ins + n_tup_upd + n_tup_del)::text as written
    from pg_stat_all_tables where schemaname not in ('pg_catalog', 'information_schema', 'pg_toast')`;
  return new Map(rows.map(({ name, read, written }) => [name, `${read} ${written}`]));
}

describe('with full access to the database', () => {
  it('three families who are signed in answer, and no row anywhere shows it', async () => {
    const people = await Promise.all(['10.0.0.1', '10.0.0.2', '10.0.0.3'].map(signedIn));
    const before = await everything();
    expect(before.get('public.session')).toHaveLength(3);
    for (const [at, chosen] of [one, two, three].entries()) {
      expect((await answer(people[at]!, chosen)).answer).toMatchObject({ status: 303 });
      expect(changed(before, await everything())).toEqual([]);
    }
  });

  it('after five, nothing but counters changed, and every one of them at once', async () => {
    const people = await Promise.all(
      ['10.1.0.1', '10.1.0.2', '10.1.0.3', '10.1.0.4', '10.1.0.5'].map(signedIn),
    );
    const before = await everything();
    for (const [at, chosen] of [one, two, three, one, two].entries()) {
      await answer(people[at]!, chosen);
    }
    const first = await counters();
    expect(changed(before, await everything())).toEqual(['public.survey_count']);
    expect(first).toHaveLength(SURVEY_QUESTIONS.length * SURVEY_ANSWERS.length);
    const countOf = (rows: typeof first, question: string, code: string) =>
      rows.find((row) => row.question === question && row.answer === code)!.count;
    expect(countOf(first, 'respected', 'not')).toBe(2);
    expect(countOf(first, 'respected', 'fully')).toBe(2);
    expect(countOf(first, 'respected', 'mostly')).toBe(1);
    // One transaction wrote all of them, those that gained nothing too.
    expect(new Set(first.map(({ xmin }) => xmin)).size).toBe(1);

    for (const chosen of [three, three, one, two, three]) await answer(people[0]!, chosen);
    const second = await counters();
    expect(new Set(second.map(({ xmin }) => xmin)).size).toBe(1);
    expect(second[0]!.xmin).not.toBe(first[0]!.xmin);
    // They lie on the disk in the order of their names, whatever was chosen.
    const order = (rows: typeof first) => rows.map((row) => `${row.question} ${row.answer}`);
    expect(order(second)).toEqual(order(first));
  });

  it('the same rows lie in the same places whoever of the five chose what', async () => {
    const person = await signedIn('10.2.0.1');
    const rowsAfter = async (all: Chosen[]) => {
      await db().$executeRaw`truncate survey_count`;
      for (const chosen of all) await answer(person, chosen);
      return (await counters()).map(({ xmin: _, ...row }) => row);
    };
    const plain = await rowsAfter([one, two, three, one, two]);
    const others = await rowsAfter([
      { ...two, helped: one.helped },
      { ...one, helped: two.helped },
      three,
      { ...two, clear: one.clear },
      { ...one, clear: two.clear },
    ]);
    expect(others).toEqual(plain);
  });

  it('the survey reads and writes no other table, not even that of sessions', async () => {
    const person = await signedIn('10.3.0.1');
    await answer(person, one);
    const before = await touches();
    for (const chosen of [two, three, one, two]) await answer(person, chosen);
    // A connection that ends says what it read and wrote.
    await own.closeDatabase();
    const after = await touches();
    const touched = [...after.keys()].filter((name) => before.get(name) !== after.get(name));
    expect(touched).toEqual(['survey_count']);
    expect(await counters()).toHaveLength(30);
  });

  it('the table has no column for a person, a time, a network or a language', async () => {
    const columns = await db().$queryRaw<{ name: string }[]>`
      select column_name as name from information_schema.columns
      where table_name = 'survey_count' order by 1`;
    expect(columns.map(({ name }) => name)).toEqual(['answer', 'count', 'month', 'question']);
  });
});

describe('a form', () => {
  it('that is sent again counts once', async () => {
    const person = await signedIn('10.4.0.1');
    const key = randomUUID();
    for (let at = 0; at < 9; at += 1) await answer(person, one, key);
    expect(await counters()).toEqual([]);
    for (const chosen of [two, two, two, two]) await answer(person, chosen);
    const clear = (await counters()).filter(({ question }) => question === 'clear');
    expect(clear.map(({ answer: code, count }) => [code, count])).toEqual(
      expect.arrayContaining([
        ['fully', 1],
        ['not', 4],
      ]),
    );
  });

  it('may skip questions, but not all of them', async () => {
    const person = await signedIn('10.5.0.1');
    expect((await answer(person, { clear: 'fully' })).answer).toMatchObject({ status: 303 });
    const none = await answer(person, {});
    expect(none.context.refused).toBe(true);
    expect(none.answer).toMatchObject({
      data: { errors: [{ field: 'form', code: 'nothing-chosen' }] },
      init: { status: 400 },
    });
  });

  it('takes nothing but the answers that exist, and sets no cookie', async () => {
    const person = await signedIn('10.6.0.1');
    const odd = await answer(person, { clear: 'x', helped: 'fully' } as never);
    expect(odd.answer).toMatchObject({
      data: { errors: [{ field: 'clear', code: 'not-an-option' }], values: { helped: 'fully' } },
    });
    const good = (await answer(person, one, undefined, 'ur')).answer as Response;
    expect(good.headers.get('Location')).toBe('/ur/survey/thanks');
    expect(good.headers.get('Set-Cookie')).toBeNull();
  });

  it('is refused after many from one network, and others are not', async () => {
    const crowd = await signedIn('10.7.0.1');
    for (let at = 0; at < 20; at += 1) await answer(crowd, one);
    const before = await counters();
    const late = await answer(crowd, two);
    expect(late.answer).toMatchObject({
      data: { errors: [{ code: 'wait' }], values: { clear: 'not' } },
    });
    const other = await signedIn('10.7.0.2');
    expect((await answer(other, two)).answer).toMatchObject({ status: 303 });
    expect(await counters()).toEqual(before);
  });

  it('keeps what it was told where the database is away, for the next time', async () => {
    const person = await signedIn('10.8.0.1');
    for (const chosen of [one, two, three, one]) await answer(person, chosen);
    await db().$executeRaw`alter table survey_count rename to survey_count_away`;
    try {
      expect((await answer(person, two)).answer).toMatchObject({ status: 303 });
    } finally {
      await db().$executeRaw`alter table survey_count_away rename to survey_count`;
    }
    expect(await counters()).toEqual([]);
    await answer(person, three);
    const clear = (await counters()).filter(({ question }) => question === 'clear');
    expect(clear.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  });
});

describe('results', () => {
  const staffArgs = async (role: 'OFFICER' | 'SEND' | 'SENIOR' | 'ADMIN') => {
    const { id, email, name } = await createStaff({ roles: [role] });
    const actor = { kind: 'staff', id, email, name, roles: [role], sessionId: '' };
    return {
      request: new Request('http://localhost/officer/survey'),
      params: {},
      context: { network: 'x', found: Promise.resolve({ actor, ended: null }) },
    } as unknown as LoaderFunctionArgs;
  };

  it('are for staff, and say nothing of fewer than five people', async () => {
    const person = await signedIn('10.9.0.1');
    for (const chosen of [one, two, three, one]) await answer(person, chosen);
    expect(await survey.loadResults(await staffArgs('ADMIN'))).toEqual({ months: [] });
    await answer(person, two);
    const { months } = await survey.loadResults(await staffArgs('OFFICER'));
    expect(months).toMatchObject([{ month: month.slice(0, 7), people: 5 }]);
    await expect(survey.loadResults(asked(person) as LoaderFunctionArgs)).rejects.toMatchObject({
      status: 302,
    });
  });
});
