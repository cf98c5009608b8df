import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '~/platform/documents/render-pdf.server';
import { bufferReader } from './buffer-reader';
import { inspectFile } from './inspect-file.server';
import { hostileFiles } from '../../../../tests/support/hostile-files';
import {
  box,
  movie,
  mp3Frames,
  office,
  pdfWith,
  png,
} from '../../../../tests/support/hostile-files-makers';
import { honestFiles } from '../../../../tests/support/hostile-files-honest';

const limits = { megapixels: 100 };

describe('honest files', () => {
  it('are all taken, each as what it is', async () => {
    const files = await honestFiles();
    expect(files.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const { name, why, bytes, sort } of files) {
      const finding = await inspectFile(bufferReader(bytes), name, limits);
      const said = finding.ok ? finding.sort : finding.refusal;
      if (said !== sort) wrong.push(`${name} (${why}): ${said}`);
    }
    expect(wrong).toEqual([]);
  });

  it('include what the letter writer sets', async () => {
    const template = '#set document(title: sys.inputs.title)\n= Our week';
    const pdf = await renderPdf(template, {}, { language: 'en', title: 'Our week' });
    const finding = await inspectFile(bufferReader(Buffer.from(pdf)), 'letter.pdf', limits);
    expect(finding).toMatchObject({ ok: true, sort: 'pdf' });
  });
});

async function whole(bytes: Buffer | AsyncIterable<Buffer>): Promise<Buffer> {
  if (Buffer.isBuffer(bytes)) return bytes;
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

describe('hostile files', () => {
  it('are refused, each for a right reason', async () => {
    const files = await hostileFiles();
    expect(files.length).toBeGreaterThan(300);
    const wrong: string[] = [];
    for (const { name, why, bytes, expect: right } of files) {
      const finding = await inspectFile(bufferReader(await whole(bytes())), name, limits);
      const said = finding.ok ? 'taken' : finding.refusal;
      const fits = right.some((one) => one === said || (one === 'found' && finding.ok));
      if (!fits) wrong.push(`${name.slice(0, 60)} (${why}): ${said}, not ${right.join('/')}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

/** Counts what is read of a file, and gives no more than asked for. */
function counted(bytes: Buffer) {
  const reader = bufferReader(bytes);
  let read = 0;
  let most = 0;
  return {
    reader: {
      ...reader,
      read: (position: number, length: number) => {
        read += length;
        most = Math.max(most, length);
        return reader.read(position, length);
      },
    },
    read: () => read,
    most: () => most,
  };
}

describe('bounds', () => {
  it('never throws on a file changed at random, and reads only so much of it', async () => {
    const files = (await honestFiles()).filter(({ bytes }) => bytes.length < 60_000);
    const change = fc.record({
      file: fc.constantFrom(...files),
      spots: fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.uint8Array({ minLength: 1, maxLength: 8 }),
        ),
        { maxLength: 12 },
      ),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ file, spots, keep, cut }) => {
        const bytes = Buffer.from(file.bytes);
        for (const [where, by] of spots)
          bytes.set(
            by.subarray(0, bytes.length),
            Math.floor(where * Math.max(0, bytes.length - by.length)),
          );
        const changed = cut ? bytes.subarray(0, Math.floor(bytes.length * keep)) : bytes;
        const watched = counted(changed);
        const started = performance.now();
        const finding = await inspectFile(watched.reader, file.name, limits);
        expect(typeof finding.ok).toBe('boolean');
        expect(watched.read()).toBeLessThanOrEqual(changed.length * 6 + 33 * 1024 * 1024);
        expect(performance.now() - started).toBeLessThan(5000);
      }),
      { numRuns: 1500, seed: 20260102 },
    );
  }, 120_000);

  it('reads a large file in pieces', async () => {
    const films = [
      Buffer.concat([
        movie('mp42', ['vide', 'soun']),
        box('mdat', Buffer.alloc(60 * 1024 * 1024, 0x5a)),
      ]),
      pdfWith('', [{ dictionary: '/Subtype /Image', data: Buffer.alloc(60 * 1024 * 1024, 0x5a) }]),
    ];
    for (const [index, bytes] of films.entries()) {
      const watched = counted(bytes);
      const finding = await inspectFile(watched.reader, index ? 'large.pdf' : 'large.mp4', limits);
      expect(finding.ok).toBe(true);
      expect(watched.most()).toBeLessThanOrEqual(1024 * 1024);
      expect(watched.read()).toBeLessThan(bytes.length * 2.5);
    }
  }, 120_000);

  it('passes on the failure of the store instead of blaming the file', async () => {
    const away = new Error('store away');
    const reader = { ...bufferReader(Buffer.alloc(100)), read: () => Promise.reject(away) };
    await expect(inspectFile(reader, 'pond.jpg', limits)).rejects.toBe(away);
  });

  it('holds the pixel limit to the pixel', async () => {
    const at = (width: number) =>
      inspectFile(bufferReader(png(width, 1000)), 'a.png', { megapixels: 2 });
    expect(await at(2000)).toMatchObject({ ok: true, width: 2000, height: 1000 });
    expect(await at(2001)).toEqual({ ok: false, refusal: 'too-many-pixels' });
  });
});

describe('text made to keep a reader busy', () => {
  const MB = 1024 * 1024;
  const filled = (unit: string, bytes = 4 * MB) => unit.repeat(Math.ceil(bytes / unit.length));
  it.each([
    ['new lines', 'a.txt', filled('\n')],
    ['spaces', 'a.csv', filled(' "')],
    ['comments', 'a.txt', filled('<!---->')],
    ['tags', 'a.txt', filled('<a b ')],
    ['heads of mail', 'a.txt', filled('\nMIME-Version:')],
    ['fields', 'a.rtf', `{\\rtf1 ${filled('\\fldinst ')}}`],
    ['streams', 'a.pdf', Buffer.concat([pdfWith(), Buffer.from(filled('>>stream\n')), pdfWith()])],
    [
      'locks',
      'a.pdf',
      Buffer.concat([pdfWith(), Buffer.from(filled('/Filter /Standard ')), pdfWith()]),
    ],
    ['names', 'a.pdf', Buffer.concat([pdfWith(), Buffer.from(filled('/XFA 1')), pdfWith()])],
    ['relations', 'a.docx', office('docx', [], { links: filled('<Relationship ', MB) })],
    ['formulas', 'a.xlsx', office('xlsx', [{ name: 'xl/a.xml', bytes: filled('<f ') }])],
    ['programs', 'a.mp3', Buffer.concat([mp3Frames(20), Buffer.from(filled('MZPE\0\0'))])],
  ])('%s', async (_, name, bytes) => {
    const started = performance.now();
    await inspectFile(bufferReader(Buffer.from(bytes as string)), name, limits);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
