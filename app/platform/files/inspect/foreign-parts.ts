import type { FileBytes } from './file-bytes';

const WINDOW = 1024 * 1024;
const OVERLAP = 8 * 1024;

const SIGNATURES = [
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  '\x7fELF',
  'MSCF\0\0\0\0',
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
];
/** An opening tag or script mark with readable text behind it: chance does not make these. */
const MARKUP =
  /<(?:script|html|svg|iframe|body|object|embed|\?php|\?=|%@|!doctype\s+html)[\s>/=][\s\x20-\x7e]{8}/i;

/** True where the piece opens markup or a script that a browser or a server would run. */
export function holdsMarkup(bytes: Buffer): boolean {
  return MARKUP.test(bytes.toString('latin1'));
}

/** True where a Windows program starts anywhere in the piece. */
export function holdsProgram(bytes: Buffer): boolean {
  for (
    let at = bytes.indexOf('MZ');
    at >= 0 && at + 64 <= bytes.length;
    at = bytes.indexOf('MZ', at + 1)
  ) {
    const head = at + bytes.readUInt32LE(at + 60);
    if (head <= at + 4096 && bytes.toString('latin1', head, head + 4) === 'PE\0\0') return true;
  }
  return false;
}

/** True where an entry of a zip starts in the piece: its head must make sense, not only its mark. */
export function holdsZipEntry(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    if (at + 30 > bytes.length) return false;
    const version = bytes.readUInt16LE(at + 4) & 0xff;
    const method = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 26);
    const name = bytes.subarray(at + 30, at + 30 + Math.min(nameLength, 16));
    const readable = name.length > 0 && name.every((byte) => byte >= 0x20 && byte !== 0x7f);
    if (version <= 63 && [0, 8, 9, 12, 14, 93, 95, 99].includes(method) && readable) return true;
  }
  return false;
}

/** True where the end record of a zip stands near the end of the file and names a directory. */
export async function endsAsZip(file: FileBytes): Promise<boolean> {
  const tail = await file.upTo(Math.max(0, file.size - 66_000), 66_000);
  const start = file.size - tail.length;
  for (
    let at = tail.lastIndexOf('PK\x05\x06');
    at >= 0;
    at = at > 0 ? tail.lastIndexOf('PK\x05\x06', at - 1) : -1
  ) {
    if (at + 22 > tail.length) continue;
    const length = tail.readUInt32LE(at + 12);
    const count = tail.readUInt16LE(at + 10);
    if (count === 0 || length < 46) continue;
    const directory = await file.upTo(start + at - length, 4);
    const named = await file.upTo(tail.readUInt32LE(at + 16), 4);
    if ([directory, named].some((bytes) => bytes.toString('latin1') === 'PK\x01\x02')) return true;
  }
  return false;
}

type Looking = {
  /** Also a document that could be lifted out: for kinds that never hold one. */
  documents: boolean;
};

/**
 * True where the part of the file from `start` to `end` holds a program, a packed file, a page or a
 * script: what makes one file two. Reads it once, in pieces.
 */
export async function holdsForeignPart(
  file: FileBytes,
  start: number,
  end: number,
  looking: Looking,
): Promise<boolean> {
  for await (const { bytes } of file.windows(start, end, WINDOW, OVERLAP)) {
    if (holdsMarkup(bytes) || holdsProgram(bytes) || holdsZipEntry(bytes)) return true;
    if (SIGNATURES.slice(0, 2).some((mark) => bytes.includes(mark, 0, 'latin1'))) return true;
    if (holdsElf(bytes)) return true;
    if (looking.documents && SIGNATURES.slice(3).some((mark) => bytes.includes(mark, 0, 'latin1')))
      return true;
    if (looking.documents && /%PDF-[12]\.\d/.test(bytes.toString('latin1'))) return true;
  }
  return false;
}

function holdsElf(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('\x7fELF'); at >= 0; at = bytes.indexOf('\x7fELF', at + 4)) {
    const head = bytes.subarray(at, at + 16);
    if (head.length < 16) return false;
    const [kind, order, version] = [head[4], head[5], head[6]];
    if ((kind === 1 || kind === 2) && (order === 1 || order === 2) && version === 1) return true;
  }
  return false;
}

/** True where the bytes read as text: what a script hidden in a picture does. */
export function readsAsText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  let readable = 0;
  for (const byte of bytes)
    if ((byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13)) readable += 1;
  return readable / bytes.length > 0.95;
}

/**
 * Judges what stands behind the proper end of a picture or recording. Padding, a second picture and
 * the film of a phone's moving photo are honest; text is not, nor is what `holdsForeignPart` knows.
 */
export async function badTrailer(file: FileBytes, end: number): Promise<boolean> {
  const head = await file.upTo(end, 4096);
  let from = 0;
  while (from < head.length && [0, 0xff, 9, 10, 13, 0x20].includes(head[from] ?? 1)) from += 1;
  const trailer = head.subarray(from);
  return trailer.length >= 8 && readsAsText(trailer);
}
