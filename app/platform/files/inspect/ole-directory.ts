import { Broken, type FileBytes } from './file-bytes';

const FREE = 0xfffffffa;
const ENTRIES = 16_384;

export type OleEntry = {
  name: string;
  kind: 'storage' | 'stream' | 'root';
  start: number;
  bytes: number;
};

export type OleFile = {
  entries: OleEntry[];
  /** The class of the root storage, as 32 hexadecimal digits. */
  rootClass: string;
  /** The first bytes of a stream, at most `most`. */
  head(entry: OleEntry, most: number): Promise<Buffer>;
};

/** Reads the directory of a compound file by position (MS-CFB 2). */
export async function readOleFile(file: FileBytes): Promise<OleFile> {
  const header = Buffer.from(await file.exactly(0, 512));
  const sectorPower = header.readUInt16LE(30);
  if (sectorPower !== 9 && sectorPower !== 12) throw new Broken('sector size');
  const sector = 2 ** sectorPower;
  const offset = (number: number) => (number + 1) * sector;
  const fatSectors = await listFatSectors(file, header, sector);
  const next = async (number: number) => {
    const table = fatSectors[Math.floor(number / (sector / 4))];
    if (table === undefined) throw new Broken('sector beyond the table');
    return (await file.exactly(offset(table) + (number % (sector / 4)) * 4, 4)).readUInt32LE(0);
  };
  /** The bytes along a chain of sectors, at most `most`. */
  const chain = async (start: number, most: number) => {
    const parts: Buffer[] = [];
    let length = 0;
    for (let number = start; number < FREE && length < most; number = await next(number)) {
      file.step();
      const part = await file.upTo(offset(number), sector);
      if (part.length === 0) throw new Broken('sector beyond the end');
      parts.push(Buffer.from(part));
      length += sector;
    }
    return Buffer.concat(parts).subarray(0, most);
  };
  const directory = await chain(header.readUInt32LE(48), ENTRIES * 128);
  if (directory.length < 128) throw new Broken('no directory');
  const { entries, rootClass } = listEntries(directory);
  const root = entries.find(({ kind }) => kind === 'root');
  if (!root) throw new Broken('no root');
  await checkLength(file, fatSectors, sector);
  const cutoff = header.readUInt32LE(56);
  const small = async (entry: OleEntry, most: number) => {
    const container = await chain(root.start, Math.min(root.bytes, 4 * 1024 * 1024));
    const table = await chain(header.readUInt32LE(60), 4 * 1024 * 1024);
    const parts: Buffer[] = [];
    for (
      let number = entry.start, left = Math.min(most, entry.bytes);
      number < FREE && left > 0;
      left -= 64
    ) {
      file.step();
      parts.push(container.subarray(number * 64, number * 64 + Math.min(64, left)));
      if (number * 4 + 4 > table.length) break;
      number = table.readUInt32LE(number * 4);
    }
    return Buffer.concat(parts);
  };
  return {
    entries,
    rootClass,
    head: (entry, most) =>
      entry.bytes < cutoff ? small(entry, most) : chain(entry.start, Math.min(most, entry.bytes)),
  };
}

/** Every sector that another leads to must be there: a file cut short lacks some. */
async function checkLength(file: FileBytes, fatSectors: number[], sector: number): Promise<void> {
  const last = Math.ceil(file.size / sector) - 2;
  for (const [index, table] of fatSectors.entries()) {
    const entries = await file.exactly((table + 1) * sector, sector);
    for (let at = 0; at < sector; at += 4) {
      const next = entries.readUInt32LE(at);
      if (next < FREE && (next > last || (index * sector + at) / 4 > last))
        throw new Broken('cut short');
    }
  }
}

async function listFatSectors(file: FileBytes, header: Buffer, sector: number): Promise<number[]> {
  const most = Math.ceil(file.size / sector / (sector / 4)) + 2;
  const list: number[] = [];
  const add = (bytes: Buffer, from: number, count: number) => {
    for (let index = 0; index < count && list.length < most; index += 1) {
      const number = bytes.readUInt32LE(from + index * 4);
      if (number < FREE) list.push(number);
    }
  };
  add(header, 76, 109);
  const seen = new Set<number>();
  for (let at = header.readUInt32LE(68); at < FREE && list.length < most;) {
    if (seen.has(at)) throw new Broken('tables in a ring');
    seen.add(at);
    const table = await file.exactly((at + 1) * sector, sector);
    add(table, 0, sector / 4 - 1);
    at = table.readUInt32LE(sector - 4);
  }
  return list;
}

const KINDS = { 1: 'storage', 2: 'stream', 5: 'root' } as const;

function listEntries(directory: Buffer): { entries: OleEntry[]; rootClass: string } {
  const entries: OleEntry[] = [];
  let rootClass = '';
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const kind = KINDS[directory[at + 66] as keyof typeof KINDS];
    const length = directory.readUInt16LE(at + 64);
    if (!kind || length < 2 || length > 64) continue;
    if (kind === 'root') rootClass = directory.toString('hex', at + 80, at + 96);
    entries.push({
      name: directory.toString('utf16le', at, at + length - 2),
      kind,
      start: directory.readUInt32LE(at + 116),
      bytes: directory.readUInt32LE(at + 120),
    });
  }
  return { entries, rootClass };
}
