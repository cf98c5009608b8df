import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '~/platform/db/database.server';
import { openStoredFile } from '~/platform/files/file-store.server';
import {
  announce,
  arrived,
  fileOf,
  patch,
  send,
  tusHeaders,
} from '../../../../tests/support/uploads';
import {
  jobsOf,
  makeDraft,
  makeTestSender,
  openFilesGround,
  postBody,
  postForm,
  rowsOf,
  type FilesGround,
  type TestSender,
} from './files.test-support';
import { clearUploads, fileLimitsOf, listFiles, removeFile } from './index.server';
import { wrapKey } from '~/platform/files/file-keys.server';
import { appendToSpool, newSpool } from '~/platform/files/spool.server';
import { finishUpload } from './finish-upload.server';
import { uploadOf } from './upload-rows.server';

let ground: FilesGround;
let sender: TestSender;

beforeAll(async () => {
  ground = await openFilesGround();
});
afterAll(() => ground.close());
beforeEach(async () => {
  sender = await makeTestSender();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const stored = async (storeKey: string) =>
  Buffer.from(await new Response(await openStoredFile(storeKey)).arrayBuffer());

async function announced(name: string, length: number, by: TestSender = sender): Promise<URL> {
  const answer = await announce(ground.origin, by, { name, length });
  expect(answer.status, answer.body).toBe(201);
  return new URL(answer.headers.location!, ground.origin);
}

async function sendWhole(name: string, bytes: Buffer, by: TestSender = sender) {
  const url = await announced(name, bytes.length, by);
  return { url, answer: await patch(url, by, fileOf(name, bytes), 0, bytes.length) };
}

describe('resumable uploads', () => {
  test('in parts, cut in the middle, are kept byte for byte, once, with a piece and a job', async () => {
    const bytes = randomBytes(700_001);
    const file = fileOf('weeks.bin', bytes);
    const url = await announced(file.name, file.length);
    expect((await patch(url, sender, file, 0, 1)).status).toBe(204);
    expect((await patch(url, sender, file, 1, 300_017)).status).toBe(204);
    expect(await arrived(url, sender)).toBe(300_017);
    const [line] = await listFiles(sender.parent, { sendingId: sender.sendingId });
    expect(line).toMatchObject({ name: 'weeks.bin', state: 'uploading', bytes: 700_001 });
    expect((await patch(url, sender, file, 10, 20)).status).toBe(409);
    expect((await patch(url, sender, file, 300_017, file.length)).status).toBe(204);
    const [row] = await rowsOf(sender);
    expect(row).toMatchObject({ state: 'received', sha256: sha256(bytes), spoolKey: null });
    expect(row!.piece).toMatchObject({ form: 'file', sendingId: sender.sendingId });
    expect((await stored(row!.storeKey!)).equals(bytes)).toBe(true);
    expect(await jobsOf('check-file')).toContainEqual({ id: row!.id });
    // A sender that did not hear the answer asks again, and sends the end again.
    expect(await arrived(url, sender)).toBe(file.length);
    expect((await patch(url, sender, file, file.length, file.length)).status).toBe(204);
    expect(await rowsOf(sender)).toHaveLength(1);
    expect(await db().piece.count({ where: { sendingId: sender.sendingId } })).toBe(1);
    expect(await ground.bytesOnDisk()).not.toContain(row!.id.replaceAll('-', ''));
  });

  test('finished many times at once make one record', async () => {
    const { url } = await sendWhole('once.txt', Buffer.from('some words'));
    const id = url.pathname.split('/').at(-1)!;
    const again = await Promise.all([1, 2, 3, 4].map(() => finishUpload(id)));
    expect(again).toEqual([1, 2, 3, 4].map(() => ({ kind: 'received' })));
    expect(await db().piece.count({ where: { fileId: id } })).toBe(1);
    const audits = await db().$queryRaw<{ n: number }[]>`select count(*)::int as n from audit_event
      where action = 'sent-file.received' and detail->>'file' = ${id}`;
    expect(audits).toEqual([{ n: 1 }]);
  });

  test('whole but never finished are finished when they are asked after, or an hour later', async () => {
    const whole = async () => {
      const { url: sent } = await sendWhole('kept.txt', Buffer.from('all of it'));
      // As a process leaves it that ends between the last byte and the store.
      const { key, id: spool } = newSpool();
      const id = uploadOf(spool);
      const before = sent.pathname.split('/').at(-1)!;
      await db().piece.deleteMany({ where: { fileId: before } });
      await db().familyFile.update({
        where: { id: before },
        data: { id, state: 'uploading', storeKey: null, sha256: null, spoolKey: wrapKey(key) },
      });
      async function* words() {
        yield Buffer.from('all of it');
      }
      await appendToSpool(spool, key, 0, words(), 9);
      const url = new URL(`/upload/${id}`, ground.origin);
      return { id, url };
    };
    const asked = await whole();
    expect(await arrived(asked.url, sender)).toBe(9);
    expect(await db().familyFile.findUnique({ where: { id: asked.id } })).toMatchObject({
      state: 'received',
    });
    const left = await whole();
    expect(await clearUploads(new Date(Date.now() + 3_700_000))).toMatchObject({ finished: 1 });
    expect(await db().piece.count({ where: { fileId: left.id } })).toBe(1);
  });

  test('belong to one account: nobody else can ask, add, or remove', async () => {
    const url = await announced('mine.txt', 4);
    const other = await makeTestSender();
    const file = fileOf('mine.txt', Buffer.from('evil'));
    const headers = tusHeaders(ground.origin, other);
    expect((await patch(url, other, file, 0, 4)).status).toBe(404);
    expect((await send(url, 'HEAD', headers)).status).toBe(404);
    expect((await send(url, 'DELETE', headers)).status).toBe(404);
    const into = { ...other, sendingId: sender.sendingId };
    expect((await announce(ground.origin, into, file)).status).toBe(409);
    // Nor behind an upload of one's own: the protocol reads what follows the last slash.
    const behind = new URL(
      `?x=${url.pathname.replace('/upload', '')}`,
      await announced('own', 4, other),
    );
    expect((await patch(behind, other, file, 0, 4)).status).toBe(404);
    expect((await send(behind, 'HEAD', headers)).status).toBe(404);
    expect(await arrived(url, sender)).toBe(0);
  });

  test('a session that ends in the middle stops them; the same parent goes on after signing in', async () => {
    const file = fileOf('long.txt', randomBytes(1000));
    const url = await announced(file.name, file.length);
    await patch(url, sender, file, 0, 400);
    await db().session.updateMany({
      where: { accountId: sender.parent.id },
      data: { revokedAt: new Date() },
    });
    const answer = await patch(url, sender, file, 400, 1000);
    expect([answer.status, answer.body]).toEqual([401, 'signed-out']);
    const { signedIn } = await import('../../../../tests/factories');
    const again = { ...sender, cookie: await signedIn({ accountId: sender.parent.id }) };
    expect(await arrived(url, again)).toBe(400);
    expect((await patch(url, again, file, 400, 1000)).status).toBe(204);
    expect((await rowsOf(sender))[0]).toMatchObject({ state: 'received' });
  });

  test.each([
    ['empty', 'a.txt', 0, 422],
    ['too-big', 'a.txt', 101 * 1024 * 1024, 413],
    ['name', '../a.txt', 5, 422],
    ['name', 'a\u202etxt.exe', 5, 422],
  ])('are refused at once: %s', async (word, name, length, status) => {
    const answer = await announce(ground.origin, sender, { name, length });
    expect([answer.status, answer.body]).toEqual([status, word]);
    expect(await rowsOf(sender)).toEqual([]);
  });

  test('are not taken into a sending that is sent; one on its way stays behind', async () => {
    const file = fileOf('late.txt', Buffer.from('late'));
    const url = await announced(file.name, 4);
    await db().sending.update({
      where: { id: sender.sendingId },
      data: { state: 'sent', sentAt: new Date() },
    });
    const answer = await patch(url, sender, file, 0, 4);
    expect([answer.status, answer.body]).toEqual([409, 'not-open']);
    expect((await announce(ground.origin, sender, file)).body).toBe('not-open');
    expect(await db().piece.count({ where: { sendingId: sender.sendingId } })).toBe(0);
    const day = 86_400_000;
    await clearUploads(new Date(Date.now() + 2 * day));
    expect(await rowsOf(sender)).toEqual([]);
  });

  test('are removed with what has arrived, by their sender or after seven days', async () => {
    const file = fileOf('half.txt', randomBytes(100));
    const one = await announced(file.name, 100);
    const two = await announced(file.name, 100);
    for (const url of [one, two]) await patch(url, sender, file, 0, 50);
    expect((await send(one, 'DELETE', tusHeaders(ground.origin, sender))).status).toBe(204);
    expect(await rowsOf(sender)).toHaveLength(1);
    const day = 86_400_000;
    await clearUploads(new Date(Date.now() + 6.9 * day));
    expect(await rowsOf(sender)).toHaveLength(1);
    await clearUploads(new Date(Date.now() + 7.1 * day));
    expect(await rowsOf(sender)).toEqual([]);
    for (const url of [one, two]) {
      expect(await ground.bytesOnDisk()).not.toContain(
        url.pathname.split('/').at(-1)!.replaceAll('-', ''),
      );
      expect((await send(url, 'HEAD', tusHeaders(ground.origin, sender))).status).toBe(404);
    }
  });

  test('that no longer open: staff, other methods, other addresses', async () => {
    const { createStaff, signedIn } = await import('../../../../tests/factories');
    const staff = { ...sender, cookie: await signedIn({ staffId: (await createStaff()).id }) };
    expect((await announce(ground.origin, staff, { name: 'a', length: 1 })).status).toBe(403);
    const headers = tusHeaders(ground.origin, sender);
    for (const [method, path, status] of [
      ['GET', '/upload', 405],
      ['PUT', '/upload', 405],
      ['HEAD', '/upload', 404],
      ['PATCH', '/upload', 404],
      ['POST', `/upload/${crypto.randomUUID()}`, 404],
      ['HEAD', '/upload/..%2f..%2fetc', 404],
      ['HEAD', `/upload/${crypto.randomUUID()}`, 404],
    ] as const) {
      expect((await send(new URL(path, ground.origin), method, headers)).status).toBe(status);
    }
    for (const part of [{ 'Upload-Defer-Length': '1' }, { 'Upload-Concat': 'partial' }]) {
      const answer = await send(new URL('/upload', ground.origin), 'POST', { ...headers, ...part });
      expect([answer.status, answer.body]).toEqual([400, 'malformed']);
    }
  });
});

describe('the plain form', () => {
  test('keeps what is good although another is refused, and leads back', async () => {
    const good = randomBytes(300_000);
    const where = await postForm(
      sender,
      [
        { name: 'one.bin', bytes: good },
        { name: 'nothing.txt', bytes: '' },
        { name: 'x\u0007y.txt', bytes: 'bell' },
        { name: 'two.txt', bytes: 'two' },
      ],
      { back: `/en/family/evidence/${sender.sendingId}` },
    );
    expect(`${where.pathname}${where.search}`).toBe(
      `/en/family/evidence/${sender.sendingId}?files=done&received=2&refused=2`,
    );
    const rows = await rowsOf(sender);
    expect(rows.map((row) => [row.name, row.state, row.refusal])).toEqual([
      ['one.bin', 'received', null],
      ['nothing.txt', 'refused', 'empty'],
      ['xy.txt', 'refused', 'name'],
      ['two.txt', 'received', null],
    ]);
    expect((await stored(rows[0]!.storeKey!)).equals(good)).toBe(true);
    expect(rows.map((row) => row.piece !== null)).toEqual([true, false, false, true]);
  });

  test('sent again with the same key adds nothing, also at the same moment', async () => {
    const files = ['one', 'two'].map((name) => ({ name: `${name}.txt`, bytes: name }));
    const fields = { submitKey: crypto.randomUUID() };
    await Promise.all([1, 2, 3].map(() => postForm(sender, files, fields)));
    await postForm(sender, files, fields);
    expect((await rowsOf(sender)).map((row) => row.name)).toEqual(['one.txt', 'two.txt']);
    await postForm(sender, files, { submitKey: crypto.randomUUID() });
    expect(await rowsOf(sender)).toHaveLength(4);
  });

  test('leads nowhere but to pages of families', async () => {
    for (const back of ['https://elsewhere.example/', '//elsewhere.example', '/officer', '/\\x']) {
      const where = await postForm(sender, [{ name: 'a.txt', bytes: 'a' }], { back });
      expect(where.origin + where.pathname).toBe('http://localhost:3000/en/family/files');
    }
  });

  test('broken off keeps the files that were whole, and nothing of the others', async () => {
    const before = (await ground.bytesOnDisk()).length;
    const part = (name: string, body: string) =>
      `--b\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n${body}`;
    const body = `${part('whole.txt', 'whole')}\r\n${part('half.txt', 'half of i')}`;
    const type = { 'Content-Type': 'multipart/form-data; boundary=b' };
    await postBody(sender, body, type);
    expect((await rowsOf(sender)).map((row) => row.name)).toEqual(['whole.txt']);
    expect((await ground.bytesOnDisk()).length).toBe(before + 1);
    expect((await postBody(sender, 'no form at all', type)).searchParams.get('files')).toBe('none');
    const none = { 'Content-Type': 'multipart/form-data' };
    expect((await postBody(sender, 'x', none)).searchParams.get('files')).toBe('none');
  });

  test('looks no further than any form of ours goes, and keeps what came before', async () => {
    const part = (head: string) =>
      `--b\r\nContent-Disposition: form-data; name="x"${head}\r\n\r\nsome words\r\n`;
    const file = (name: string) => part(`; filename="${name}.txt"`);
    const body = `${file('first')}${part('').repeat(50_000)}${file('late')}--b--\r\n`;
    const began = performance.now();
    // As it comes over a line.
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < body.length; at += 65_536)
          controller.enqueue(Buffer.from(body.slice(at, at + 65_536)));
        controller.close();
      },
    });
    await postBody(sender, chunks, { 'Content-Type': 'multipart/form-data; boundary=b' });
    expect(performance.now() - began).toBeLessThan(1000);
    expect((await rowsOf(sender)).map((row) => row.name)).toEqual(['first.txt']);
  });

  test("adds nothing to another account's draft", async () => {
    const other = await makeTestSender();
    const post = postForm({ ...other, sendingId: sender.sendingId }, [
      { name: 'a.txt', bytes: 'a' },
    ]);
    await expect(post).rejects.toMatchObject({ status: 404 });
    expect(await rowsOf(sender)).toEqual([]);
  });

  test('reads no body whole that only looks like a short form', async () => {
    await postForm(sender, [{ name: 'a.txt', bytes: 'a' }]);
    const [row] = await rowsOf(sender);
    const type = { 'Content-Type': 'application/x-www-form-urlencodedX' };
    const where = await postBody(sender, `remove=${row!.id}`, type);
    expect(where.searchParams.get('files')).toBe('none');
    expect(await rowsOf(sender)).toHaveLength(1);
  });

  test('removes a file of a draft, and none of what was sent', async () => {
    await postForm(sender, [
      { name: 'a.txt', bytes: 'a' },
      { name: 'b.txt', bytes: 'b' },
    ]);
    const [a, b] = await rowsOf(sender);
    const remove = (by: TestSender, id: string) =>
      postBody(by, new URLSearchParams({ remove: id, back: '/en/family/plans' }));
    const other = await makeTestSender();
    expect((await remove(other, a!.id)).searchParams.get('files')).toBe('not-open');
    expect((await remove(sender, a!.id)).searchParams.get('files')).toBe('removed');
    expect(await db().storedObject.findUnique({ where: { storeKey: a!.storeKey! } })).toMatchObject(
      { state: 'doomed' },
    );
    await db().sending.update({
      where: { id: sender.sendingId },
      data: { state: 'sent', sentAt: new Date() },
    });
    expect(await removeFile(sender.parent.id, b!.id)).toBe('not-open');
    expect(await removeFile(sender.parent.id, 'nonsense')).toBe('not-open');
    expect((await rowsOf(sender)).map((row) => row.name)).toEqual(['b.txt']);
  });
});

describe('limits', () => {
  test('of an account hold for both ways together, also for uploads announced at once', async () => {
    const environment = ground.use({});
    environment.profile.files.familyGigabytes = 1 / 1024;
    try {
      const half = 600 * 1024;
      const ask = () => announce(ground.origin, sender, { name: 'half.bin', length: half });
      const answers = await Promise.all([ask(), ask(), ask()]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 413, 413]);
      expect(answers.find((answer) => answer.status === 413)!.body).toBe('family-full');
      expect((await fileLimitsOf(sender.parent.id)).leftBytes).toBe(424 * 1024);
      // Another draft of the same account has no more room; another account has its own.
      const draft = { ...sender, sendingId: await makeDraft(sender.parent.id) };
      await postForm(draft, [{ name: 'more.bin', bytes: randomBytes(500 * 1024) }]);
      expect((await rowsOf(draft))[0]).toMatchObject({ state: 'refused', refusal: 'family-full' });
      const forms = [1, 2].map((n) =>
        postForm(draft, [{ name: `${n}.bin`, bytes: randomBytes(300 * 1024) }]),
      );
      await Promise.all(forms);
      const kept = (await rowsOf(draft)).filter((row) => row.state === 'received');
      expect(kept).toHaveLength(1);
      const other = await makeTestSender();
      expect((await announce(ground.origin, other, { name: 'a', length: half })).status).toBe(201);
    } finally {
      environment.profile.files.familyGigabytes = 2;
    }
  });

  test('of a sending: two hundred files, and not one more', async () => {
    const { id: accountId } = sender.parent;
    await db().familyFile.createMany({
      data: Array.from({ length: 199 }, (_, n) => ({
        accountId,
        sendingId: sender.sendingId,
        name: `${n}.txt`,
        state: 'received',
        through: 'form',
        bytes: 1n,
      })),
    });
    const ask = () => announce(ground.origin, sender, { name: 'more.txt', length: 1 });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
    await postForm(sender, [{ name: 'form.txt', bytes: 'form' }]);
    const last = (await rowsOf(sender)).at(-1);
    expect(last).toMatchObject({ name: 'form.txt', state: 'refused', refusal: 'too-many' });
  });

  test('content once found bad is refused at once, both ways', async () => {
    const bytes = Buffer.from('what a scanner found');
    await db().badContent.create({ data: { sha256: sha256(bytes), finding: 'Test' } });
    const { answer } = await sendWhole('bad.txt', bytes);
    expect([answer.status, answer.body]).toEqual([422, 'found']);
    await postForm(sender, [{ name: 'bad too.txt', bytes }]);
    const rows = await rowsOf(sender);
    expect(rows.map((row) => [row.state, row.refusal, row.storeKey])).toEqual([
      ['refused', 'found', null],
      ['refused', 'found', null],
    ]);
    expect(await db().storedObject.count({ where: { sha256: sha256(bytes) } })).toBe(0);
  });
});
