import type { ActionFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { keptForm } from '~/platform/auth/stash.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { openPageControls, pageControls } from './page-controls.server';

let database: TestDatabase;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  database = await createTestDatabase();
  useDatabase(database.url);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const page = 'http://portal.test/en/ask?about=exams';
const browser = { ownerKey: 'browser:one', setCookie: 'browser=secret' };

async function sent(network: string, values: Record<string, string>) {
  const args = { request: new Request(page), context: { network } };
  const answer = await openPageControls(args as ActionFunctionArgs, browser, values);
  return { to: answer?.headers.get('Location'), cookie: answer?.headers.get('Set-Cookie') };
}

test('without sign-in, what was typed is there in the other language, for this browser', async () => {
  const { to, cookie } = await sent('192.0.2.1', { about: 'Why?', _language: 'ur' });
  expect(to).toMatch(/^\/ur\/ask\?about=exams&kept=/);
  expect(cookie).toBe('browser=secret');
  const there = new Request(`http://portal.test${to}`);
  expect(await keptForm(there, browser.ownerKey)).toMatchObject({ values: { about: 'Why?' } });
  expect(await keptForm(there, 'browser:two')).toBeUndefined();
});

test('a button of the form itself is none of the controls', async () => {
  expect((await sent('192.0.2.1', { about: 'Why?' })).to).toBeUndefined();
});

test('without sign-in, what is too long is not kept; the other language opens all the same', async () => {
  const before = await db().stashedForm.count();
  const { to } = await sent('192.0.2.1', { about: 'x'.repeat(24_000), _language: 'ur' });
  expect(to).toBe('/ur/ask?about=exams');
  expect(await db().stashedForm.count()).toBe(before);
});

test('without sign-in, one network has 60 kept in an hour; others, and who is signed in, are not held up by it', async () => {
  const ask = { about: 'Why?', _language: 'ur' };
  for (let times = 0; times < 60; times += 1)
    expect((await sent('192.0.2.2', ask)).to).toContain('kept=');
  const before = await db().stashedForm.count();
  expect((await sent('192.0.2.2', ask)).to).toBe('/ur/ask?about=exams');
  expect(await db().stashedForm.count()).toBe(before);
  expect((await sent('192.0.2.3', ask)).to).toContain('kept=');
  const signedIn = await pageControls(new Request(page), 'parent:one', ask);
  expect(signedIn?.headers.get('Location')).toContain('kept=');
});
