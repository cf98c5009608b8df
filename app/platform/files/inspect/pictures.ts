import type { FileBytes } from './file-bytes';
import { Broken } from './file-bytes';
import { readsAsText } from './foreign-parts';

/** What the header of a picture tells. `frames` counts what a decoder would unfold; `end` is where the picture properly ends. */
export type PictureHead = { width: number; height: number; frames: number; end: number };

/** Reads a JPEG: its size, and where its end mark stands. A start that is also a script throws nothing but says so. */
export async function readJpeg(file: FileBytes): Promise<PictureHead | 'two-in-one'> {
  let at = 2;
  let size: { width: number; height: number } | null = null;
  for (;;) {
    const head = await file.exactly(at, 2);
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff) throw new Broken('no marker');
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const length = (await file.exactly(at + 2, 2)).readUInt16BE(0);
    if (length < 2) throw new Broken('segment length');
    // A comment sign of a script where a length should stand.
    if (at === 2 && length === 0x2f2a) return 'two-in-one';
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const frame = await file.exactly(at + 4, 5);
      const told = { width: frame.readUInt16BE(3), height: frame.readUInt16BE(1) };
      if (!size || told.width * told.height > size.width * size.height) size = told;
    }
    at += 2 + length;
    if (marker === 0xda) at = await nextJpegMarker(file, at);
  }
  if (!size || size.width === 0 || size.height === 0) throw new Broken('no frame');
  return { ...size, frames: 1, end: at + 2 };
}

async function nextJpegMarker(file: FileBytes, from: number): Promise<number> {
  for await (const { at, bytes } of file.windows(from, file.size, 64 * 1024, 1)) {
    for (
      let on = bytes.indexOf(0xff);
      on >= 0 && on + 1 < bytes.length;
      on = bytes.indexOf(0xff, on + 1)
    ) {
      const next = bytes[on + 1] ?? 0;
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at + on;
    }
  }
  throw new Broken('no end mark');
}

/** Reads the chunks of a PNG. */
export async function readPng(file: FileBytes): Promise<PictureHead> {
  const head = await file.exactly(8, 25);
  if (head.toString('latin1', 4, 8) !== 'IHDR' || head.readUInt32BE(0) !== 13)
    throw new Broken('IHDR');
  const width = head.readUInt32BE(8);
  const height = head.readUInt32BE(12);
  if (width === 0 || height === 0) throw new Broken('no size');
  let frames = 1;
  let data = false;
  for (let at = 33; ;) {
    const chunk = await file.exactly(at, 8);
    const length = chunk.readUInt32BE(0);
    const name = chunk.toString('latin1', 4, 8);
    if (!/^[A-Za-z]{4}$/.test(name)) throw new Broken('chunk');
    if (name === 'acTL') frames = Math.max(1, (await file.exactly(at + 8, 4)).readUInt32BE(0));
    if (name === 'IDAT') data = true;
    at += 12 + length;
    if (at > file.size) throw new Broken('cut short');
    if (name !== 'IEND') continue;
    if (!data) throw new Broken('no picture');
    return { width, height, frames, end: at };
  }
}

/** Reads the blocks of a GIF and counts its frames. */
export async function readGif(file: FileBytes): Promise<PictureHead | 'two-in-one'> {
  const head = await file.exactly(0, 13);
  // A GIF that is also a script is text from its first byte on.
  if (readsAsText(await file.upTo(0, 64)) || head.toString('latin1', 6, 8) === '/*')
    return 'two-in-one';
  const size = { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table(head[10] ?? 0);
  let frames = 0;
  const cursor = new GifCursor(file);
  for (;;) {
    const mark = await cursor.byte(at);
    if (mark === 0x3b) break;
    if (mark === 0x21) at = await cursor.skipBlocks(at + 2);
    else if (mark === 0x2c) {
      const image = await file.exactly(at, 10);
      size.width = Math.max(size.width, image.readUInt16LE(5));
      size.height = Math.max(size.height, image.readUInt16LE(7));
      frames += 1;
      at = await cursor.skipBlocks(at + 11 + table(image[9] ?? 0));
    } else throw new Broken('block');
  }
  if (frames === 0 || size.width === 0 || size.height === 0) throw new Broken('no picture');
  return { ...size, frames, end: at + 1 };
}

/** Goes through the small blocks of a GIF without asking the file for every one of them. */
class GifCursor {
  private start = 0;
  private bytes: Buffer = Buffer.alloc(0);

  constructor(private readonly file: FileBytes) {}

  async byte(at: number): Promise<number> {
    if (at < this.start || at >= this.start + this.bytes.length) {
      this.start = at;
      this.bytes = await this.file.upTo(at, 256 * 1024);
      if (this.bytes.length === 0) throw new Broken('cut short');
    }
    return this.bytes[at - this.start] ?? 0;
  }

  async skipBlocks(from: number): Promise<number> {
    let at = from;
    for (;;) {
      const inside = at >= this.start && at < this.start + this.bytes.length;
      const length = inside ? (this.bytes[at - this.start] ?? 0) : await this.byte(at);
      at += length + 1;
      if (length === 0) return at;
    }
  }
}

/** Reads the chunks of a WebP. */
export async function readWebp(file: FileBytes): Promise<PictureHead | 'two-in-one'> {
  const length = (await file.exactly(4, 4)).readUInt32LE(0) + 8;
  if ((await file.exactly(4, 2)).toString('latin1') === '/*') return 'two-in-one';
  if (length > file.size) throw new Broken('cut short');
  let size: { width: number; height: number } | null = null;
  let frames = 0;
  let pixels = false;
  for (let at = 12; at + 8 <= length;) {
    const chunk = await file.exactly(at, 8);
    const name = chunk.toString('latin1', 0, 4);
    const told = await webpSize(file, name, at + 8);
    if (told && (!size || told.width * told.height > size.width * size.height)) size = told;
    if (name === 'ANMF') frames += 1;
    if (['ANMF', 'VP8 ', 'VP8L'].includes(name)) pixels = true;
    const bytes = chunk.readUInt32LE(4);
    if (at + 8 + bytes > length) throw new Broken('chunk');
    at += 8 + bytes + (bytes & 1);
  }
  if (!size || !pixels) throw new Broken('no picture');
  return { ...size, frames: Math.max(1, frames), end: length };
}

async function webpSize(file: FileBytes, name: string, at: number) {
  const uint24 = (bytes: Buffer, from: number) => bytes.readUIntLE(from, 3);
  if (name === 'VP8X') {
    const bytes = await file.exactly(at, 10);
    return { width: uint24(bytes, 4) + 1, height: uint24(bytes, 7) + 1 };
  }
  if (name === 'ANMF') {
    const bytes = await file.exactly(at, 12);
    return { width: uint24(bytes, 6) + 1, height: uint24(bytes, 9) + 1 };
  }
  if (name === 'VP8L') {
    const bits = (await file.exactly(at, 5)).readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (name !== 'VP8 ') return null;
  const bytes = await file.exactly(at, 10);
  return { width: bytes.readUInt16LE(6) & 0x3fff, height: bytes.readUInt16LE(8) & 0x3fff };
}

const TIFF_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
const PAGES = 2000;

/** Reads the directories of a TIFF, both its kinds; the pages are summed up as frames of the largest. */
export async function readTiff(file: FileBytes): Promise<PictureHead> {
  const head = await file.exactly(0, 16);
  const little = head[0] === 0x49;
  const big = (little ? head.readUInt16LE(2) : head.readUInt16BE(2)) === 43;
  const number = (bytes: Buffer, at: number, length: number) => {
    if (length === 8) {
      const value = little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
      return value > 2n ** 50n ? Number.MAX_SAFE_INTEGER : Number(value);
    }
    return little ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
  };
  const word = big ? 8 : 4;
  const seen = new Set<number>();
  let largest = { width: 0, height: 0 };
  let pixels = 0;
  for (let at = number(head, big ? 8 : 4, word); at !== 0;) {
    if (seen.has(at) || seen.size >= PAGES) throw new Broken('directories in a ring');
    seen.add(at);
    const count = number(await file.exactly(at, big ? 8 : 2), 0, big ? 8 : 2);
    const length = big ? 20 : 12;
    if (count === 0 || count > 4096) throw new Broken('directory');
    const entries = await file.exactly(at + (big ? 8 : 2), count * length + word);
    const page = { width: 0, height: 0 };
    let strips: number[] = [];
    let counts: number[] = [];
    for (let entry = 0; entry < count * length; entry += length) {
      const tag = number(entries, entry, 2);
      const bytes = TIFF_BYTES[number(entries, entry + 2, 2)] ?? 0;
      const many = number(entries, entry + 4, word);
      const far = bytes * many > word ? number(entries, entry + 4 + word, word) : 0;
      if (far + bytes * many > file.size) throw new Broken('cut short');
      if (![256, 257, 273, 279, 324, 325].includes(tag)) continue;
      if (bytes === 0 || many === 0 || many > 1_000_000) throw new Broken('tag');
      const inline = bytes * many <= word;
      const values = inline
        ? entries.subarray(entry + 4 + word, entry + 4 + 2 * word)
        : await file.exactly(number(entries, entry + 4 + word, word), bytes * many);
      const list = Array.from({ length: Math.min(many, 65_536) }, (_, index) =>
        number(values, index * bytes, bytes),
      );
      if (tag === 256) page.width = list[0] ?? 0;
      else if (tag === 257) page.height = list[0] ?? 0;
      else if (tag === 273 || tag === 324) strips = list;
      else counts = list;
    }
    if (page.width === 0 || page.height === 0 || strips.length === 0)
      throw new Broken('no picture');
    if (strips.some((start, index) => start + (counts[index] ?? 0) > file.size))
      throw new Broken('cut short');
    pixels += page.width * page.height;
    if (page.width * page.height > largest.width * largest.height) largest = page;
    at = number(entries, count * length, word);
  }
  if (seen.size === 0) throw new Broken('no directory');
  return { ...largest, frames: pixels / (largest.width * largest.height), end: file.size };
}
