import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db, inTransaction } from '~/platform/db/database.server';
import { signFileLink } from '~/platform/files/file-link.server';
import { keepStored, storeFile } from '~/platform/files/file-store.server';
import { rangeOf } from '~/platform/files/file-answer.server';
import { safeName, uniquePaths } from './archive-names';
import {
  makeTestSender,
  openFilesGround,
  type FilesGround,
  type TestSender,
} from './files.test-support';
import {
  answerLink,
  archiveForParent,
  familyFileDoor,
  leadToFile,
  listFiles,
} from './index.server';

let ground: FilesGround;
let sender: TestSender;

beforeAll(async () => {
  ground = await openFilesGround();
});
afterAll(() => ground.close());
beforeEach(async () => {
  sender = await makeTestSender();
});
afterEach(() => {
  vi.useRealTimers();
});

type Given = {
  name?: string;
  contentType?: string;
  state?: string;
  bytes?: Buffer;
  by?: TestSender;
};

/** A file that has been checked, as the check leaves it. */
async function ready({ name, contentType, state, bytes, by = sender }: Given = {}) {
  const content = bytes ?? randomBytes(200_000);
  const stored = await storeFile(content);
  const row = await inTransaction(async (tx) => {
    await keepStored(tx, stored.storeKey);
    const file = await tx.familyFile.create({
      data: {
        accountId: by.parent.id,
        sendingId: by.sendingId,
        name: name ?? 'song.mp3',
        state: state ?? 'ready',
        scan: 'clean',
        through: 'form',
        bytes: BigInt(stored.bytes),
        storeKey: stored.storeKey,
        sha256: stored.sha256,
        contentType: contentType ?? 'audio/mpeg',
        refusal: state === 'refused' ? 'damaged' : null,
        receivedAt: new Date(),
      },
    });
    const piece = { sendingId: by.sendingId, form: 'file', fileId: file.id };
    await tx.piece.create({ data: piece });
    return file;
  });
  return { id: row.id, content };
}

const doorOf = (by: TestSender) => familyFileDoor(by.parent, 'en');
const asked = (headers: Record<string, string> = {}, search = '') =>
  new Request(`http://localhost:3000/x${search}`, { headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

/** What is in a zip, in its order. */
async function entriesOf(zip: Buffer): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  const file = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(zip, {
    lazyEntries: false,
    autoClose: false,
  });
  const found: yauzl.Entry[] = [];
  file.on('entry', (entry: yauzl.Entry) => found.push(entry));
  await new Promise((resolve, reject) => file.on('end', resolve).on('error', reject));
  for (const entry of found) {
    const open = promisify<yauzl.Entry, NodeJS.ReadableStream>(file.openReadStream.bind(file));
    entries.set(entry.fileName, await buffer(await open(entry)));
  }
  return entries;
}

/** The address that the stable one leads to. */
async function linkTo(id: string, search = '?use=show', by: TestSender = sender) {
  const answer = await leadToFile(doorOf(by), id, asked({}, search));
  expect(answer.status).toBe(303);
  const [, token] = /^\/en\/family\/f\/([^/]+)$/.exec(answer.headers.get('Location')!)!;
  return token!;
}

const get = (token: string, headers: Record<string, string> = {}, by: TestSender = sender) =>
  answerLink(doorOf(by), token, asked(headers));

describe('opening an own file', () => {
  test('leads over a link to the bytes, shown with nothing that runs', async () => {
    const { id, content } = await ready();
    const answer = await get(await linkTo(id));
    expect(answer.status).toBe(200);
    expect((await bytesOf(answer)).equals(content)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-disposition': expect.stringMatching(/^inline; /),
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
    });
    const policy = answer.headers.get('Content-Security-Policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/; sandbox$/);
    expect(policy).not.toMatch(/script|allow-/);
  });

  test.each([
    ['application/pdf', 'show'],
    ['text/plain', 'show'],
    ['image/svg+xml', 'show'],
    ['text/html', 'show'],
    ['audio/mpeg', 'download'],
  ])('is a download where it is %s asked for to %s', async (contentType, use) => {
    const { id } = await ready({ contentType });
    const answer = await get(await linkTo(id, `?use=${use}`));
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; /);
    expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox");
    await answer.body?.cancel();
  });

  test.each(['received', 'waiting', 'refused'])('is not possible while it is %s', async (state) => {
    const { id } = await ready({ state });
    expect((await leadToFile(doorOf(sender), id, asked())).status).toBe(404);
    const token = signFileLink(
      { file: id, view: 'original', use: 'show' },
      sender.parent.sessionId,
    );
    expect((await get(token)).status).toBe(404);
  });

  test('is for nobody else: not by its address, not by a link, not with a link of their own', async () => {
    const { id } = await ready();
    const other = await makeTestSender();
    const token = await linkTo(id);
    expect((await leadToFile(doorOf(other), id, asked())).status).toBe(404);
    expect((await get(token, {}, other)).status).toBe(404);
    const forged = signFileLink(
      { file: id, view: 'original', use: 'show' },
      other.parent.sessionId,
    );
    expect((await get(forged, {}, other)).status).toBe(404);
    expect(await listFiles(other.parent)).toEqual([]);
  });

  test.each(['', 'nonsense', '../../etc/passwd', '00000000-0000-4000-8000-000000000000'])(
    'has no file %j, and no odd view of one',
    async (file) => {
      expect((await leadToFile(doorOf(sender), file, asked())).status).toBe(404);
      const { id } = await ready();
      for (const search of ['?view=secret', '?view=page', '?page=1', '?use=run', '?view=small']) {
        expect((await leadToFile(doorOf(sender), id, asked({}, search))).status).toBe(404);
      }
    },
  );

  test('a link ends after five minutes, and says where to go on', async () => {
    const { id } = await ready({ contentType: 'image/jpeg', name: 'a.jpg' });
    const token = await linkTo(id, '?use=show');
    vi.useFakeTimers({ now: Date.now() + 299_000, toFake: ['Date'] });
    const still = await get(token);
    expect(still.status).toBe(200);
    await still.body?.cancel();
    vi.setSystemTime(Date.now() + 2_000);
    const ended = await get(token, { Range: 'bytes=5-' });
    expect(ended.status).toBe(410);
    expect(await ended.text()).toContain(
      `href="/en/family/sent-file/${id}?view=original&amp;use=show"`,
    );
    vi.setSystemTime(Date.now() + 2 * 3_600_000);
    const long = await get(token);
    expect(long.status).toBe(410);
    expect(await long.text()).toContain('href="/en/family/files"');
  });

  test('sound that is playing goes on for an hour, and begins no more after five minutes', async () => {
    const { id, content } = await ready();
    const token = await linkTo(id);
    vi.useFakeTimers({ now: Date.now() + 50 * 60_000, toFake: ['Date'] });
    expect((await get(token)).status).toBe(410);
    expect((await get(token, { Range: 'bytes=0-' })).status).toBe(410);
    const on = await get(token, { Range: 'bytes=1000-' });
    expect(on.status).toBe(206);
    expect((await bytesOf(on)).equals(content.subarray(1000))).toBe(true);
    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect((await get(token, { Range: 'bytes=1000-' })).status).toBe(410);
  });
});

describe('ranges', () => {
  test.each([
    ['bytes=0-', 0, 9],
    ['bytes=3-5', 3, 5],
    ['bytes=3-500', 3, 9],
    ['bytes=-4', 6, 9],
    ['bytes=-400', 0, 9],
    ['bytes=9-', 9, 9],
  ])('%s of ten bytes', (range, start, end) => {
    expect(rangeOf(asked({ Range: range }), 10)).toEqual({ start, end });
  });

  test.each(['bytes=10-', 'bytes=-0', 'bytes=10-20'])('%s is past ten bytes', (range) => {
    expect(rangeOf(asked({ Range: range }), 10)).toBe('none-such');
  });

  test.each(['', 'bytes=', 'bytes=-', 'bytes=5-3', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b'])(
    '%j is answered with the whole',
    (range) => {
      expect(rangeOf(asked({ Range: range }), 10)).toBeNull();
    },
  );

  test('give those bytes and no others, or 416', async () => {
    const { id, content } = await ready();
    const token = await linkTo(id);
    const part = await get(token, { Range: 'bytes=65530-131080' });
    expect(part.headers.get('Content-Range')).toBe(`bytes 65530-131080/${content.length}`);
    expect(part.headers.get('Content-Length')).toBe(String(131_080 - 65_530 + 1));
    expect((await bytesOf(part)).equals(content.subarray(65_530, 131_081))).toBe(true);
    const past = await get(token, { Range: `bytes=${content.length}-` });
    expect([past.status, past.headers.get('Content-Range')]).toEqual([
      416,
      `bytes */${content.length}`,
    ]);
  });
});

describe('the archive', () => {
  test('holds every file that is ready under a name of its own, and a list of all', async () => {
    const one = await ready({ name: 'week.txt', contentType: 'text/plain' });
    const two = await ready({ name: 'WEEK.txt', contentType: 'text/plain' });
    const odd = await ready({ name: 'CON.txt', contentType: 'text/plain' });
    await ready({ name: 'broken.pdf', state: 'refused' });
    await db().piece.create({
      data: { sendingId: sender.sendingId, form: 'link', text: 'https://example.org/garden' },
    });
    await ready({ name: 'theirs.txt', by: await makeTestSender() });
    const answer = await archiveForParent(sender.parent.id, 'en');
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="everything-/);
    const packed = await entriesOf(await bytesOf(answer));
    const names = [...packed.keys()];
    const folder = names[1]!.split('/')[0]!;
    expect(names).toEqual([
      'list.txt',
      `${folder}/week.txt`,
      `${folder}/WEEK (2).txt`,
      `${folder}/_CON.txt`,
    ]);
    [one, two, odd].forEach((file, at) => {
      expect(packed.get(names[at + 1]!)!.equals(file.content)).toBe(true);
    });
    const list = packed.get('list.txt')!.toString();
    expect(list).toContain('https://example.org/garden');
    expect(list).toContain('broken.pdf (not in this download)');
    expect(list).not.toContain('theirs');
  });

  test('is let go of where nobody takes it to the end', async () => {
    await ready({ bytes: randomBytes(3_000_000) });
    const answer = await archiveForParent(sender.parent.id, 'en');
    const open = () =>
      readdirSync('/proc/self/fd')
        .map((fd) => {
          try {
            return readlinkSync(`/proc/self/fd/${fd}`, 'utf8');
          } catch {
            return '';
          }
        })
        .filter((path) => path.startsWith(ground.folder));
    const reader = answer.body!.getReader();
    // Past the list and into the file.
    for (let read = 0; read < 200_000;) read += (await reader.read()).value!.byteLength;
    expect(open()).toHaveLength(1);
    await reader.cancel();
    expect(open()).toEqual([]);
  });

  test.each([
    ['../../x.sh', '_.._x.sh'],
    ['a:b*c?.txt', 'a_b_c_.txt'],
    ['.hidden', 'hidden'],
    ['nul', '_nul'],
    ['trailing. ', 'trailing'],
    ['...', 'file'],
    ['اردو میں.pdf', 'اردو میں.pdf'],
    [`${'long '.repeat(60)}.docx`, `${'long '.repeat(60).slice(0, 115).trimEnd()}.docx`],
  ])('calls %j %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  test('gives the same name twice two paths, however it is written', () => {
    const pathOf = uniquePaths();
    const paths = ['é.txt', 'é.TXT'.normalize('NFD'), 'É.txt', 'é.txt'].map((name) =>
      pathOf('f', name),
    );
    expect(new Set(paths.map((path) => path.normalize('NFKC').toLowerCase())).size).toBe(4);
  });
});
