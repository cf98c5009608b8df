import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl';
import type { Refusal } from '~/platform/files/file-kinds';
import { Broken, type FileBytes } from './file-bytes';
import { holdsForeignPart, holdsMarkup } from './foreign-parts';

const ENTRIES = 20_000;
/** What an honest document never unfolds to: 2 GB in all, or 150 times its size beyond 64 MB. */
const UNFOLDED = 2 * 1024 ** 3;
const UNFOLDED_RATIO = 150;
const UNFOLDED_FREE = 64 * 1024 * 1024;
const HEAD = 30;

export type ZipEntry = {
  name: string;
  start: number;
  packed: number;
  bytes: number;
  method: number;
};

export type ZipDirectory = {
  entries: ZipEntry[];
  names: Map<string, ZipEntry>;
  /** The first bytes of an entry, unpacked; at most `most` of them. */
  peek(entry: ZipEntry, most: number): Promise<Buffer>;
  /** An entry unpacked in pieces. Stop reading to stop the work. */
  unpack(entry: ZipEntry): AsyncIterable<Buffer>;
};

class ByPosition extends RandomAccessReader {
  constructor(private readonly file: FileBytes) {
    super();
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.file.exactly(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(null);
      },
      (error: unknown) => callback(error as Error),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.file, start, end));
  }
}

async function* pieces(file: FileBytes, start: number, end: number): AsyncGenerator<Buffer> {
  for await (const { bytes } of file.windows(start, end, 64 * 1024, 0)) yield bytes;
}

/** Where the end record stands: the last one that has room for itself. `Broken` without one. */
async function endRecord(file: FileBytes): Promise<{ at: number; after: number }> {
  const length = Math.min(file.size, 66_000);
  const tail = await file.exactly(file.size - length, length);
  const at = tail.lastIndexOf('PK\x05\x06');
  if (at < 0 || at + 22 > length) throw new Broken('no end record');
  const after = at + 22 + tail.readUInt16LE(at + 20);
  if (after > length) throw new Broken('comment');
  return { at: file.size - length + at, after: file.size - length + after };
}

/**
 * Reads the directory of a zip-based document and proves that it is nothing else: no data before,
 * between or behind the entries, no two entries in one place, no name twice, nothing that unfolds
 * absurdly. A refusal where it is.
 */
export async function readZipDirectory(file: FileBytes): Promise<ZipDirectory | Refusal> {
  const record = await endRecord(file);
  if (record.after < file.size) return 'two-in-one';
  const comment = await file.upTo(record.at + 22, record.after - record.at - 22);
  if (comment.length > 4096 || holdsMarkup(comment) || /^#!|@echo/.test(comment.toString('latin1')))
    return 'two-in-one';
  const listed = await listEntries(file);
  if (typeof listed === 'string') return listed;
  const entries: ZipEntry[] = [];
  const names = new Map<string, ZipEntry>();
  let unfolded = 0;
  let before = 0;
  for (const entry of listed.sort(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    file.step();
    const at = entry.relativeOffsetOfLocalHeader;
    const head = await file.exactly(at, HEAD);
    if (head.readUInt32LE(0) !== 0x04034b50) throw new Broken('entry');
    const nameLength = head.readUInt16LE(26);
    const name = await file.exactly(at + HEAD, nameLength);
    if (!name.equals(entry.fileNameRaw)) throw new Broken('entry under two names');
    const start = at + HEAD + nameLength + head.readUInt16LE(28);
    if (at < before || start + entry.compressedSize > record.at)
      throw new Broken('entries overlap');
    if (before === 0 && at > 0) return 'two-in-one';
    if (at - before > 24 && (await holdsForeignPart(file, before, at, { documents: true })))
      return 'two-in-one';
    before = start + entry.compressedSize;
    unfolded += entry.uncompressedSize;
    if (names.has(entry.fileName)) throw new Broken('name twice');
    const kept = {
      name: entry.fileName,
      start,
      packed: entry.compressedSize,
      bytes: entry.uncompressedSize,
      method: entry.compressionMethod,
    };
    entries.push(kept);
    names.set(kept.name, kept);
  }
  if (unfolded > UNFOLDED) return 'damaged';
  if (unfolded > UNFOLDED_FREE && unfolded > file.size * UNFOLDED_RATIO) return 'damaged';
  const unpack = (entry: ZipEntry) => unpacked(file, entry);
  return { entries, names, unpack, peek: (entry, most) => peeked(unpack(entry), most) };
}

async function listEntries(file: FileBytes): Promise<Entry[] | Refusal> {
  const entries: Entry[] = [];
  try {
    const zip = await fromRandomAccessReaderPromise(new ByPosition(file), file.size, {
      autoClose: false,
      lazyEntries: true,
    });
    if (zip.entryCount > ENTRIES) return 'damaged';
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return 'locked';
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return 'damaged';
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof Error && /encrypt/i.test(error.message)) return 'locked';
    throw error instanceof Broken ? error : new Broken('directory', { cause: error });
  }
  return entries;
}

async function* unpacked(file: FileBytes, entry: ZipEntry): AsyncGenerator<Buffer> {
  const source = pieces(file, entry.start, entry.start + entry.packed);
  if (entry.method === 0) {
    yield* source;
    return;
  }
  const inflate = createInflateRaw();
  const reading = Readable.from(source);
  reading.on('error', (error) => inflate.destroy(error));
  reading.pipe(inflate);
  try {
    for await (const piece of inflate) {
      file.step();
      yield piece as Buffer;
    }
  } finally {
    reading.destroy();
    inflate.destroy();
  }
}

async function peeked(source: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    kept.push(piece);
    length += piece.length;
    if (length >= most) break;
  }
  return Buffer.concat(kept).subarray(0, most);
}
