import type { ActionFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { loadComplaintSent } from '~/domains/complaint/index.server';
import { createAccount, createStaff } from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { answerComplaint } from './complaint-flow.server';
import { loadOpenForm } from './open-form.server';

let database: TestDatabase;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let networks = 0;
type Asked = { form?: Record<string, string>; cookie?: string; lang?: string; network?: string };

function asked(path: string, { form, cookie = '', lang = 'ro', network }: Asked = {}) {
  const request = new Request(`http://localhost/${lang}/complaints${path}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const context = { network: network ?? `192.0.2.${(networks += 1)}` };
  return { request, params: { lang }, context } as unknown as ActionFunctionArgs;
}

const whole = (more: Record<string, string> = {}) => ({
  submitKey: crypto.randomUUID(),
  what: 'Nimeni nu a răspuns.',
  email: `ana-${crypto.randomUUID()}@example.org`,
  ...more,
});

async function send(more: Record<string, string> = {}, how: Omit<Asked, 'form'> = {}) {
  const args = asked('/complaint', { form: whole(more), ...how });
  const response = await answerComplaint(args, 'complaint');
  if (!(response instanceof Response)) throw new Error(JSON.stringify(response.data));
  const to = new URL(response.headers.get('Location')!, 'http://localhost');
  const reference = to.searchParams.get('reference') ?? '';
  return { response, to, item: await db().queueItem.findUnique({ where: { reference } }) };
}

async function signedIn(owner: Parameters<typeof openSession>[2]): Promise<string> {
  const header = await inTransaction((tx) =>
    openSession(tx, new Request('http://localhost/'), owner),
  );
  return header.split(';')[0]!;
}

describe('what was sent', () => {
  test('leads to a page that says its reference and what happens by when, and names nobody', async () => {
    const { to, item } = await send();
    expect(to.pathname).toBe('/ro/complaints/sent');
    expect(to.search).not.toContain('ana');
    const page = await loadComplaintSent(asked(`/sent${to.search}`));
    expect(page).toMatchObject({ kind: 'complaint', reference: item!.reference });
    const clocks = await db().clock.findMany({ where: { itemId: item!.id } });
    expect(page.promises.map(({ by }) => by).sort()).toEqual(
      clocks.map(({ dueOn }) => dueOn.toISOString().slice(0, 10)).sort(),
    );
  });

  test('twice leads to the same page', async () => {
    const form = whole();
    expect((await send(form)).to.href).toBe((await send(form)).to.href);
  });

  test('comes back with all that was typed where something is missing', async () => {
    const form = { submitKey: crypto.randomUUID(), what: '', who: 'Dna X', email: '' };
    const args = asked('/complaint', { form });
    const refused = await answerComplaint(args, 'complaint');
    expect(refused).toMatchObject({
      data: { values: form, errors: [{ field: 'what' }, { field: 'email', code: 'no-way' }] },
      init: { status: 400 },
    });
    expect(args.context.refused).toBe(true);
  });

  test('is kept for the page in another language, for this browser alone', async () => {
    const form = { ...whole({ what: 'Păstrat.' }), _language: 'en' };
    const { response, to } = await send(form);
    expect(to.pathname).toBe('/en/complaints/complaint');
    const cookie = response.headers.get('Set-Cookie')!.split(';')[0]!;
    const path = `/complaint${to.search}`;
    const { kept } = await loadOpenForm(asked(path, { lang: 'en', cookie }));
    expect(kept?.values).toMatchObject({ what: 'Păstrat.' });
    expect((await loadOpenForm(asked(path, { lang: 'en' }))).kept).toBeUndefined();
  });

  test('too often from one network waits, with the words kept and the minutes told', async () => {
    const network = '198.51.100.1';
    for (let at = 0; at < 20; at += 1) await send({}, { network });
    const args = asked('/complaint', { form: whole(), network });
    expect(await answerComplaint(args, 'complaint')).toMatchObject({
      data: {
        values: { what: 'Nimeni nu a răspuns.' },
        errors: [{ field: 'form', code: 'wait', values: { count: expect.any(Number) as number } }],
      },
      init: { status: 400 },
    });
  });

  test('is of the kind whose form it was', async () => {
    const form = { ...whole(), name: 'Ana Pop', wishes: 'see', of: 'me', identity: 'email' };
    const args = asked('/own-data', { form });
    const response = (await answerComplaint(args, 'own-data')) as Response;
    const to = response.headers.get('Location')!;
    expect(to).toContain('about=own-data');
    const page = await loadComplaintSent(asked(`/sent${to.slice(to.indexOf('?'))}`));
    expect(page.promises).toMatchObject([{ clock: 'own-data-answer', basis: 'law' }]);
  });
});

describe('whose it is', () => {
  test('a parent who is signed in has it among their own, unless they give another address', async () => {
    const { id: accountId, email } = await createAccount();
    const cookie = await signedIn({ audience: 'family', accountId });
    expect((await send({ email }, { cookie })).item).toMatchObject({ accountId });
    expect((await send({}, { cookie })).item).toMatchObject({ accountId: null });
  });

  test('nobody of the staff is taken for the sender, and nobody who is not signed in', async () => {
    const { id: staffId } = await createStaff({ roles: ['OFFICER'] });
    for (const cookie of [await signedIn({ audience: 'staff', staffId }), '']) {
      const { item } = await send({}, { cookie });
      expect(item!.accountId).toBeNull();
      const [row] = await db().auditEvent.findMany({ where: { itemId: item!.id } });
      expect(row).toMatchObject({ actorKind: 'anonymous', actorId: null });
    }
  });
});

describe('an address', () => {
  test('in a language that is not offered is no page', async () => {
    await expect(loadOpenForm(asked('/complaint', { lang: 'xx' }))).rejects.toMatchObject({
      status: 404,
    });
  });

  test('of a confirmation that we did not give is no page', async () => {
    const { to } = await send();
    const changed = (name: string, value: string) => {
      const search = new URLSearchParams(to.search);
      search.set(name, value);
      return `?${search.toString()}`;
    };
    const other = (await send()).to.searchParams.get('reference')!;
    for (const search of [
      '',
      changed('on', '2025-12-01'),
      changed('on', 'no-day'),
      changed('about', 'own-data'),
      changed('about', 'notice'),
      changed('reference', other),
      changed('mark', ''),
    ]) {
      await expect(loadComplaintSent(asked(`/sent${search}`)), search).rejects.toMatchObject({
        status: 404,
      });
    }
  });
});
