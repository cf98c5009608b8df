import { fileTypeFromBuffer } from 'file-type';
import type { FileBytes } from './file-bytes';

/** How a file is looked into further; the refused ones need no second look. */
export type Kind =
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'tiff'
  | 'iso-media'
  | 'pdf'
  | 'rtf'
  | 'ole'
  | 'zip'
  | 'riff'
  | 'ogg'
  | 'matroska'
  | 'mp3'
  | 'aac'
  | 'flac'
  | 'amr'
  | 'program'
  | 'archive'
  | 'markup'
  | 'foreign'
  | null;

const KINDS: Record<Exclude<Kind, null | 'foreign'>, string> = {
  jpeg: 'jpg',
  png: 'png apng',
  gif: 'gif',
  webp: 'webp',
  tiff: 'tif',
  'iso-media': 'avif heic mp4 m4a m4b m4p m4v mov qt 3gp 3g2 f4a f4b f4p f4v mj2',
  pdf: 'pdf',
  rtf: 'rtf',
  ole: 'cfb',
  zip: 'zip docx docm dotx dotm xlsx xlsm xltx xltm pptx pptm potx potm ppsx ppsm odt ods odp odg ott ots otp otg epub jar apk xpi vsdx 3mf',
  riff: 'wav avi',
  ogg: 'ogg oga ogv ogm ogx opus spx',
  matroska: 'mkv webm',
  mp3: 'mp3 mp2 mp1',
  aac: 'aac',
  flac: 'flac',
  amr: 'amr',
  program: 'exe elf macho class wasm swf deb rpm lnk dmg chm crx reg dex',
  archive: 'rar 7z gz tar.gz tar bz2 xz zst Z lz lz4 lzh cab ace arj cpio asar',
  markup: 'xml',
};
const kindOfExtension = new Map<string, Kind>(
  Object.entries(KINDS).flatMap(([kind, list]) =>
    list.split(' ').map((extension): [string, Kind] => [extension, kind as Kind]),
  ),
);

const starts = (head: Buffer, text: string, at = 0) =>
  head.toString('latin1', at, at + text.length) === text;

/** Marks that must win over a weaker guess. */
function marked(head: Buffer): Kind {
  if (starts(head, '#!AMR')) return 'amr';
  if (starts(head, 'MZ') && !readable(head)) return 'program';
  if (starts(head, '\x7fELF') || starts(head, 'dex\n0') || starts(head, '!<arch>\n'))
    return 'program';
  if (
    [
      '\xca\xfe\xba\xbe',
      '\xfe\xed\xfa\xce',
      '\xfe\xed\xfa\xcf',
      '\xce\xfa\xed\xfe',
      '\xcf\xfa\xed\xfe',
    ].some((mark) => starts(head, mark))
  )
    return 'program';
  if (starts(head, 'L\0\0\0\x01\x14\x02\0')) return 'program';
  if (/^\s{0,64}\{\\rt/.test(head.toString('latin1', 0, 80))) return 'rtf';
  if (starts(head, 'PK\x05\x06') || starts(head, 'PK\x07\x08') || starts(head, 'PK\x03\x04'))
    return 'zip';
  if (starts(head, 'ustar', 257)) return 'archive';
  if (starts(head, 'RIFF') || starts(head, 'RF64'))
    return starts(head, 'WEBP', 8) ? 'webp' : 'riff';
  return null;
}

function readable(head: Buffer): boolean {
  return head.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13));
}

/** Recognises a file by the marks at its start, and where a format has them, elsewhere. */
export async function recognise(file: FileBytes): Promise<Kind> {
  const head = Buffer.from(await file.upTo(0, 16 * 1024));
  // The mark of UTF-16 text looks like a frame of sound that nobody makes any more.
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 2))) return null;
  const sure = marked(head);
  if (sure) return sure;
  if ((await file.upTo(0x8001, 5)).toString('latin1') === 'CD001') return 'archive';
  if ((await file.upTo(file.size - 512, 4)).toString('latin1') === 'koly') return 'program';
  const type = await fileTypeFromBuffer(head).catch(() => undefined);
  if (type) return kindOfExtension.get(type.ext) ?? 'foreign';
  if (/%PDF-\d/.test(head.toString('latin1', 0, 1024))) return 'pdf';
  return null;
}
