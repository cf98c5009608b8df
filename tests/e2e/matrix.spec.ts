import { readFileSync } from 'node:fs';
import { expect, request, test, type APIRequestContext } from '@playwright/test';
import type { RouteConfigEntry } from '@remix-run/route-config';
import * as access from '../../app/platform/permissions/access';
import site from '../../app/routes';
import { oneRow, parentSession, sql, staffWithRoles } from '../support/sign-in-as';

type Leaf = { path: string; file: string };
type Audience = access.Access;
type Who =
  'anonymous' | 'parent' | 'otherParent' | 'stranger' | 'OFFICER' | 'SENIOR' | 'SEND' | 'ADMIN';

function leavesOf(entries: RouteConfigEntry[], above = ''): Leaf[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${above}/${entry.path}` : above;
    if (entry.children?.length) return leavesOf(entry.children, path);
    return [{ path: path || '/', file: entry.file }];
  });
}

const leaves = leavesOf(site);

/** What a route's file says of whom it is for; `null` where it says nothing that we know. */
function audienceOf(file: string): Audience | null {
  const text = readFileSync(`app/${file}`, 'utf8');
  const named = /export const handle(?:: RouteHandle)? = (\w+)(?:\((\w+)\))?/.exec(text);
  const value = named?.[1] && (access as Record<string, unknown>)[named[1]];
  if (!named || !value) return null;
  if (typeof value === 'function') {
    const roles = named[2] && (access as Record<string, unknown>)[named[2]];
    return roles
      ? access.staffAccess(roles as Parameters<typeof access.staffAccess>[0]).access
      : null;
  }
  return (value as access.RouteHandle).access;
}

const ids: Record<string, string> = {};
const people = new Map<Who, APIRequestContext>();

test.beforeAll(async () => {
  const notice = await oneRow<{
    notification: string;
    item: string;
    account: string;
    child: string;
  }>(
    `select n.id as notification, q.id as item, n.account_id as account, c.id as child
     from notification n join queue_item q on q.notification_id = n.id
     join notification_child c on c.notification_id = n.id
     join account a on a.id = n.account_id where a.email = 'father@example.org' limit 1`,
  );
  const child = await oneRow<{ id: string; key: string }>(
    'select child_id as id, key from notification_child where id = $1',
    [notice.child],
  );
  const draft = await oneRow<{ id: string }>(
    `insert into notification_draft (account_id, language, expires_at, answers)
     select id, 'en', now() + interval '20 days', $1 from account where email = 'father@example.org' returning id`,
    [
      {
        children: [
          { key: child.key, givenNames: 'Ada', familyName: 'Test', dateOfBirth: '2016-05-04' },
        ],
      },
    ],
  );
  const clock = await oneRow<{ id: string }>('select id from clock where item_id = $1 limit 1', [
    notice.item,
  ]);
  const member = await oneRow<{ id: string }>(
    `select id from staff_member where email = 'officer@example.org'`,
  );
  Object.assign(ids, {
    lang: 'en',
    draft: draft.id,
    key: child.key,
    notification: notice.notification,
    item: notice.item,
    familyChild: notice.child,
    staffChild: child.id,
    clock: clock.id,
    member: member.id,
    letter: '1',
    file: crypto.randomUUID(),
    referral: crypto.randomUUID(),
  });
  const cookies: Record<Who, string | null> = {
    anonymous: null,
    parent: await parentSession('father@example.org'),
    otherParent: await parentSession('mother@example.org'),
    stranger: await parentSession('stranger@example.org'),
    OFFICER: await staffWithRoles('matrix-officer@example.org', ['OFFICER']),
    SENIOR: await staffWithRoles('matrix-senior@example.org', ['SENIOR']),
    SEND: await staffWithRoles('matrix-send@example.org', ['SEND']),
    ADMIN: await staffWithRoles('matrix-admin@example.org', ['ADMIN']),
  };
  for (const [who, secret] of Object.entries(cookies)) {
    people.set(
      who as Who,
      await request.newContext({
        baseURL: process.env.E2E_URL,
        extraHTTPHeaders: secret ? { Cookie: `session=${secret}` } : {},
        maxRedirects: 0,
      }),
    );
  }
});

test.afterAll(async () => {
  for (const person of people.values()) await person.dispose();
  await sql('delete from notification_draft where id = $1', [ids.draft]);
});

function addressOf({ path, file }: Leaf): string {
  return path
    .replace(':child', file.includes('/family/') ? ids.familyChild! : ids.staffChild!)
    .replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `missing-${name}`)
    .replace('*', 'no-such-page');
}

const ownIds = /:(draft|item|notification|child|file|key|letter)/;

/** The statuses that a person may get from a route; anything else is a hole or a fault. */
function allowed(leaf: Leaf, audience: Audience, who: Who): number[] {
  if (audience.audience === 'public' || audience.audience === 'machine')
    return [200, 302, 303, 400, 404, 405];
  const staff = ['OFFICER', 'SENIOR', 'SEND', 'ADMIN'].includes(who);
  if (audience.audience === 'family') {
    if (who === 'anonymous' || staff) return [302];
    if (who !== 'parent' && ownIds.test(leaf.path)) return [404];
    return [200, 302, 303, 400, 404, 405];
  }
  if (!staff) return [302];
  if (!audience.roles.some((role) => role === who)) return [403];
  return [200, 302, 303, 400, 403, 404, 405];
}

test('every route says for whom it is', () => {
  expect(leaves.length).toBeGreaterThan(60);
  expect(leaves.filter((leaf) => audienceOf(leaf.file) === null)).toEqual([]);
});

for (const leaf of leaves) {
  test(`${leaf.path} lets in whom it says, and nobody else`, async () => {
    const audience = audienceOf(leaf.file)!;
    for (const [who, person] of people) {
      for (const method of ['GET', 'POST'] as const) {
        // A sign-out would end the sessions of the tests after it.
        if (method === 'POST' && /sign-out|account/.test(leaf.path) && who !== 'anonymous')
          continue;
        const answer = await person.fetch(addressOf(leaf), {
          method,
          headers: method === 'POST' ? { Origin: process.env.E2E_URL! } : {},
          form: method === 'POST' ? { nothing: 'useful' } : undefined,
        });
        const status = answer.status();
        const signIn = /\/sign-in(\?|$)/.test(answer.headers().location ?? '');
        expect(allowed(leaf, audience, who), `${method} ${leaf.path} as ${who}`).toContain(status);
        const closed = audience.audience === 'family' || audience.audience === 'staff';
        if (closed && allowed(leaf, audience, who).length === 1 && status === 302) {
          expect(signIn, `${method} ${leaf.path} as ${who} goes to sign in`).toBe(true);
        }
      }
    }
  });
}

const foreign: Record<string, string>[] = [
  { Origin: 'https://elsewhere.example' },
  { Origin: 'null' },
  {},
];

test('a change from another site is refused on every route', async () => {
  for (const leaf of leaves) {
    for (const headers of foreign) {
      const answer = await people
        .get('parent')!
        .fetch(addressOf(leaf), { method: 'POST', headers, form: { a: '1' } });
      expect(answer.status(), leaf.path).toBe(403);
    }
  }
});

test('a thousand swapped identifiers all get the same answer', async () => {
  test.setTimeout(180_000);
  const stranger = people.get('stranger')!;
  const strange = [
    ...(await sql<{ id: string }>('select id from queue_item order by id limit 400')).map(
      ({ id }) => `/en/family/matter/${id}`,
    ),
    ...(await sql<{ id: string }>('select id from notification order by id limit 200')).map(
      ({ id }) => `/en/family/notice/${id}`,
    ),
    ...(await sql<{ id: string }>('select id from notification_child order by id limit 200')).map(
      ({ id }) => `/en/family/child/${id}`,
    ),
    ...Array.from({ length: 100 }, () => `/en/family/matter/${crypto.randomUUID()}`),
    ...Array.from({ length: 100 }, () => `/en/notify/${crypto.randomUUID()}`),
    ...['0', "1'--", '%00', '..%2f..', '{"equals":"a"}', '[object Object]'].map(
      (odd) => `/en/family/matter/${encodeURIComponent(odd)}`,
    ),
  ];
  expect(strange.length).toBeGreaterThanOrEqual(700);
  const bodies = new Set<string>();
  for (const path of strange) {
    const answer = await stranger.get(path);
    expect(answer.status(), path).toBe(404);
    bodies.add(
      (await answer.text()).replaceAll(path.replace('/en/', '/'), '').replace(/[0-9a-f-]{36}/g, ''),
    );
  }
  // The language switch names the address asked for; past that the pages are one.
  expect(new Set([...bodies].map((body) => body.replace(/href="[^"]*"/g, ''))).size).toBe(1);
});
