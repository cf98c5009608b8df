import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asDate } from '~/domains/clock/index.server';
import { db } from '~/platform/db/database.server';
import { openStoredFile, sweepStore } from '~/platform/files/file-store.server';
import { createQueueItem } from '../../../../tests/factories';
import { eicar, startClamd, type RunningClamd } from '../../../../tests/support/clamd';
import {
  jobsOf,
  makeTestSender,
  openFilesGround,
  postForm,
  rowsOf,
  type FilesGround,
  type TestSender,
} from './files.test-support';
import {
  checkFile,
  makePages,
  openFileForParent,
  removeFile,
  retryWaitingFiles,
} from './index.server';

let clamd: RunningClamd;
let ground: FilesGround;
let sender: TestSender;

beforeAll(async () => {
  clamd = await startClamd();
  ground = await openFilesGround({ CLAMD_URL: clamd.url });
});
afterAll(async () => {
  await ground?.close();
  await clamd?.remove();
});
beforeEach(async () => {
  sender = await makeTestSender();
});

async function sent(name: string, bytes: Buffer | string, by: TestSender = sender) {
  await postForm(by, [{ name, bytes }]);
  return (await rowsOf(by)).at(-1)!;
}

const rowOf = (id: string) =>
  db().familyFile.findUniqueOrThrow({ where: { id }, include: { views: true } });
const mailsTo = (by: TestSender) =>
  db().outgoingMail.findMany({ where: { toAddress: by.parent.email } });
const auditOf = (id: string) =>
  db().$queryRaw<{ action: string }[]>`select action from audit_event
    where detail->>'file' = ${id} order by id`;
const opens = (id: string, by: TestSender = sender) =>
  openFileForParent(by.parent.id, { file: id, view: 'original' });

/** As `sendSending` leaves it, with an item of its own. */
async function markSent(by: TestSender) {
  const item = await createQueueItem({ kind: 'evidence' });
  await db().sending.update({
    where: { id: by.sendingId },
    data: { state: 'sent', sentAt: new Date(), itemId: item.id, receivedOn: asDate('2026-11-22') },
  });
  return item.id;
}
const flagsOf = async (id: string) =>
  (await db().queueItem.findUniqueOrThrow({ where: { id }, select: { flags: true } })).flags;

describe('checking a file', () => {
  test('makes a text ready, and says so in the audit trail', async () => {
    const file = await sent('reading.txt', 'We read three books this week.\n');
    expect(await opens(file.id)).toBeNull();
    await checkFile(file.id);
    expect(await rowOf(file.id)).toMatchObject({ state: 'ready', scan: 'clean', sort: 'text' });
    expect(await opens(file.id)).toMatchObject({ name: 'reading.txt', bytes: 31 });
    await checkFile(file.id);
    expect((await auditOf(file.id)).map((row) => row.action)).toEqual([
      'sent-file.received',
      'sent-file.ready',
    ]);
    expect(await mailsTo(sender)).toEqual([]);
  });

  test('swaps a picture for one without metadata, with views, and lets go of the original', async () => {
    const photo = await sharp({
      create: { width: 1600, height: 1200, channels: 3, background: '#336699' },
    })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 35/1 0/1' } })
      .jpeg()
      .toBuffer();
    const file = await sent('garden.jpg', photo);
    const original = file.storeKey!;
    await checkFile(file.id);
    const row = await rowOf(file.id);
    expect(row).toMatchObject({ state: 'ready', sort: 'image', stripped: true, width: 1600 });
    expect(row.storeKey).not.toBe(original);
    expect(row.views.map((view) => view.view).sort()).toEqual(['screen', 'small']);
    const shown = Buffer.from(
      await new Response(await openStoredFile(row.storeKey!)).arrayBuffer(),
    );
    expect(Number(row.bytes)).toBe(shown.length);
    expect((await sharp(shown).metadata()).exif).toBeUndefined();
    await sweepStore();
    await expect(openStoredFile(original)).rejects.toThrow();
  });

  test('refuses what lies about its type: the bytes go, officers and the parent are told once', async () => {
    const file = await sent('drawing.jpg', 'MZ\u0090\u0000 not a drawing at all');
    const other = await sent('letter.pdf', '<html><script>alert(1)</script></html>');
    const itemId = await markSent(sender);
    await checkFile(file.id);
    await checkFile(other.id);
    for (const { id, storeKey } of [file, other]) {
      const row = await rowOf(id);
      expect(row).toMatchObject({ state: 'refused', storeKey: null });
      expect(row.refusal).not.toBeNull();
      expect(await opens(id)).toBeNull();
      await sweepStore();
      await expect(openStoredFile(storeKey!)).rejects.toThrow();
    }
    expect(await flagsOf(itemId)).toEqual(['file-refused']);
    const mails = await mailsTo(sender);
    expect(mails.map((mail) => mail.template)).toEqual(['file-not-taken']);
    expect(JSON.stringify(mails[0]!.data)).not.toContain('drawing');
  });

  test('asks for the page pictures of a PDF and makes them once', async () => {
    const pdf = await sent('plan.pdf', pdfOf('A week at home'));
    await checkFile(pdf.id);
    expect(await rowOf(pdf.id)).toMatchObject({ state: 'ready', sort: 'pdf', pages: null });
    expect(await jobsOf('make-pages')).toContainEqual({ id: pdf.id });
    await makePages(pdf.id);
    await makePages(pdf.id);
    const row = await rowOf(pdf.id);
    expect(row.pages).toBe(1);
    expect(row.views.filter((view) => view.view === 'page')).toMatchObject([{ page: 1 }]);
    const page = { file: pdf.id, view: 'page' as const, page: 1 };
    expect(await openFileForParent(sender.parent.id, page)).toMatchObject({
      name: expect.stringMatching(/^plan-1\./),
    });
  });

  test('does nothing to a file that its sender removed meanwhile', async () => {
    const file = await sent('gone.txt', 'gone');
    expect(await removeFile(sender.parent.id, file.id)).toBe('removed');
    await checkFile(file.id);
    expect(await db().familyFile.findUnique({ where: { id: file.id } })).toBeNull();
  });
});

describe('what a scanner finds', () => {
  test('is refused everywhere it was sent, stays out, and everyone concerned is told', async () => {
    const bad = `${randomBytes(2000).toString('hex')}\n${eicar}\n`;
    // Another family's copy was ready before the scanner knew it.
    const other = await makeTestSender();
    ground.use({ CLAMD_URL: '' });
    const theirs = await sent('notes.txt', bad, other);
    await checkFile(theirs.id);
    expect(await rowOf(theirs.id)).toMatchObject({ state: 'ready', scan: 'not-scanned' });
    const theirItem = await markSent(other);
    ground.use({});

    const mine = await sent('notes.txt', bad);
    const again = await sent('again.txt', bad);
    const myItem = await markSent(sender);
    await checkFile(mine.id);
    for (const { id } of [mine, again, theirs]) {
      expect(await rowOf(id)).toMatchObject({
        state: 'refused',
        refusal: 'found',
        scan: 'found',
        storeKey: null,
        views: [],
      });
      expect((await auditOf(id)).at(-1)!.action).toBe('sent-file.found-bad');
    }
    expect(await opens(theirs.id, other)).toBeNull();
    for (const item of [myItem, theirItem]) {
      expect(await flagsOf(item)).toEqual(['file-refused', 'file-found-bad']);
    }
    expect(await mailsTo(sender)).toHaveLength(1);
    expect(await mailsTo(other)).toHaveLength(1);
    const third = await makeTestSender();
    await sent('new name.txt', bad, third);
    expect((await rowsOf(third))[0]).toMatchObject({ state: 'refused', refusal: 'found' });
    await sweepStore();
    expect(await db().storedObject.count({ where: { sha256: mine.sha256 } })).toBe(0);
  });

  test('in a file larger than 30 MB is found too', async () => {
    const file = await sent('long.txt', `${'reading '.repeat(4_200_000)}${eicar}`);
    expect(Number(file.bytes)).toBeGreaterThan(30_000_000);
    await checkFile(file.id);
    expect(await rowOf(file.id)).toMatchObject({ state: 'refused', refusal: 'found' });
  });
});

describe('a scanner that is away', () => {
  test('keeps files waiting, unopened, until it is back', async () => {
    const good = await sent('good.txt', 'good words');
    const bad = await sent('bad.txt', `words ${eicar}`);
    await clamd.stop();
    for (const { id } of [good, bad]) {
      await checkFile(id);
      expect(await rowOf(id)).toMatchObject({ state: 'waiting', scan: 'pending' });
      expect(await opens(id)).toBeNull();
    }
    await db().$executeRaw`delete from graphile_worker._private_jobs`;
    expect(await retryWaitingFiles()).toBe(0);
    expect(await jobsOf('check-file')).toEqual([]);
    await clamd.start();
    expect(await retryWaitingFiles()).toBe(2);
    expect(await retryWaitingFiles()).toBe(0);
    for (const { id } of await jobsOf('check-file')) await checkFile(id);
    expect(await rowOf(good.id)).toMatchObject({ state: 'ready', scan: 'clean' });
    expect(await rowOf(bad.id)).toMatchObject({ state: 'refused', refusal: 'found' });
    expect(await mailsTo(sender)).toHaveLength(1);
  });

  test('or that reads less than a file holds: never clean, tried again later', async () => {
    const small = await startClamd(1);
    try {
      ground.use({ CLAMD_URL: small.url });
      const file = await sent('large.txt', 'reading '.repeat(400_000));
      await checkFile(file.id);
      expect(await rowOf(file.id)).toMatchObject({ state: 'waiting', scan: 'pending' });
      await db().$executeRaw`delete from graphile_worker._private_jobs
        where key = ${`check-file:${file.id}`}`;
      expect(await retryWaitingFiles()).toBe(0);
      ground.use({});
      await checkFile(file.id);
      expect(await rowOf(file.id)).toMatchObject({ state: 'ready', scan: 'clean' });
    } finally {
      ground.use({});
      await small.remove();
    }
  });
});

/** A PDF of one page with one line. */
function pdfOf(line: string): Buffer {
  const content = `BT /F1 24 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
