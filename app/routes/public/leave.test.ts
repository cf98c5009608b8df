import type { ActionFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findActor, openSession } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { leavesQuickly } from '~/platform/permissions/access';
import { createAccount } from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { handle as ask } from './guide-ask';
import { handle as helpful } from './guide-helpful';
import { handle as search } from './guide-search';
import { action, loader } from './leave';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

function expectAway(response: Response) {
  expect(response.status).toBe(303);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    location: profile().leaveTo,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
}

function asked(cookie = ''): ActionFunctionArgs {
  const request = new Request('http://localhost/leave', {
    method: 'POST',
    headers: { Cookie: cookie },
  });
  return { request, params: {}, context: { network: 'a' } } as unknown as ActionFunctionArgs;
}

async function signedIn(): Promise<string> {
  const { id: accountId } = await createAccount();
  const header = await inTransaction((tx) =>
    openSession(tx, new Request('http://localhost/'), { audience: 'family', accountId }),
  );
  return header.split(';')[0]!;
}

const actorOf = async (cookie: string) =>
  (await findActor(new Request('http://localhost/', { headers: { Cookie: cookie } }))).actor;

test('a link leads away, to a site that is not told from where', () => {
  const response = loader();
  expectAway(response);
  expect(response.headers.get('Set-Cookie')).toBeNull();
});

test('whoever is signed in is signed out, and it is noted', async () => {
  const cookie = await signedIn();
  const actor = await actorOf(cookie);
  expect(actor).not.toBeNull();
  const response = await action(asked(cookie));
  expectAway(response);
  expect(response.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^session=; .*Max-Age=0/),
    expect.stringMatching(/^known=; .*Max-Age=0/),
  ]);
  expect(await actorOf(cookie)).toBeNull();
  const noted = await db().auditEvent.count({
    where: { action: 'signed-out', actorId: actor!.id },
  });
  expect(noted).toBe(1);
});

test('whoever is not signed in leaves just so', async () => {
  expectAway(await action(asked()));
  expectAway(await action(asked('session=never-given-out')));
});

test('without a database one still leaves, and the browser forgets the session', async () => {
  const cookie = await signedIn();
  await closeDatabase();
  useDatabase('postgres://nobody:x@127.0.0.1:1/nothing');
  try {
    const response = await action(asked(cookie));
    expectAway(response);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^session=; .*Max-Age=0/),
      expect.stringMatching(/^known=; .*Max-Age=0/),
    ]);
  } finally {
    await closeDatabase();
    useDatabase(database.url);
  }
});

test('what somebody looked for in the guide, and what follows a page about a risk, can be left', () => {
  for (const handle of [search, helpful, ask]) {
    expect(leavesQuickly({ handle, data: {} })).toBe(true);
  }
});
