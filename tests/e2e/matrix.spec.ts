import { expect, request, test, type APIRequestContext } from '@playwright/test';
import type { Access } from '../../app/platform/permissions/access';
import { parentSession, sql, staffWithRoles } from '../support/sign-in-as';
import {
  addressOf,
  audienceOf,
  idsOf,
  leaves,
  takesPosts,
  type KnownIds,
  type Leaf,
} from '../support/site-map';

type Who =
  'anonymous' | 'parent' | 'otherParent' | 'stranger' | 'OFFICER' | 'SENIOR' | 'SEND' | 'ADMIN';

let ids: KnownIds;
const people = new Map<Who, APIRequestContext>();

test.beforeAll(async () => {
  ids = await idsOf('father@example.org');
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
  ids.token = await linkTo(ids.sentFile!, cookies.parent!);
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

/** The secret part of a short-lived address of a file, as its sender gets it. */
async function linkTo(file: string, secret: string): Promise<string> {
  const answer = await fetch(`${process.env.E2E_URL}/en/family/sent-file/${file}?use=download`, {
    headers: { Cookie: `session=${secret}` },
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location')!, process.env.E2E_URL).pathname.split('/').at(-1)!;
}

test.afterAll(async () => {
  for (const person of people.values()) await person.dispose();
  await sql('delete from notification_draft where id = $1', [ids.draft]);
});

const ownIds = /:(draft|item|notification|child|file|sending|sentFile|token|review|copy|request)/;

/**
 * What exists for nobody in this test: a scan by staff, a question to a colleague, a staff link to a
 * file, the PDF of a letter that was never sent, letters to print.
 */
const nowhere = /:(file|referral)$|officer\/f\/:token$|:copy(\/letter)?\.pdf$|letters\/print\.pdf$/;

const shown = [200, 302, 303];
const answered = [...shown, 400, 404];

/** The statuses that a person may get from a route; anything else is a hole or a fault. */
function allowed(leaf: Leaf, audience: Access, who: Who, method: 'GET' | 'POST'): number[] {
  if (leaf.path.endsWith('*')) return [404, 405];
  if (method === 'POST' && !takesPosts(leaf.file)) return [405];
  // Addresses of before the guide lead there for good.
  if (leaf.file.endsWith('/moved-to-guide.ts')) return [301];
  // What a form of a letter's PDF cannot take goes on, as it was sent, to the page that says so.
  if (/letter-to-school.*pdf$/.test(leaf.path) && method === 'POST') return [200, 307];
  if (audience.audience === 'public' || audience.audience === 'machine') return answered;
  const staff = ['OFFICER', 'SENIOR', 'SEND', 'ADMIN'].includes(who);
  if (audience.audience === 'family') {
    if (who === 'anonymous' || staff) return [302];
    if (who !== 'parent' && ownIds.test(leaf.path)) return [404];
  } else {
    if (!staff) return [302];
    if (!audience.roles.some((role) => role === who)) return [403];
  }
  if (nowhere.test(leaf.path)) return method === 'GET' ? [404] : [400, 404];
  if (method === 'GET') return who === 'SEND' ? [...shown, 404] : shown;
  // A SEND officer reads items, and answers nothing there but what is asked of the role.
  return who === 'SEND' ? [...answered, 403] : answered;
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
        if (
          method === 'POST' &&
          /sign-out|account|^\/leave$/.test(leaf.path) &&
          who !== 'anonymous'
        )
          continue;
        const answer = await person.fetch(addressOf(leaf, ids), {
          method,
          headers: method === 'POST' ? { Origin: process.env.E2E_URL! } : {},
          form: method === 'POST' ? { nothing: 'useful' } : undefined,
        });
        const status = answer.status();
        const expected = allowed(leaf, audience, who, method);
        expect(expected, `${method} ${leaf.path} as ${who}`).toContain(status);
        const closed = audience.audience === 'family' || audience.audience === 'staff';
        if (closed && status === 302 && expected.length === 1) {
          expect(answer.headers().location, `${method} ${leaf.path} as ${who}`).toMatch(
            /\/sign-in(\?|$)/,
          );
        }
      }
    }
  });
}

test('whose family a booking is of is told to those who work with families', async () => {
  for (const path of ['booking/:booking', 'session/:session']) {
    const leaf = leaves.find((each) => each.path === `/officer/sessions/${path}`)!;
    const address = addressOf(leaf, ids);
    for (const [who, seen] of [
      ['OFFICER', true],
      ['SENIOR', true],
      ['SEND', false],
      ['ADMIN', false],
    ] as const) {
      const answer = await people.get(who)!.get(address);
      expect(answer.status(), `${address} as ${who}`).toBe(200);
      const named = (await answer.text()).includes(`/officer/family/${ids.family}`);
      expect(named, `${address} as ${who}`).toBe(seen);
    }
  }
});

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
        .fetch(addressOf(leaf, ids), { method: 'POST', headers, form: { a: '1' } });
      // Reports on mail come from no page and go by a secret, not by a cookie; here there is none.
      expect(answer.status(), leaf.path).toBe(leaf.path === '/mail-returned' ? 404 : 403);
    }
  }
});

test('every file of one family is refused to every other person, by every address', async () => {
  test.setTimeout(180_000);
  const families = await sql<{ email: string; files: string[] }>(
    `select a.email, array_agg(f.id::text) as files from family_file f
     join account a on a.id = f.account_id group by a.email order by a.email`,
  );
  const files = families.flatMap((family) => family.files);
  expect(files.length).toBeGreaterThan(10);
  expect(families.length).toBeGreaterThan(2);
  const ways = [
    'view=original&use=download',
    'view=original&use=show',
    'view=screen',
    'view=small',
    'view=page&page=1',
  ];
  const ownOf = (email: string) => families.find((family) => family.email === email)!.files;
  const own: Partial<Record<Who, string[]>> = {
    parent: ownOf('father@example.org'),
    otherParent: ownOf('mother@example.org'),
  };
  for (const [who, person] of people) {
    // Officers read what families send; their own tests say what they see.
    if (who === 'OFFICER' || who === 'SENIOR' || who === 'SEND') continue;
    const closed = who === 'anonymous' || who === 'ADMIN' ? [302, 403] : [404];
    for (const file of files) {
      if (own[who]?.includes(file)) continue;
      for (const way of ways) {
        for (const path of [
          `/en/family/sent-file/${file}?${way}`,
          `/officer/sent-file/${file}?${way}`,
        ]) {
          const answer = await person.get(path);
          const expected = path.startsWith('/officer') ? [302, 403] : closed;
          expect(expected, `${path} as ${who}`).toContain(answer.status());
          expect(answer.headers().location ?? '/sign-in', path).toMatch(/\/sign-in/);
        }
      }
    }
  }
  // The link itself is worth nothing to anybody else.
  const secret = await parentSession('father@example.org');
  for (const file of own.parent!) {
    const token = await linkTo(file, secret);
    for (const [who, person] of people) {
      for (const path of [`/en/family/f/${token}`, `/officer/f/${token}`]) {
        const { status } = { status: (await person.get(path)).status() };
        expect([302, 403, 404], `${path} as ${who}`).toContain(status);
      }
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
    ...(await sql<{ id: string }>('select id from sending order by id limit 200')).flatMap(
      ({ id }) =>
        ['sent', 'plan', 'evidence', 'voice', 'yearly'].map((kind) => `/en/family/${kind}/${id}`),
    ),
    ...(await sql<{ id: string }>('select id from request_reader order by id limit 200')).map(
      ({ id }) => `/en/family/request/${id}`,
    ),
    ...Array.from({ length: 250 }, () => `/en/family/matter/${crypto.randomUUID()}`),
    ...Array.from({ length: 250 }, () => `/en/notify/${crypto.randomUUID()}`),
    ...['0', "1'--", '%00', '..%2f..', '{"equals":"a"}', '[object Object]'].map(
      (odd) => `/en/family/matter/${encodeURIComponent(odd)}`,
    ),
  ];
  expect(strange.length).toBeGreaterThanOrEqual(1000);
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
