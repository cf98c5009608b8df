import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import CFB from 'cfb';

/** Writers of small files, honest or broken on purpose. Nothing here reads a clock or chance. */

export type Part = {
  name: string;
  bytes: Buffer | string;
  stored?: boolean;
  flags?: number;
  method?: number;
  /** Another name in the local head than in the directory. */
  localName?: string;
  /** A size claimed instead of the true one. */
  claims?: number;
  /** Takes the place of the entry at this index, byte for byte. */
  over?: number;
};

/** A zip of the parts in their order. */
export function zip(
  parts: Part[],
  { comment = '', before = Buffer.alloc(0) as Buffer } = {},
): Buffer {
  const bodies: Buffer[] = [before];
  const directory: Buffer[] = [];
  const starts: number[] = [];
  let at = before.length;
  for (const part of parts) {
    const bytes = Buffer.from(part.bytes as string);
    const method = part.method ?? (part.stored ? 0 : 8);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const head = (name: string, central: boolean, offset: number) => {
      const encoded = Buffer.from(name);
      const out = Buffer.alloc(central ? 46 : 30);
      out.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
      const base = central ? 6 : 4;
      if (central) out.writeUInt16LE(20, 4);
      out.writeUInt16LE(20, base);
      out.writeUInt16LE(part.flags ?? 0x0800, base + 2);
      out.writeUInt16LE(method, base + 4);
      out.writeUInt16LE(0x21, base + 8);
      out.writeUInt32LE(crc32(bytes), base + 10);
      out.writeUInt32LE(packed.length, base + 14);
      out.writeUInt32LE(part.claims ?? bytes.length, base + 18);
      out.writeUInt16LE(encoded.length, base + 22);
      if (central) out.writeUInt32LE(offset, 42);
      return Buffer.concat([out, encoded]);
    };
    const offset = part.over === undefined ? at : (starts[part.over] ?? 0);
    starts.push(offset);
    directory.push(head(part.name, true, offset));
    if (part.over !== undefined) continue;
    const local = head(part.localName ?? part.name, false, 0);
    bodies.push(local, packed);
    at += local.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, listing, end, Buffer.from(comment)]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type OfficeKind = 'docx' | 'xlsx' | 'pptx';
const OFFICE_KINDS = {
  docx: { main: 'word/document.xml', type: 'wordprocessingml.document' },
  xlsx: { main: 'xl/workbook.xml', type: 'spreadsheetml.sheet' },
  pptx: { main: 'ppt/presentation.xml', type: 'presentationml.presentation' },
};

export const relations = (list: { type: string; target: string; outside?: boolean }[]) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ({ type, target, outside }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${type.includes('/') ? type : `${RELATIONS}/${type}`}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const MAINS: Record<OfficeKind, string> = {
  docx: `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>We counted snails on Tuesday.</w:t></w:r></w:p></w:body></w:document>`,
  xlsx: `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="Week" sheetId="1"/></sheets></workbook>`,
  pptx: `${XML}<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
};

/** The parts of a small Office document; `types` is added to its content types, `main` replaces its text. */
export function officeParts(
  kind: OfficeKind,
  { types = '', main = MAINS[kind], mainType = '', links = '' } = {},
): Part[] {
  const { main: path, type } = OFFICE_KINDS[kind];
  const folder = path.split('/')[0];
  return [
    {
      name: '[Content_Types].xml',
      bytes: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${path}" ContentType="${mainType || `${OFFICE}${type}.main+xml`}"/>${types}</Types>`,
    },
    { name: '_rels/.rels', bytes: relations([{ type: 'officeDocument', target: path }]) },
    { name: path, bytes: main },
    ...(links ? [{ name: `${folder}/_rels/${path.split('/')[1]}.rels`, bytes: links }] : []),
  ];
}

export const office = (
  kind: OfficeKind,
  more: Part[] = [],
  options: Parameters<typeof officeParts>[1] = {},
) => zip([...officeParts(kind, options), ...more]);

export type OpenKind = 'odt' | 'ods' | 'odp';
const OPEN_KINDS = { odt: 'text', ods: 'spreadsheet', odp: 'presentation' };

/** A small OpenDocument; `listing` is added to its manifest, `content` to its body. */
export function openDocument(
  kind: OpenKind,
  {
    more = [] as Part[],
    listing = '',
    content = '<text:p>Rivers and bridges.</text:p>',
    entity = '',
  } = {},
): Buffer {
  const type = `application/vnd.oasis.opendocument.${OPEN_KINDS[kind]}`;
  return zip([
    { name: 'mimetype', bytes: type, stored: true },
    {
      name: 'content.xml',
      bytes: `<?xml version="1.0" encoding="UTF-8"?>${entity}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>${content}</office:body></office:document-content>`,
    },
    ...more,
    {
      name: 'META-INF/manifest.xml',
      bytes: `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/>${listing}</manifest:manifest>`,
    },
  ]);
}

/** A compound file with these streams, by path. */
export function compound(streams: Record<string, Buffer>, rootClass = ''): Buffer {
  const file = CFB.utils.cfb_new();
  for (const [path, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${path}`, bytes);
  const written = Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer);
  if (!rootClass) return written;
  const directory = (written.readUInt32LE(48) + 1) * 512;
  written.write(rootClass, directory + 80, 'hex');
  return written;
}

/** The main stream of an older Word document, long enough to stand in sectors of its own. */
export function wordStream({ locked = false, text = 'A letter about the pond.' } = {}): Buffer {
  const bytes = Buffer.alloc(8192);
  bytes.writeUInt16LE(0xa5ec, 0);
  bytes.writeUInt16LE(0x00c1, 2);
  if (locked) bytes.writeUInt16LE(0x0100, 10);
  bytes.write(text, 2048, 'latin1');
  return bytes;
}

const record = (kind: number, body: Buffer) => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
};

/** The main stream of an older Excel workbook, with further records before its sheet. */
export function bookStream(records: [number, Buffer][] = [], sheetKind = 0): Buffer {
  const sheet = Buffer.from([0, 2, 0, 0, 0, sheetKind, 4, 0, ...Buffer.from('Week')]);
  const bytes = Buffer.concat([
    record(0x809, Buffer.from('0006050000000000000000000000000000'.slice(0, 32), 'hex')),
    ...records.map(([kind, body]) => record(kind, body)),
    record(0x85, sheet),
    record(0x0a, Buffer.alloc(0)),
  ]);
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, 8192 - bytes.length))]);
}

/** The main stream of an older presentation with these atoms in its document. */
export function slidesStream(atoms: [number, Buffer][] = []): Buffer {
  const atom = (kind: number, body: Buffer, container = false) => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(container ? 0x000f : 0, 0);
    head.writeUInt16LE(kind, 2);
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body]);
  };
  const inside = Buffer.concat([
    atom(0x03e9, Buffer.alloc(40)),
    ...atoms.map(([kind, body]) => atom(kind, body)),
  ]);
  return Buffer.concat([atom(0x03e8, inside, true), atom(0x0fff, Buffer.alloc(5000))]);
}

export type PdfObject = string | { dictionary: string; data: Buffer };

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
export function pdf(
  objects: PdfObject[],
  { trailer = '', header = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n' } = {},
): Buffer {
  const parts: Buffer[] = [Buffer.from(header, 'latin1')];
  const starts: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (bytes: Buffer) => {
    parts.push(bytes);
    at += bytes.length;
  };
  objects.forEach((object, index) => {
    starts.push(at);
    add(Buffer.from(`${index + 1} 0 obj\n`));
    if (typeof object === 'string') add(Buffer.from(object, 'latin1'));
    else {
      add(
        Buffer.from(`<< /Length ${object.data.length} ${object.dictionary} >>\nstream\n`, 'latin1'),
      );
      add(object.data);
      add(Buffer.from('\nendstream'));
    }
    add(Buffer.from('\nendobj\n'));
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

const PAGE_TEXT = 'BT /F1 24 Tf 40 700 Td (Our week) Tj ET';
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>';

/** A PDF of one page with more in its catalogue and more objects, numbered from 5. */
export const pdfWith = (
  catalogue = '',
  more: PdfObject[] = [],
  options: Parameters<typeof pdf>[1] = {},
  text = PAGE_TEXT,
) =>
  pdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      PAGE,
      { dictionary: '', data: Buffer.from(text, 'latin1') },
      ...more,
    ],
    options,
  );

/** An object stream holding one object of this number, compressed unless told otherwise. */
export function objectStream(
  number: number,
  object: string,
  {
    filter = '/FlateDecode',
    type = '/Type /ObjStm',
    encode = deflateSync as (data: Buffer) => Buffer,
  } = {},
): { dictionary: string; data: Buffer } {
  const first = `${number} 0 `;
  return {
    dictionary: `${type} /N 1 /First ${first.length} /Filter ${filter}`,
    data: encode(Buffer.from(first + object, 'latin1')),
  };
}

const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);

export function rc4(key: Buffer, data: Buffer): Buffer {
  const state = [...Array(256).keys()];
  const swap = (a: number, b: number) => ([state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0]);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) % 256;
      j = (j + (state[i] ?? 0)) % 256;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) % 256] ?? 0);
    }),
  );
}

/** The pieces of a PDF locked by its owner only: whoever has no password can read it (RC4, 128 bits). */
export function ownerLock() {
  const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const owner = createHash('sha256').update('owner').digest();
  const id = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
  let key = md5(PADDING, owner, Buffer.from('fcffffff', 'hex'), id);
  for (let turn = 0; turn < 50; turn += 1) key = md5(key);
  let user = rc4(key, md5(PADDING, id));
  for (let turn = 1; turn < 20; turn += 1)
    user = rc4(Buffer.from(key.map((byte) => byte ^ turn)), user);
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  return {
    dictionary: `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${hex(owner)} /U ${hex(Buffer.concat([user, Buffer.alloc(16)]))} >>`,
    id: `/ID [${hex(id)} ${hex(id)}]`,
    encrypt: (data: Buffer, object: number) =>
      rc4(md5(key, Buffer.from([object & 255, object >> 8, 0, 0, 0])), data),
  };
}

export function pngChunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(name), body]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, sum]);
}

/** A PNG that claims this size whatever its data, with more chunks before the data. */
export function png(width: number, height: number, more: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows =
    width * height <= 4096 ? Buffer.alloc((width * 3 + 1) * height, 0) : Buffer.alloc(64);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    ...more,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF of so many frames that claims this size, with a comment. */
export function gif(width: number, height: number, frames = 1, comment = ''): Buffer {
  const size = (bytes: Buffer, at: number) => {
    bytes.writeUInt16LE(width, at);
    bytes.writeUInt16LE(height, at + 2);
    return bytes;
  };
  const frame = Buffer.concat([
    size(Buffer.from('2c000000000000000000', 'hex'), 5),
    Buffer.from('0202440100', 'hex'),
  ]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size(Buffer.from('00000000800000', 'hex'), 0),
    Buffer.from('000000ffffff', 'hex'),
    ...(comment
      ? [Buffer.from([0x21, 0xfe, comment.length]), Buffer.from(comment), Buffer.from([0])]
      : []),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from([0x3b]),
  ]);
}

export const jpegSegment = (marker: number, body: Buffer) =>
  Buffer.concat([
    Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]),
    body,
  ]);

/** A JPEG with this segment put right behind its start. */
export const jpegWith = (picture: Buffer, ...segments: Buffer[]) =>
  Buffer.concat([picture.subarray(0, 2), ...segments, picture.subarray(2)]);

/** The JPEG with another size in its frame header. */
export function jpegClaiming(picture: Buffer, width: number, height: number): Buffer {
  const out = Buffer.from(picture);
  for (let at = 2; at + 9 < out.length; at += 2 + out.readUInt16BE(at + 2)) {
    const marker = out[at + 1] ?? 0;
    if (marker < 0xc0 || marker > 0xc2) continue;
    out.writeUInt16BE(height, at + 5);
    out.writeUInt16BE(width, at + 7);
    return out;
  }
  throw new Error('no frame header');
}

export function box(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length + 8);
  return Buffer.concat([head, Buffer.from(type, 'latin1'), body]);
}

const words = (...numbers: number[]) => {
  const out = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, index) => out.writeUInt32BE(number >>> 0, index * 4));
  return out;
};

/** A picture container (HEIC, AVIF) as far as its headers go. */
export const heif = (width: number, height: number, brand = 'heic', more: Buffer[] = []) =>
  Buffer.concat([
    box('ftyp', brand, words(0), 'mif1', brand),
    box(
      'meta',
      words(0),
      box('hdlr', words(0, 0), 'pict', Buffer.alloc(13)),
      box(
        'iprp',
        box('ipco', box('ispe', words(0, 512, 512)), box('ispe', words(0, width, height))),
      ),
    ),
    box('mdat', Buffer.alloc(2000, 7)),
    ...more,
  ]);

/** A recording (MP4, MOV, 3GP, M4A) as far as its headers go. */
export function movie(
  brand: string,
  handlers: string[],
  entry = 'avc1',
  order: 'first' | 'last' = 'first',
): Buffer {
  const track = (handler: string) =>
    box(
      'trak',
      box('tkhd', Buffer.alloc(84)),
      box(
        'mdia',
        box('hdlr', words(0, 0), handler, Buffer.alloc(13)),
        box('minf', box('stbl', box('stsd', words(0, 1), box(entry, Buffer.alloc(28))))),
      ),
    );
  const moov = box('moov', box('mvhd', Buffer.alloc(100)), ...handlers.map(track));
  const mdat = box('mdat', Buffer.alloc(3000, 9));
  const start = brand
    ? [box('ftyp', brand, words(512), brand, brand.startsWith('qt') ? 'qt  ' : 'isom')]
    : [];
  return Buffer.concat([...start, ...(order === 'first' ? [moov, mdat] : [mdat, moov])]);
}

export function riff(form: string, chunks: [string, Buffer][], claims?: number): Buffer {
  const body = Buffer.concat(
    chunks.flatMap(([name, bytes]) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(bytes.length);
      return [Buffer.from(name), size, bytes, Buffer.alloc(bytes.length & 1)];
    }),
  );
  const head = Buffer.alloc(4);
  head.writeUInt32LE(claims ?? body.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), head, Buffer.from(form), body]);
}

export function element(id: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
}

/** A Matroska or WebM recording as far as its elements go. */
export const matroska = (type: 'webm' | 'matroska', tracks: number[], more: Buffer[] = []) =>
  Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from(type))),
    element(
      '18538067',
      element('1549a966', element('4d80', Buffer.from('recorder'))),
      element(
        '1654ae6b',
        ...tracks.map((kind) =>
          element('ae', element('d7', Buffer.from([1])), element('83', Buffer.from([kind]))),
        ),
      ),
      ...more,
      element('1f43b675', element('e7', Buffer.from([0])), element('a3', Buffer.alloc(400, 5))),
    ),
  ]);

/** An Ogg file of these packets, each the start of its own stream. */
export const ogg = (...packets: Buffer[]) =>
  Buffer.concat(
    [...packets, Buffer.alloc(200, 3)].map((packet, index) => {
      const head = Buffer.alloc(27);
      head.write('OggS');
      head[5] = index < packets.length ? 2 : 4;
      head[26] = 1;
      return Buffer.concat([head, Buffer.from([packet.length]), packet]);
    }),
  );

/** Frames of MPEG 1 layer 3 sound, 128 kbit/s at 44.1 kHz. */
export const mp3Frames = (count: number) =>
  Buffer.concat(
    Array.from({ length: count }, () =>
      Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413, 1)]),
    ),
  );

export const aacFrames = (count: number) =>
  Buffer.concat(
    Array.from({ length: count }, () =>
      Buffer.concat([
        Buffer.from('fff15080', 'hex'),
        Buffer.from([(200 >> 3) & 255, ((200 & 7) << 5) | 0x1f, 0xfc]),
        Buffer.alloc(193, 1),
      ]),
    ),
  );

export const flac = () =>
  Buffer.concat([
    Buffer.from('fLaC'),
    Buffer.from('80000022', 'hex'),
    Buffer.alloc(34, 1),
    Buffer.from('fff8', 'hex'),
    Buffer.alloc(300, 2),
  ]);

export const amr = (frames: number) =>
  Buffer.concat([
    Buffer.from('#!AMR\n'),
    ...Array.from({ length: frames }, () =>
      Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, 8)]),
    ),
  ]);

/** A Windows program as far as its headers go. */
export function program(): Buffer {
  const bytes = Buffer.alloc(1024);
  bytes.write('MZ', 0);
  bytes.writeUInt32LE(0x80, 0x3c);
  bytes.write('This program cannot be run in DOS mode.', 0x40);
  bytes.write('PE\0\0', 0x80, 'latin1');
  bytes.writeUInt16LE(0x14c, 0x84);
  return bytes;
}

/** A classic TIFF of one page with these tags. */
export function tiff(width: number, height: number, { next = 0, strip = 64 } = {}): Buffer {
  const tags: [number, number][] = [
    [256, width],
    [257, height],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, height],
    [279, strip],
  ];
  const out = Buffer.alloc(8 + 64 + 2 + tags.length * 12 + 4);
  out.write('II*\0', 0, 'latin1');
  out.writeUInt32LE(72, 4);
  out.writeUInt16LE(tags.length, 72);
  tags.forEach(([tag, value], index) => {
    const at = 74 + index * 12;
    out.writeUInt16LE(tag, at);
    out.writeUInt16LE(4, at + 2);
    out.writeUInt32LE(1, at + 4);
    out.writeUInt32LE(value, at + 8);
  });
  out.writeUInt32LE(next, 74 + tags.length * 12);
  return out;
}
