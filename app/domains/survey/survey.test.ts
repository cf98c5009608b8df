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
/** The survey, new for each test, as after a start of the portal. */
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
  await db().$executeRaw`truncate survey_count, survey_waiting`;
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

/** What waits for its five, as it lies in the database. */
async function sealedNow(): Promise<string> {
  const { sealed } = await db().surveyWaiting.findFirstOrThrow();
  return Buffer.from(sealed).toString('hex');
}

async function countOf(question: string, code: string): Promise<number> {
  const rows = await counters();
  return rows.find((row) => row.question === question && row.answer === code)?.count ?? 0;
}

/** How many people's answers were counted. */
async function people(): Promise<number> {
  const clear = (await counters()).filter(({ question }) => question === 'clear');
  return clear.reduce((sum, { count }) => sum + count, 0);
}

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
  it('three families who are signed in answer, and only what is sealed changes', async () => {
    const people = await Promise.all(['10.0.0.1', '10.0.0.2', '10.0.0.3'].map(signedIn));
    const before = await everything();
    expect(before.get('public.session')).toHaveLength(3);
    const seen = new Set<string>();
    for (const [at, chosen] of [one, two, three].entries()) {
      expect((await answer(people[at]!, chosen)).answer).toMatchObject({ status: 303 });
      expect(changed(before, await everything())).toEqual(['public.survey_waiting']);
      seen.add(await sealedNow());
    }
    // What waits can be read by nobody without the secret, and its length tells nothing.
    expect(seen.size).toBe(3);
    expect(new Set([...seen].map((sealed) => sealed.length)).size).toBe(1);
  });

  it('what is sealed has one length, empty or full, and is written anew each time', async () => {
    const person = await signedIn('10.0.1.1');
    const seen: string[] = [];
    const key = randomUUID();
    for (const chosen of [one, two, three, one, two, three]) {
      await answer(person, chosen, chosen === three ? key : undefined);
      seen.push(await sealedNow());
    }
    // A form that was counted already is told apart by nothing either.
    await answer(person, three, key);
    seen.push(await sealedNow());
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen.map((sealed) => sealed.length)).size).toBe(1);
    await expect(
      db().$executeRaw`insert into survey_waiting (id, sealed) values (2, '')`,
    ).rejects.toThrow('survey_waiting_one');
  });

  it('with the fifth, the counters change too, every one of them at once', async () => {
    const people = await Promise.all(
      ['10.1.0.1', '10.1.0.2', '10.1.0.3', '10.1.0.4', '10.1.0.5'].map(signedIn),
    );
    const before = await everything();
    for (const [at, chosen] of [one, two, three, one, two].entries()) {
      await answer(people[at]!, chosen);
    }
    const first = await counters();
    expect(changed(before, await everything())).toEqual([
      'public.survey_count',
      'public.survey_waiting',
    ]);
    expect(first).toHaveLength(SURVEY_QUESTIONS.length * SURVEY_ANSWERS.length);
    expect(await countOf('respected', 'not')).toBe(2);
    expect(await countOf('respected', 'fully')).toBe(2);
    expect(await countOf('respected', 'mostly')).toBe(1);
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
      await db().$executeRaw`truncate survey_count, survey_waiting`;
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
    expect(touched.sort()).toEqual(['survey_count', 'survey_waiting']);
    expect(await counters()).toHaveLength(30);
  });

  it('the tables have no column for a person, a time, a network or a language', async () => {
    const columns = await db().$queryRaw<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_name like 'survey%' order by 1`;
    expect(columns.map(({ name }) => name)).toEqual([
      'survey_count.answer',
      'survey_count.count',
      'survey_count.month',
      'survey_count.question',
      'survey_waiting.id',
      'survey_waiting.sealed',
    ]);
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

  it('is not thanked for where it could not be kept, and counts once when it is sent again', async () => {
    const person = await signedIn('10.8.0.1');
    for (const chosen of [one, two, three, one]) await answer(person, chosen);
    const key = randomUUID();
    await db().$executeRaw`alter table survey_count rename to survey_count_away`;
    try {
      await expect(answer(person, two, key)).rejects.toThrow();
    } finally {
      await db().$executeRaw`alter table survey_count_away rename to survey_count`;
    }
    expect(await counters()).toEqual([]);
    await answer(person, two, key);
    expect(await people()).toBe(5);
    await answer(person, two, key);
    for (const chosen of [one, two, three, one]) await answer(person, chosen);
    expect(await people()).toBe(5);
  });
});

describe('a restart, and two copies of the portal', () => {
  /** The survey as a process has it that has just begun. */
  async function begun() {
    vi.resetModules();
    const pages = await import('./survey-pages.server');
    const database_ = await import('~/platform/db/database.server');
    database_.useDatabase(database.url);
    return { pages, close: database_.closeDatabase };
  }

  it('lose nothing that somebody was thanked for, and count a form once', async () => {
    const person = await signedIn('10.10.0.1');
    const key = randomUUID();
    for (const [at, chosen] of [one, two, three, one, two].entries()) {
      const { pages, close } = await begun();
      survey = pages;
      // The first one's browser sends it once more, to a portal that never saw it.
      if (at === 3) await answer(person, one, key);
      await answer(person, chosen, at === 0 ? key : undefined);
      await close();
    }
    expect(await people()).toBe(5);
    expect(await countOf('clear', 'fully')).toBe(2);
  });

  it('count everybody where two copies are answered at once', async () => {
    const copies = [await begun(), await begun()];
    const crowd = Array.from({ length: 20 }, (_, at) => ({
      args: {
        ...asked(
          { cookie: '', network: `10.11.${at}.1` },
          { ...(at % 2 ? one : two), submitKey: randomUUID() },
        ),
      },
      copy: copies[at % 3 ? 0 : 1]!,
    }));
    const all = await Promise.all(crowd.map(({ args, copy }) => copy.pages.answerSurveyPage(args)));
    expect(all.map((each) => (each as Response).status)).toEqual(crowd.map(() => 303));
    expect(await people()).toBe(20);
    expect(await countOf('clear', 'fully')).toBe(10);
    expect(await countOf('respected', 'fully')).toBe(10);
    for (const { close } of copies) await close();
  });

  it('begin anew where what waits was sealed with another secret, and say so without it', async () => {
    const person = await signedIn('10.12.0.1');
    const { log } = await import('~/platform/log/log.server');
    const warn = vi.spyOn(log, 'warn');
    for (const chosen of [one, two, three, one]) await answer(person, chosen);
    expect(warn).not.toHaveBeenCalled();
    await db()
      .$executeRaw`update survey_waiting set sealed = set_byte(sealed, 30, 255 - get_byte(sealed, 30))`;
    expect((await answer(person, two)).answer).toMatchObject({ status: 303 });
    expect(warn.mock.calls).toEqual([['survey began anew: what waited cannot be opened']]);
    expect(await counters()).toEqual([]);
    for (const chosen of [one, two, three, one]) await answer(person, chosen);
    expect(await people()).toBe(5);
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
