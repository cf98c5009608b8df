import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createSession } from '../message/booking.test-support';
import {
  openCopy,
  openPlaces,
  somebody,
  standOf,
  toBeTold,
  wish,
  type Copy,
} from './place.test-support';

let places: Awaited<ReturnType<typeof openPlaces>>;
let watcher: pg.Client;
const copies: Copy[] = [];

beforeAll(async () => {
  places = await openPlaces();
  watcher = new pg.Client({ connectionString: places.url });
  await watcher.connect();
});

afterEach(async () => {
  for (const copy of copies.splice(0)) await copy.close();
});

afterAll(async () => {
  await watcher.end();
  await places.close();
});

async function copyAt(url: string): Promise<Copy> {
  const copy = await openCopy(url);
  copies.push(copy);
  return copy;
}

/** The connections that wait for a lock. */
async function waiting(): Promise<number[]> {
  const { rows } = await watcher.query<{ pid: number }>(
    `select pid from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.map(({ pid }) => pid);
}

it('a connection that is killed while it waits for its turn: the family has one place, and no error', async () => {
  const { id } = await createSession({ capacity: 5 });
  const copy = await copyAt(places.url);
  const holder = new pg.Client({ connectionString: places.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select 1 from voluntary_session where id = $1 for update', [id]);
  const [booker, once_] = [somebody(), wish(id)];
  const booking = copy.bookEvent(booker, once_);
  for (let kills = 0; kills < 2;) {
    const pids = await waiting();
    for (const pid of pids) await watcher.query('select pg_terminate_backend($1)', [pid]);
    if (pids.length > 0) kills += 1;
    await sleep(20);
  }
  await holder.query('commit');
  await holder.end();
  const made = await booking;
  expect(made).toMatchObject({ kind: 'booked', repeated: false });
  expect(await copy.bookEvent(booker, once_)).toEqual({ ...made, repeated: true });
  expect((await standOf(id)).bookings).toHaveLength(1);
});

/** Passes everything on to PostgreSQL; once `armed`, cuts the line at the answer that a place was given. */
// The row (booked or waiting, so many free, 0 in line) comes with the word that it is committed.
const GIVEN = ['\x00\x06booked\x00\x00\x00', '\x00\x07waiting\x00\x00\x00'];

async function startForgetfulLine() {
  const url = new URL(places.url);
  const [host, port] = [url.hostname, Number(url.port)];
  const line = { armed: 0, cuts: 0 };
  const server = net.createServer((near) => {
    const far = net.connect(port, host);
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far);
    far.on('data', (chunk) => {
      if (line.armed > 0 && GIVEN.some((answer) => chunk.includes(answer))) {
        line.armed -= 1;
        line.cuts += 1;
        near.destroy();
      } else near.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as net.AddressInfo).port);
  return { line, url: url.href, stop: () => server.close() };
}

it('a line that breaks between the commit and its answer: one booking, told once', async () => {
  const { id } = await createSession({ capacity: 5 });
  const forgetful = await startForgetfulLine();
  const copy = await copyAt(forgetful.url);
  forgetful.line.armed = 1;
  const [booker, once_] = [somebody(), wish(id)];
  const made = await copy.bookEvent(booker, once_);
  expect(forgetful.line.cuts).toBe(1);
  expect(made).toMatchObject({ kind: 'booked', repeated: true });
  if (!('bookingId' in made)) throw new Error(made.kind);
  const elsewhere = await copyAt(places.url);
  expect(await elsewhere.bookEvent(booker, once_)).toEqual(made);
  expect((await standOf(id)).bookings).toHaveLength(1);
  const told = (await toBeTold()).filter((line) => line.startsWith(made.bookingId));
  expect(told).toEqual([`${made.bookingId} confirmed`]);
  await copies.shift()!.close();
  forgetful.stop();
});

it(
  'a copy that is lost in the middle of sixty: the same forms sent elsewhere make one booking each',
  { timeout: 60_000 },
  async () => {
    const { id } = await createSession({ capacity: 12 });
    const forms = Array.from({ length: 60 }, () => [somebody(), wish(id)] as const);
    const forgetful = await startForgetfulLine();
    const lost = await copyAt(forgetful.url);
    forgetful.line.armed = 3;
    const first = forms.map(([booker, form]) => lost.bookEvent(booker, form));
    const other = await copyAt(places.url);
    const second = await Promise.all(forms.map(([booker, form]) => other.bookEvent(booker, form)));
    const firstMade = await Promise.all(first);
    for (const [at, made] of second.entries()) {
      const before = firstMade[at]!;
      if (!('token' in made && 'token' in before)) throw new Error(made.kind);
      expect(made.token).toBe(before.token);
    }
    const { session, of } = await standOf(id);
    expect(session).toMatchObject({ taken: 12, arrivals: 48 });
    expect(of('waiting').map(({ arrival }) => arrival)).toEqual(
      Array.from({ length: 48 }, (_, at) => at + 1),
    );
    await copies.shift()!.close();
    forgetful.stop();
  },
);
