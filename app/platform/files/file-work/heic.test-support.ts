/** What goes into a HEIC file that a test makes. */
export type HeicParts = {
  /** HEVC, one picture, as a byte stream with start codes. */
  hevc: Buffer;
  width: number;
  height: number;
  /** Quarter turns anticlockwise that a viewer is to make. */
  quarterTurns?: 0 | 1 | 2 | 3;
  /** An Exif block (TIFF), as cameras put in. */
  exif?: Buffer;
  /** An ICC profile. */
  profile?: Buffer;
};

const uint16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([uint32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

const fullBox = (type: string, version: number, ...content: Buffer[]) =>
  box(type, Buffer.from([version, 0, 0, 0]), ...content);

/** The parts of a byte stream between its start codes. */
function units(stream: Buffer): Buffer[] {
  const found: Buffer[] = [];
  let start = -1;
  for (let at = 0; at + 3 <= stream.length; at += 1) {
    if (stream[at] !== 0 || stream[at + 1] !== 0 || stream[at + 2] !== 1) continue;
    if (start >= 0) found.push(stream.subarray(start, stream[at - 1] === 0 ? at - 1 : at));
    start = at + 3;
  }
  if (start >= 0) found.push(stream.subarray(start));
  return found;
}

const unitType = (unit: Buffer) => (unit[0]! >> 1) & 63;

/** A unit without the bytes that keep it from looking like a start code. */
function unescaped(unit: Buffer): Buffer {
  return Buffer.from(
    unit.filter((byte, at) => !(byte === 3 && unit[at - 1] === 0 && unit[at - 2] === 0)),
  );
}

function decoderConfiguration(all: Buffer[]): Buffer {
  const sets = [32, 33, 34].map((type) => all.filter((unit) => unitType(unit) === type));
  const profile = unescaped(sets[1]![0]!).subarray(3, 15);
  const arrays = sets.map((list, index) =>
    Buffer.concat([
      Buffer.from([0x80 | (32 + index)]),
      uint16(list.length),
      ...list.flatMap((unit) => [uint16(unit.length), unit]),
    ]),
  );
  return box(
    'hvcC',
    Buffer.from([1]),
    profile,
    Buffer.from([0xf0, 0x00, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, arrays.length]),
    ...arrays,
  );
}

/** A HEIC file (ISO/IEC 23008-12) with one picture, made of its parts. */
export function makeHeic({ hevc, width, height, quarterTurns, exif, profile }: HeicParts): Buffer {
  const all = units(hevc);
  const picture = Buffer.concat(
    all.filter((unit) => unitType(unit) < 32).flatMap((unit) => [uint32(unit.length), unit]),
  );
  const exifItem = exif && Buffer.concat([uint32(0), exif]);
  const properties = [
    decoderConfiguration(all),
    fullBox('ispe', 0, uint32(width), uint32(height)),
    ...(quarterTurns ? [box('irot', Buffer.from([quarterTurns]))] : []),
    ...(profile ? [box('colr', Buffer.from('prof'), profile)] : []),
  ];
  const items = [picture, ...(exifItem ? [exifItem] : [])];
  const meta = (start: number) => {
    let offset = start;
    const places = items.map((item, index) => {
      const place = Buffer.concat([
        ...[index + 1, 0, 1].map(uint16),
        uint32(offset),
        uint32(item.length),
      ]);
      offset += item.length;
      return place;
    });
    const entry = (id: number, type: string) =>
      fullBox('infe', 2, uint16(id), uint16(0), Buffer.from(type), Buffer.from([0]));
    return fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, uint32(0), Buffer.from('pict'), Buffer.alloc(12), Buffer.from([0])),
      fullBox('pitm', 0, uint16(1)),
      fullBox('iloc', 0, Buffer.from([0x44, 0x00]), uint16(items.length), ...places),
      fullBox(
        'iinf',
        0,
        uint16(items.length),
        entry(1, 'hvc1'),
        ...(exifItem ? [entry(2, 'Exif')] : []),
      ),
      ...(exifItem ? [fullBox('iref', 0, box('cdsc', uint16(2), uint16(1), uint16(1)))] : []),
      box(
        'iprp',
        box('ipco', ...properties),
        fullBox(
          'ipma',
          0,
          uint32(1),
          uint16(1),
          Buffer.from([properties.length, ...properties.map((_, index) => 0x80 | (index + 1))]),
        ),
      ),
    );
  };
  const head = box('ftyp', Buffer.from('heic'), uint32(0), Buffer.from('mif1heic'));
  const start = head.length + meta(0).length + 8;
  return Buffer.concat([head, meta(start), box('mdat', ...items)]);
}
