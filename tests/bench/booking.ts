import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPortal } from '../support/portal';
import { send, type Answer, type Ask } from './ask';
import { startBare } from './compare';
import { quantile } from './load';
import type { SinkCounts } from './mail-sink';

/** How a crowd fared. */
export interface Crowd {
  asked: number;
  booked: number;
  waiting: number;
  goal: { booked: number; waiting: number };
  /** Answers that led neither to a place nor to a turn in line. */
  others: number;
  /** True where the line is without a gap, and nobody stands behind somebody who asked after their answer. */
  inOrder: boolean;
  /** Milliseconds until the answer. */
  p50: number;
  p99: number;
  most: number;
}

/** A popular event opens. `bare` are the milliseconds that 99 of 100 answers of the bare server stayed below. */
export interface BookingRun {
  minute: { portal: Crowd; bare: number };
  instants: { portal: Crowd; bare: number };
  mails: { sent: number; people: number; twice: number; seconds: number };
}

const MINUTE = { people: 5000, places: 100, seconds: 60 };
const INSTANT = { people: 200, places: 12, rounds: 50 };
/** The bare server is asked by the same crowd for so long, before and after. */
const BARE_SECONDS = 15;
const MAILS_SECONDS = 900;

type Person = { ask: Ask; key: string };
type Answered = { key: string; at: number; answered: number; status: number; location: string };

/**
 * 5,000 people from different networks and with different addresses send the form for one of 100 places
 * within a minute of its opening; 200 send it in the same instant for 12 places, 50 times. All over HTTP
 * to the production build, with a mail server in another process that takes what they are told.
 */
export async function measureBooking(given: { url: string; folder: string }): Promise<BookingRun> {
  const sink = fork(path.join(import.meta.dirname, 'mail-sink.ts'));
  const [port] = (await once(sink, 'message')) as [number];
  const portal = await startPortal({
    DEMO: '',
    DATABASE_URL: given.url,
    DATA_DIR: path.join(given.folder, 'booking'),
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    TRUSTED_PROXIES: '1',
  });
  const client = new pg.Client({ connectionString: given.url });
  await client.connect();
  try {
    const stage: Stage = {
      origin: portal.url,
      at: portal.url.replace('localhost', '127.0.0.1'),
      client,
    };
    await warmUp(stage);
    const bareBefore = await bareCrowd(stage);
    const minute = await minuteOf(stage);
    const began = performance.now();
    const all = await untilMailed(client, sink);
    const seconds = (performance.now() - began) / 1000;
    const instants = await instantsOf(stage);
    const bareAfter = await bareCrowd(stage);
    const middle = (of: (bare: Bare) => number) => (of(bareBefore) + of(bareAfter)) / 2;
    return {
      minute: { portal: minute, bare: middle((bare) => bare.minute) },
      instants: { portal: instants, bare: middle((bare) => bare.instant) },
      mails: { ...all, seconds },
    };
  } finally {
    await client.end();
    await portal.stop();
    sink.disconnect();
  }
}

/** `origin` is what browsers say where a form is from, `at` is where it is sent without asking for a name. */
type Stage = { origin: string; at: string; client: pg.Client };

/** An event that opens in some seconds. */
async function createEvent({ client }: Stage, places: number, opensIn: number): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into voluntary_session (kind_id, words, audience, languages, mode, starts_at, ends_at,
       notice_hours, change_hours, capacity, opens_at)
     select k.id, '{"en": {"title": "Bench"}}', '{anyone}', '{en}', 'online', now() + interval '30 days',
       now() + interval '30 days 2 hours', 24, 24, $1, now() + make_interval(secs => $2)
     from session_kind k where k.code = 'workshop' returning id`,
    [places, opensIn],
  );
  return rows[0]!.id;
}

let people = 0;

/** Somebody with an address and a network that nobody else has, and the form as they send it. */
function person(origin: string, sessionId: string): Person {
  const n = (people += 1);
  const key = randomUUID();
  const body = new URLSearchParams({
    submitKey: key,
    ifFull: 'wait',
    email: `reader${n}@family.example`,
    adults: '1',
    children: '0',
    name: '',
    spoken: '',
    interpreter: '',
    interpreterOther: '',
    accessNeeds: '',
    topic: '',
  });
  const headers = {
    host: new URL(origin).host,
    origin,
    'content-type': 'application/x-www-form-urlencoded',
    'accept-encoding': 'gzip, deflate, br',
    'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
  };
  const ask: Ask = {
    method: 'POST',
    path: `/en/sessions/event/${sessionId}/book`,
    headers,
    body: body.toString(),
  };
  return { ask, key };
}

async function answerTo(origin: string, { ask, key }: Person): Promise<Answered> {
  const at = performance.now();
  const answer: Pick<Answer, 'status' | 'headers'> = await send(origin, ask, false).catch(
    (error: Error) => ({ status: 0, headers: { location: error.message } }),
  );
  const location = answer.headers.location ?? '';
  return { key, at, answered: performance.now(), status: answer.status, location };
}

/** So many people who come one after the other, at times that nobody chose, within so many seconds. */
async function crowdWithin(
  origin: string,
  crowd: readonly Person[],
  seconds: number,
): Promise<Answered[]> {
  const began = performance.now();
  const times = crowd.map(() => Math.random() * seconds * 1000).sort((a, b) => a - b);
  const answers: Promise<Answered>[] = [];
  for (const [n, one] of crowd.entries()) {
    const wait = began + times[n]! - performance.now();
    if (wait > 1) await sleep(wait);
    answers.push(answerTo(origin, one));
  }
  return Promise.all(answers);
}

/** The code of the server is compiled as it will stay. */
async function warmUp(stage: Stage): Promise<void> {
  const id = await createEvent(stage, 20, 0);
  for (let n = 0; n < 300; n++) await answerTo(stage.at, person(stage.origin, id));
}

async function minuteOf(stage: Stage): Promise<Crowd> {
  const { people, places, seconds } = MINUTE;
  const id = await createEvent(stage, places, 0);
  const crowd = Array.from({ length: people }, () => person(stage.origin, id));
  const answers = await crowdWithin(stage.at, crowd, seconds);
  return tally(stage, [{ id, answers }], { booked: places, waiting: people - places });
}

async function instantsOf(stage: Stage): Promise<Crowd> {
  const { people, places, rounds } = INSTANT;
  const all: { id: string; answers: Answered[] }[] = [];
  for (let round = 0; round < rounds; round++) {
    const id = await createEvent(stage, places, 0);
    const crowd = Array.from({ length: people }, () => person(stage.origin, id));
    const answers = await Promise.all(crowd.map((one) => answerTo(stage.at, one)));
    const counted = await tally(stage, [{ id, answers }], {
      booked: places,
      waiting: people - places,
    });
    if (counted.booked !== places || !counted.inOrder || counted.others > 0)
      throw new Error(`In round ${round + 1} it was ${JSON.stringify(counted)}.`);
    all.push({ id, answers });
  }
  const goal = { booked: places * rounds, waiting: (people - places) * rounds };
  return tally(stage, all, goal);
}

type Row = { key: string; state: string; arrival: number; created: number };

async function tally(
  { client }: Stage,
  sessions: { id: string; answers: Answered[] }[],
  goal: Crowd['goal'],
): Promise<Crowd> {
  const count = { booked: 0, waiting: 0, others: 0 };
  const times: number[] = [];
  let inOrder = true;
  for (const { id, answers } of sessions) {
    const { rows } = await client.query<Row>(
      `select submit_key as key, state, arrival, extract(epoch from created_at)::float8 as created
       from booking where session_id = $1 order by arrival, created_at`,
      [id],
    );
    const byKey = new Map(answers.map((answer) => [answer.key, answer]));
    const line = rows.filter(({ state }) => state === 'waiting');
    count.booked += rows.filter(({ state }) => state === 'booked').length;
    count.waiting += line.length;
    const wrong = answers.filter((one) => !isPlaceOrTurn(one));
    for (const { status, location } of wrong.slice(0, 3)) console.log(`${status} ${location}`);
    count.others += wrong.length;
    inOrder &&= isInOrder(line, byKey);
    for (const { at, answered } of answers) times.push(answered - at);
  }
  return {
    asked: times.length,
    ...count,
    goal,
    inOrder,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    most: Math.max(...times),
  };
}

function isPlaceOrTurn({ status, location }: Answered): boolean {
  return status === 303 && /^\/en\/booking\/[\w-]{43}$/.test(location);
}

/** Turns without a gap, in the order in which the rows were written; nobody overtook who had an answer. */
function isInOrder(line: Row[], byKey: Map<string, Answered>): boolean {
  let latestAsked = 0;
  return line.every(({ key, arrival, created }, at) => {
    const { at: asked, answered } = byKey.get(key)!;
    const overtaken = latestAsked > answered;
    latestAsked = Math.max(latestAsked, asked);
    return arrival === at + 1 && created >= (line[at - 1]?.created ?? 0) && !overtaken;
  });
}

type Bare = { minute: number; instant: number };

/** The same crowds before a bare server that sends what the portal sent, and does nothing else. */
async function bareCrowd(stage: Stage): Promise<Bare> {
  const id = await createEvent(stage, 20, 0);
  const asked = person(stage.origin, id);
  const answer = await send(stage.at, asked.ask);
  const bare = await startBare({ [`POST ${asked.ask.path}`]: answer });
  try {
    const p99 = (answers: Answered[]) =>
      quantile(
        answers.map(({ at, answered }) => answered - at),
        0.99,
      );
    const crowd = (count: number) => Array.from({ length: count }, () => person(stage.origin, id));
    await crowdWithin(bare.origin, crowd(500), 1);
    const within = crowd((MINUTE.people * BARE_SECONDS) / MINUTE.seconds);
    const minute = p99(await crowdWithin(bare.origin, within, BARE_SECONDS));
    const instants: Answered[] = [];
    for (let round = 0; round < INSTANT.rounds / 2; round++)
      instants.push(
        ...(await Promise.all(crowd(INSTANT.people).map((one) => answerTo(bare.origin, one)))),
      );
    return { minute, instant: p99(instants) };
  } finally {
    bare.stop();
  }
}

/** Waits until everybody of so far was told, and asks the mail server what it took. */
async function untilMailed(
  client: pg.Client,
  sink: ReturnType<typeof fork>,
): Promise<Omit<BookingRun['mails'], 'seconds'>> {
  const deadline = performance.now() + MAILS_SECONDS * 1000;
  const counted = async () => {
    sink.send('count');
    return ((await once(sink, 'message')) as [SinkCounts])[0];
  };
  for (;;) {
    const { rows } = await client.query<{ people: number }>(
      'select count(*)::int as people from booking',
    );
    const { messages, different } = await counted();
    const { people } = rows[0]!;
    if (different >= people || performance.now() > deadline)
      return { sent: messages, people, twice: messages - different };
    await sleep(500);
  }
}
