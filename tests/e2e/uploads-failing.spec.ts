import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { eicar, startClamd } from '../support/clamd';
import { startCutLine } from '../support/cut-line';
import { filesOnDisk } from '../support/files-on-disk';
import { startGround, type Ground } from '../support/ground';
import { pageText } from '../support/http-parent';
import { startPortal, type RunningPortal } from '../support/portal';
import { startS3 } from '../support/s3';
import { makeSender } from '../support/upload-parents';
import {
  announce,
  arrived,
  expectStatus,
  fileOf,
  patch,
  send,
  throughForm,
  type Answered,
  type FileToSend,
  type Sender,
} from '../support/uploads';
import { words } from '../support/words';

// Each test has a PostgreSQL and a portal of its own, which it may break.
test.describe.configure({ mode: 'default' });

type Text = FileToSend & { sha256: string };

/** A text that nothing is taken out of; `half` is called once, when half of it is on its way. */
function someText(name: string, length: number, half: () => void = () => {}): Text {
  const bytes = Buffer.from(
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
  );
  const whole = fileOf(name, bytes);
  let over = false;
  return {
    ...whole,
    *bytes(from, to) {
      const middle = Math.floor((from + to) / 2);
      yield* whole.bytes(from, middle);
      if (!over) half();
      over = true;
      yield* whole.bytes(middle, to);
    },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function envOf(ground: Ground) {
  return { DATABASE_URL: ground.url, DATA_DIR: path.join(ground.folder, 'data'), DEMO: '0' };
}

/** The text of the page that the plain form led to: says what became of the files. */
async function pageAfter(portal: RunningPortal, sender: Sender, answer: Answered): Promise<string> {
  expectStatus(answer, [303], 'The form');
  const page = await send(new URL(answer.headers.location!, portal.url), 'GET', {
    Cookie: sender.cookie,
  });
  expectStatus(page, [200], 'The page after the form');
  return pageText(page.body);
}

/** The form of a set of evidence leads back to the set, where the parent is told. */
const throughFormOfSet = (portal: RunningPortal, sender: Sender, file: FileToSend) =>
  throughForm(portal.url, sender, file, undefined, `/en/family/evidence/${sender.sendingId}`);

/** No row of a file that arrived, no piece, and nothing in the store that a record was to name. */
async function expectNothingKept(ground: Ground, sender: Sender) {
  const [counted] = await ground.query<Record<string, number>>(
    `select
       (select count(*)::int from family_file where sending_id = $1 and state <> 'uploading') as files,
       (select count(*)::int from piece where sending_id = $1) as pieces,
       (select count(*)::int from stored_object where state = 'kept') as kept,
       (select count(*)::int from stored_object where state = 'reserved') as reserved`,
    [sender.sendingId],
  );
  expect(counted).toEqual({ files: 0, pieces: 0, kept: 0, reserved: 0 });
}

type Line = { id: string; name: string; state: string };

async function listed(portal: RunningPortal, sender: Sender): Promise<Line[]> {
  const address = new URL(`/en/family/sending/${sender.sendingId}/files`, portal.url);
  const answer = await send(address, 'GET', { Cookie: sender.cookie });
  expectStatus(answer, [200], 'The list of files');
  return (JSON.parse(answer.body) as { files: Line[] }).files;
}

async function whenSettled(
  portal: RunningPortal,
  sender: Sender,
  states: Record<string, string>,
): Promise<Line[]> {
  let files: Line[] = [];
  await expect(async () => {
    files = await listed(portal, sender);
    expect(Object.fromEntries(files.map(({ name, state }) => [name, state]))).toEqual(states);
  }).toPass({ timeout: 60_000, intervals: [200] });
  return files;
}

/** Each of these files is ready, and comes back byte for byte. */
async function expectSameBytes(portal: RunningPortal, sender: Sender, texts: Text[]) {
  const files = await whenSettled(
    portal,
    sender,
    Object.fromEntries(texts.map(({ name }) => [name, 'ready'])),
  );
  for (const { id, name } of files) {
    const answer = await fetch(
      `${portal.url}/en/family/sent-file/${id}?view=original&use=download`,
      { headers: { Cookie: sender.cookie } },
    );
    expect(answer.status).toBe(200);
    const sha256 = createHash('sha256').update(Buffer.from(await answer.arrayBuffer()));
    expect(sha256.digest('hex'), name).toBe(texts.find((text) => text.name === name)!.sha256);
  }
}

/** Announces a file and sends all of it; gives its address and the last answer. */
async function throughTus(portal: RunningPortal, sender: Sender, file: FileToSend) {
  const announced = await announce(portal.url, sender, file);
  expectStatus(announced, [201], 'Announcing');
  const url = new URL(announced.headers.location!, portal.url);
  return { url, answer: await patch(url, sender, file, 0, file.length) };
}

/** Pages go on answering. */
async function expectPagesAnswer(portal: RunningPortal, sender: Sender) {
  for (const page of ['/en', `/en/family/evidence/${sender.sendingId}`]) {
    const answer = await send(new URL(page, portal.url), 'GET', { Cookie: sender.cookie });
    expectStatus(answer, [200], page);
  }
  expect(portal.process.exitCode).toBeNull();
}

test('the store goes away in the middle: told, nothing half-kept, gone on with once it is back', async () => {
  test.setTimeout(180_000);
  const ground = await startGround();
  const s3 = await startS3();
  const line = await startCutLine(s3.port);
  const portal = await startPortal({ ...envOf(ground), ...s3.variables(line.port) });
  const objects = async () =>
    (await readdir(s3.folder, { recursive: true })).filter((name) => /[0-9a-f]{32}/.test(name));
  try {
    const sender = await makeSender(ground);
    // Cut while the bytes of a form are on their way into the store.
    let cut = Promise.resolve();
    const form = someText('form.txt', 24_000_000, () => (cut = line.cut()));
    const told = await throughFormOfSet(portal, sender, form);
    await cut;
    expect(await pageAfter(portal, sender, told)).toContain(words('files:upload.store-away'));
    await expectPagesAnswer(portal, sender);

    // A resumable upload arrives whole, and cannot be kept: it is not told as received.
    const tus = someText('tus.txt', 3_000_000);
    const { url, answer } = await throughTus(portal, sender, tus);
    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 503,
      body: 'store-away',
    });
    await expect(arrived(url, sender)).rejects.toThrow('503');
    await expectNothingKept(ground, sender);

    await line.mend();
    // What was announced goes on by asking how much is there; the form is sent again.
    await expect.poll(() => arrived(url, sender).catch(() => 0)).toBe(tus.length);
    const again = await pageAfter(portal, sender, await throughFormOfSet(portal, sender, form));
    expect(again).toContain(words(`send-files:outcome.${'received_one'}`, 'en', { count: '1' }));
    await expectSameBytes(portal, sender, [form, tus]);

    // Cut while it is read, the parent is not given half a file for a whole one.
    const [{ id } = { id: '' }] = await listed(portal, sender);
    await line.cut();
    const gone = await fetch(`${portal.url}/en/family/sent-file/${id}?use=download`, {
      headers: { Cookie: sender.cookie },
    });
    expect(gone.status).toBe(503);
    await line.mend();

    // Nothing lies in the store that no row names, once the sweep has been.
    await ground.query(`select graphile_worker.add_job('sweep-files')`);
    await expect(async () => {
      const kept = await ground.query<{ key: string }>(
        `select store_key as key from stored_object where state = 'kept'`,
      );
      const there = new Set((await objects()).map((name) => /[0-9a-f]{32}/.exec(name)![0]));
      expect([...there].sort()).toEqual(kept.map(({ key }) => key).sort());
    }).toPass({ timeout: 20_000 });
  } finally {
    await portal.stop();
    await s3.stop();
    await ground.stop();
  }
});

test('the disk is full in the middle: told, nothing half-kept, gone on with once there is room', async () => {
  test.setTimeout(120_000);
  const ground = await startGround();
  let portal = await startPortal(envOf(ground), { mostFileKilobytes: 1500 });
  try {
    const sender = await makeSender(ground);
    const small = someText('small.txt', 100_000);
    const form = someText('form.txt', 4_000_000);
    const tus = someText('tus.txt', 4_000_000);

    const told = await pageAfter(portal, sender, await throughFormOfSet(portal, sender, form));

    expect(told).toContain(words('files:upload.store-away'));
    const { url, answer } = await throughTus(portal, sender, tus);

    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 503,
      body: 'store-away',
    });
    await expectNothingKept(ground, sender);
    expect((await filesOnDisk(envOf(ground).DATA_DIR)).stored).toEqual([]);
    await expectPagesAnswer(portal, sender);

    // What there is room for is taken meanwhile.
    const kept = await pageAfter(portal, sender, await throughFormOfSet(portal, sender, small));
    expect(kept).not.toContain(words('files:upload.store-away'));

    await portal.stop();
    portal = await startPortal(envOf(ground));

    const goesOn = new URL(url.pathname, portal.url);
    const from = await arrived(goesOn, sender);
    expect(from).toBeLessThan(tus.length);
    expectStatus(await patch(goesOn, sender, tus, from, tus.length), [204], 'The rest');
    await pageAfter(portal, sender, await throughFormOfSet(portal, sender, form));
    await expectSameBytes(portal, sender, [small, form, tus]);
  } finally {
    await portal.stop();
    await ground.stop();
  }
});

test('the scanner is away: files wait and nobody opens them; back again, they are judged', async () => {
  test.setTimeout(180_000);
  const ground = await startGround();
  const clamd = await startClamd();
  await clamd.stop();
  const portal = await startPortal({ ...envOf(ground), CLAMD_URL: clamd.url });
  const retry = () => ground.query(`select graphile_worker.add_job('retry-waiting-files')`);
  try {
    const sender = await makeSender(ground);
    const officer = await makeOfficer(ground);
    const good = someText('good.txt', 30_000);
    const bad = fileOf('bad.txt', Buffer.from(`Dear reader,\n\n${eicar}\n`));
    for (const file of [good, bad]) {
      expectStatus((await throughTus(portal, sender, file)).answer, [204], file.name);
    }
    const waiting = await whenSettled(portal, sender, {
      'good.txt': 'waiting',
      'bad.txt': 'waiting',
    });
    await ground.query(`update sending set state = 'sent', sent_at = now() where id = $1`, [
      sender.sendingId,
    ]);
    const open = async (cookie: string, side: 'en/family' | 'officer', id: string) => {
      const address = `${portal.url}/${side}/sent-file/${id}?view=original&use=download`;
      return (await fetch(address, { headers: { Cookie: cookie } })).status;
    };
    for (const { id } of waiting) {
      expect(await open(sender.cookie, 'en/family', id)).toBe(404);
      expect(await open(officer, 'officer', id)).toBe(404);
    }
    // Asked again while it is away, they go on waiting.
    await retry();
    await sleep(1500);
    await whenSettled(portal, sender, { 'good.txt': 'waiting', 'bad.txt': 'waiting' });

    await clamd.start();
    await retry();
    const judged = await whenSettled(portal, sender, { 'good.txt': 'ready', 'bad.txt': 'refused' });
    const idOf = (name: string) => judged.find((file) => file.name === name)!.id;
    expect(await open(sender.cookie, 'en/family', idOf('good.txt'))).toBe(200);
    expect(await open(sender.cookie, 'en/family', idOf('bad.txt'))).toBe(404);
    expect(await open(officer, 'officer', idOf('bad.txt'))).toBe(404);
    const scans = await ground.query<{ name: string; scan: string; gone: boolean }>(
      `select name, scan, store_key is null as gone from family_file where sending_id = $1 order by name`,
      [sender.sendingId],
    );
    expect(scans).toEqual([
      { name: 'bad.txt', scan: 'found', gone: true },
      { name: 'good.txt', scan: 'clean', gone: false },
    ]);

    // What was found once stays out, also in the middle of another outage and from somebody else.
    await clamd.stop();
    const other = await makeSender(ground);
    const { answer } = await throughTus(portal, other, bad);
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 422, body: 'found' });
  } finally {
    await portal.stop();
    await clamd.remove();
    await ground.stop();
  }
});

/** A signed-in officer, made in the database itself; gives the `Cookie` header. */
async function makeOfficer(ground: Ground): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const [member] = await ground.query<{ id: string }>(
    `insert into staff_member (email, name, roles)
     values ('looks@example.org', 'Odile Brand', '{OFFICER}') returning id`,
  );
  await ground.query(
    `insert into session (id, audience, staff_id, ends_at)
     values ($1, 'staff', $2, now() + interval '2 hours')`,
    [createHash('sha256').update(secret).digest('base64url'), member!.id],
  );
  return `session=${secret}`;
}
