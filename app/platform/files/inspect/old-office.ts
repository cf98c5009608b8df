import type { Refusal } from '~/platform/files/file-kinds';
import { Broken, type FileBytes } from './file-bytes';
import { found, refused, type Finding } from './finding';
import { endsAsZip, holdsProgram } from './foreign-parts';
import { readOleFile, type OleEntry, type OleFile } from './ole-directory';

const STREAM = 32 * 1024 * 1024;
/** The class of a Windows Installer package, its merge modules and patches. */
const INSTALLER = /^8[46]100c0000000000c000000000000046$/;
const MACROS =
  /^(?:_?vba(?:_project)?|_vba_project_cur|macros|dir|_vba_project|projectwm|srp_\d+)$/i;
const OBJECTS =
  /^(?:\x01ole10native|package|mbd[0-9a-f]{8}|_\d{9,10}|\x01ole10itemname|\x03objinfo|\x03linkinfo|ctls)$/i; // eslint-disable-line no-control-regex

/** Inspects a compound file: a Word, Excel or PowerPoint document of the older kind. */
export async function inspectOldOffice(file: FileBytes): Promise<Finding> {
  const ole = await readOleFile(file);
  const stream = (name: RegExp) =>
    ole.entries.find((entry) => entry.kind === 'stream' && name.test(entry.name));
  if (INSTALLER.test(ole.rootClass) || stream(/^\u4840/)) return refused('program');
  if (stream(/^EncryptedPackage$/i) || stream(/^EncryptedSummary$/i)) return refused('locked');
  const word = stream(/^WordDocument$/i);
  const book = stream(/^(?:Workbook|Book)$/i);
  const slides = stream(/^PowerPoint Document$/i);
  if (!word && !book && !slides) return refused('unknown-kind');
  const refusal =
    byNames(ole.entries) ??
    (word && (await badWord(ole, word))) ??
    (book && (await badBook(ole, book))) ??
    (slides && (await badSlides(ole, slides))) ??
    (await badWhole(file));
  if (refusal) return refused(refusal);
  if (word) return found('application/msword', 'document', 'doc');
  if (book) return found('application/vnd.ms-excel', 'sheet', 'xls');
  return found('application/vnd.ms-powerpoint', 'slides', 'ppt');
}

function byNames(entries: OleEntry[]): Refusal | null {
  if (entries.some(({ name }) => MACROS.test(name))) return 'macros';
  return entries.some(({ name }) => OBJECTS.test(name)) ? 'active' : null;
}

/** The flags of the file information block tell a password (MS-DOC 2.5.2). */
async function badWord(ole: OleFile, entry: OleEntry): Promise<Refusal | null> {
  const head = await ole.head(entry, 32);
  if (head.length < 32 || ![0xa5ec, 0xa5dc].includes(head.readUInt16LE(0)))
    throw new Broken('no document');
  return (head.readUInt16LE(10) & 0x0100) !== 0 ? 'locked' : null;
}

/** The records of a workbook (MS-XLS 2.4): password, macro sheets, links that start a program. */
async function badBook(ole: OleFile, entry: OleEntry): Promise<Refusal | null> {
  const bytes = await ole.head(entry, STREAM);
  if (bytes.length < 8 || (bytes[0] ?? 0) !== 0x09) throw new Broken('no workbook');
  for (let at = 0; at + 4 <= bytes.length;) {
    const kind = bytes.readUInt16LE(at);
    const record = bytes.subarray(at + 4, at + 4 + bytes.readUInt16LE(at + 2));
    if (kind === 0x2f) return 'locked';
    if (kind === 0xd3) return 'macros';
    if (kind === 0x85 && (record[5] === 1 || record[5] === 6)) return 'macros';
    if (
      kind === 0x1ae &&
      record.length > 6 &&
      record[4] !== 0x01 &&
      record.subarray(4, 400).includes(3)
    ) {
      const marked = record.readUInt16LE(2);
      if (marked !== 0x0401 && marked !== 0x3a01) return 'active';
    }
    at += 4 + record.length;
    if (kind === 0 && record.length === 0) break;
  }
  return null;
}

const SLIDES = { vba: 0x0400, object: 0x1011, linked: 0x0fce, embedded: 0x0fcc, control: 0x0fee };

/** The records of a presentation (MS-PPT 2.3): macros and embedded objects are among them. */
async function badSlides(ole: OleFile, entry: OleEntry): Promise<Refusal | null> {
  const user = ole.entries.find(({ name }) => /^Current User$/i.test(name));
  const mark = user ? await ole.head(user, 16) : Buffer.alloc(0);
  if (mark.length >= 16 && mark.readUInt32LE(12) === 0xf3d1c4df) return 'locked';
  const bytes = await ole.head(entry, STREAM);
  let found: Refusal | null = null;
  for (let at = 0; at + 8 <= bytes.length;) {
    const container = ((bytes[at] ?? 0) & 0x0f) === 0x0f;
    const kind = bytes.readUInt16LE(at + 2);
    const length = bytes.readUInt32LE(at + 4);
    if (
      kind === SLIDES.vba &&
      length >= 8 &&
      at + 16 <= bytes.length &&
      bytes.readUInt32LE(at + 12) !== 0
    )
      return 'macros';
    if (kind !== SLIDES.vba && Object.values(SLIDES).includes(kind)) found = 'active';
    at += container ? 8 : 8 + length;
  }
  return found;
}

const DDE = /\x13\s*DDE(?:AUTO)?\s/; // eslint-disable-line no-control-regex
const DDE_WIDE = /\x13\0(?:\s\0)*D\0D\0E\0(?:A\0U\0T\0O\0)?\s\0/; // eslint-disable-line no-control-regex

async function badWhole(file: FileBytes): Promise<Refusal | null> {
  if (await endsAsZip(file)) return 'two-in-one';
  for await (const { bytes } of file.windows(0, file.size, 1024 * 1024, 8192)) {
    const text = bytes.toString('latin1');
    if (DDE.test(text) || DDE_WIDE.test(text)) return 'active';
    if (holdsProgram(bytes)) return 'active';
  }
  return null;
}
