import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import {
  bookingFields,
  dayAhead,
  makeSession,
  postForm,
  rareWord,
  tokenIn,
} from '../support/booking-journey';
import { startGround, type Ground } from '../support/ground';
import { startPortal, type RunningPortal } from '../support/portal';

// The tests share a PostgreSQL and a portal of their own, which they break one after the other.
test.describe.configure({ mode: 'serial' });

let ground: Ground;
let portal: RunningPortal;
let env: Record<string, string>;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  ground = await startGround();
  // Each booking says it comes from a network of its own, which a proxy that is trusted passes on.
  env = {
    DATABASE_URL: ground.url,
    DATA_DIR: path.join(ground.folder, 'data'),
    DEMO: '0',
    TRUSTED_PROXIES: '1',
  };
  portal = await startPortal(env);
});

test.afterAll(async () => {
  await portal?.stop();
  await ground?.stop();
});

type Wish = { form: Record<string, string>; network: string };

let networks = 0;

function newWish(more: Record<string, string> = {}): Wish {
  networks += 1;
  const network = `10.1.${networks >> 8}.${networks & 255}`;
  return { form: bookingFields(`parent-${rareWord()}@example.org`, more), network };
}

/** Sends a booking; gives the secret that it led to, or null where the answer never came. */
async function send(session: string, { form, network }: Wish): Promise<string | null> {
  const answer = await postForm(`/en/sessions/event/${session}/book`, form, {
    url: portal.url,
    headers: { 'X-Forwarded-For': network },
  }).catch(() => null);
  if (!answer) return null;
  return answer.status === 303 ? tokenIn(answer.headers.get('location')) : null;
}

async function killAndStart() {
  const ended = once(portal.process, 'exit');
  portal.process.kill('SIGKILL');
  await ended;
  portal = await startPortal(env);
}

async function count(text: string, values: unknown[]): Promise<number> {
  const [row] = await ground.query<{ n: number }>(`select count(*)::int as n ${text}`, values);
  return row!.n;
}

const bookingsOf = ({ form }: Wish) =>
  count('from booking where submit_key = $1', [form.submitKey]);

/** Nobody is told twice, and everybody is told: counted once the jobs are done. */
async function expectToldOnce(wishes: Wish[]) {
  for (const { form } of wishes) {
    await expect
      .poll(() => count('from outgoing_mail where to_address = $1', [form.email]), {
        timeout: 60_000,
      })
      .toBe(1);
  }
}

async function taken(session: string): Promise<number> {
  const [row] = await ground.query<{ taken: number }>(
    'select taken from voluntary_session where id = $1',
    [session],
  );
  return row!.taken;
}

test('killed while places are booked: none acknowledged is lost, none is doubled', async () => {
  test.setTimeout(240_000);
  const { id: session } = await makeSession(
    { title: 'A talk', kind: 'talk', on: dayAhead(20), capacity: 100 },
    ground.query,
  );
  const tried: Wish[] = [];
  const acknowledged = new Map<Wish, string>();
  let seed = 20261129;
  for (let round = 0; round < 6; round += 1) {
    const wishes = [0, 1, 2, 3, 4, 5].map(() => newWish());
    tried.push(...wishes);
    let over = false;
    const before = acknowledged.size;
    const sending = Promise.all(
      wishes.map(async (wish) => {
        const token = await send(session, wish);
        if (token) acknowledged.set(wish, token);
      }),
    ).then(() => (over = true));
    // Killed after none to five of the six are acknowledged, and a random moment more.
    seed = (seed * 48271) % 2147483647;
    const wanted = seed % 6;
    while (acknowledged.size - before < wanted && !over) await sleep(1);
    await sleep((seed >> 8) % 20);
    await killAndStart();
    await sending;
  }
  expect(acknowledged.size).toBeGreaterThan(0);
  expect(acknowledged.size).toBeLessThan(tried.length);
  for (const wish of acknowledged.keys()) expect(await bookingsOf(wish)).toBe(1);
  // Whoever got no answer sends the same form again; who got one comes to the same page.
  for (const wish of tried) {
    const token = await send(session, wish);
    expect(token).not.toBeNull();
    if (acknowledged.has(wish)) expect(token).toBe(acknowledged.get(wish));
    expect(await bookingsOf(wish)).toBe(1);
  }
  expect(await taken(session)).toBe(tried.length);
  await expectToldOnce(tried);
});

test('killed while it waits for the place and straight after it: one booking, once it is sent again', async () => {
  test.setTimeout(180_000);
  const { id: session } = await makeSession(
    { title: 'A talk', kind: 'talk', on: dayAhead(21), capacity: 5 },
    ground.query,
  );
  const [early, late] = [newWish({ adults: '2' }), newWish()];

  // The place is about to be given: the row of the session is held by somebody else.
  const holder = new pg.Client({ connectionString: ground.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select id from voluntary_session where id = $1 for update', [session]);
  const unanswered = send(session, early);
  await expect
    .poll(() =>
      count(
        `from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        [],
      ),
    )
    .toBeGreaterThan(0);
  const ended = once(portal.process, 'exit');
  portal.process.kill('SIGKILL');
  await ended;
  await holder.query('rollback');
  await holder.end();
  expect(await unanswered).toBeNull();
  portal = await startPortal(env);
  // The database may have finished what the portal had asked of it; the same form makes no second one.
  expect(await bookingsOf(early)).toBeLessThanOrEqual(1);
  expect(await send(session, early)).not.toBeNull();

  // It is there, and the portal dies with it.
  const answered = send(session, late);
  await expect.poll(() => bookingsOf(late), { intervals: [1, 2, 5] }).toBe(1);
  await killAndStart();
  const first = await answered;
  const again = await send(session, late);
  expect(again).not.toBeNull();
  if (first) expect(again).toBe(first);

  for (const wish of [early, late]) expect(await bookingsOf(wish)).toBe(1);
  expect(await taken(session)).toBe(3);
  await expectToldOnce([early, late]);
});

test('one form sent five times at once, and once more: one booking, one page, one email', async () => {
  const { id: session } = await makeSession(
    { title: 'A talk', kind: 'talk', on: dayAhead(22), capacity: 2 },
    ground.query,
  );
  const wish = newWish({ adults: '2' });
  const tokens = await Promise.all([1, 2, 3, 4, 5].map(() => send(session, wish)));
  expect(tokens[0]).not.toBeNull();
  expect(new Set([...tokens, await send(session, wish)]).size).toBe(1);
  expect(await bookingsOf(wish)).toBe(1);
  expect(await taken(session)).toBe(2);
  await expectToldOnce([wish]);
});

test('thirty bookings in an hour from one network, and the next is asked to wait with all that was typed', async () => {
  const { id: session } = await makeSession(
    { title: 'A talk', kind: 'talk', on: dayAhead(23), capacity: 60 },
    ground.query,
  );
  const network = '10.9.9.9';
  for (let at = 0; at < 30; at += 1) {
    expect(await send(session, { ...newWish(), network })).not.toBeNull();
  }
  const { form } = newWish({ name: 'Perpetua Quick', topic: 'Long division' });
  const answer = await postForm(`/en/sessions/event/${session}/book`, form, {
    url: portal.url,
    // What somebody claims for themselves counts for nothing.
    headers: { 'X-Forwarded-For': `10.7.7.7, ${network}` },
  });
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toMatch(/This has been done too often in a short time. Try again in \d+ minutes?/);
  for (const value of [form.email, form.name, form.topic, form.submitKey]) {
    expect(html).toContain(value);
  }
  expect(await taken(session)).toBe(30);
  // Another network is not kept waiting.
  expect(await send(session, { form, network: '10.9.9.8' })).not.toBeNull();
});
