import { TooManyPixels } from './picture-limits';

/** The part of libheif's own bindings that is used here. */
type Libheif = {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[]; decoder: unknown };
  heif_js_decode_image2(handle: unknown, colourspace: unknown, chroma: unknown): Decoded;
  heif_image_release(image: unknown): void;
  heif_context_free(context: unknown): void;
  heif_colorspace: { heif_colorspace_RGB: unknown };
  heif_chroma: {
    heif_chroma_interleaved_RGB: unknown;
    heif_chroma_interleaved_RGBA: unknown;
  };
};
type HeifImage = {
  handle: unknown;
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  has_alpha_channel(): boolean;
  free(): void;
};
type Plane = { width: number; height: number; stride: number; data: Uint8Array };
type Decoded = { code?: number; image: unknown; channels: Plane[] };

let loaded: Promise<Libheif> | undefined;

function libheif(): Promise<Libheif> {
  return (loaded ??= import('libheif-js/wasm-bundle.js').then(
    (module) => module.default as Libheif,
  ));
}

/**
 * The main picture of a HEIC or HEIF file, upright as the file says, as an uncompressed TIFF with the
 * file's colour profile, so that what follows treats it like any other picture. Throws where it
 * cannot be decoded, TooManyPixels above `pixels`.
 */
export async function decodeHeic(bytes: Buffer, pixels: number): Promise<Buffer> {
  const heif = await libheif();
  const decoder = new heif.HeifDecoder();
  const images = decoder.decode(bytes);
  try {
    const main = images.find((image) => image.is_primary()) ?? images[0];
    if (!main) throw new Error('no picture in the file');
    if (main.get_width() * main.get_height() > pixels) throw new TooManyPixels();
    const channels = main.has_alpha_channel() ? 4 : 3;
    const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } =
      heif.heif_chroma;
    const decoded = heif.heif_js_decode_image2(
      main.handle,
      heif.heif_colorspace.heif_colorspace_RGB,
      channels === 4 ? rgba : rgb,
    );
    const plane = decoded.code ? undefined : decoded.channels[0];
    if (!plane) throw new Error('the picture cannot be decoded');
    try {
      return asTiff(plane, channels, colourProfile(bytes));
    } finally {
      heif.heif_image_release(decoded.image);
    }
  } finally {
    for (const image of images) image.free();
    if (decoder.decoder) heif.heif_context_free(decoder.decoder);
  }
}

/** The first RGB colour profile among the properties of the file's items, or null. */
function colourProfile(bytes: Buffer): Buffer | null {
  const meta = boxes(bytes).find((box) => box.type === 'meta');
  if (!meta) return null;
  const inside = (content: Buffer, type: string) =>
    boxes(content).find((box) => box.type === type)?.content ?? Buffer.alloc(0);
  const properties = inside(inside(meta.content.subarray(4), 'iprp'), 'ipco');
  for (const { type, content } of boxes(properties)) {
    if (type !== 'colr' || content.length < 132) continue;
    const form = content.toString('latin1', 0, 4);
    const profile = content.subarray(4);
    if (form !== 'prof' && form !== 'rICC') continue;
    if (profile.toString('latin1', 16, 20) === 'RGB ') return profile;
  }
  return null;
}

/** The boxes (ISO/IEC 14496-12) that lie side by side in `bytes`; what makes no sense ends the list. */
function boxes(bytes: Buffer): { type: string; content: Buffer }[] {
  const found: { type: string; content: Buffer }[] = [];
  for (let at = 0; at + 8 <= bytes.length && found.length < 10_000;) {
    const short = bytes.readUInt32BE(at);
    const long = short === 1 && at + 16 <= bytes.length;
    const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short || bytes.length - at;
    const head = long ? 16 : 8;
    if (size < head || at + size > bytes.length) break;
    const type = bytes.toString('latin1', at + 4, at + 8);
    found.push({ type, content: bytes.subarray(at + head, at + size) });
    at += size;
  }
  return found;
}

const ROWS_IN_STRIP = 64;
const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/** Pixels of 8 bits a channel as an uncompressed TIFF 6.0 file. */
function asTiff(plane: Plane, channels: 3 | 4, profile: Buffer | null): Buffer {
  const { width, height, stride } = plane;
  const rowBytes = width * channels;
  const strips = Math.ceil(height / ROWS_IN_STRIP);
  const count = profile ? 12 : 11;
  const entries = channels === 4 ? count + 1 : count;
  const bitsAt = 8 + 2 + entries * 12 + 4;
  const offsetsAt = bitsAt + 8;
  const countsAt = offsetsAt + strips * 4;
  const profileAt = countsAt + strips * 4;
  const pixelsAt = profileAt + (profile?.length ?? 0);
  const file = Buffer.alloc(pixelsAt + rowBytes * height);

  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries, 8);
  let at = 10;
  const entry = (tag: number, type: number, length: number, value: number) => {
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(length, at + 4);
    file.writeUInt32LE(value, at + 8);
    at += 12;
  };
  const stripValue = (place: number, single: number) => (strips === 1 ? single : place);
  entry(256, LONG, 1, width);
  entry(257, LONG, 1, height);
  entry(258, SHORT, channels, bitsAt);
  entry(259, SHORT, 1, 1);
  entry(262, SHORT, 1, 2);
  entry(273, LONG, strips, stripValue(offsetsAt, pixelsAt));
  entry(274, SHORT, 1, 1);
  entry(277, SHORT, 1, channels);
  entry(278, LONG, 1, ROWS_IN_STRIP);
  entry(279, LONG, strips, stripValue(countsAt, rowBytes * height));
  entry(284, SHORT, 1, 1);
  if (channels === 4) entry(338, SHORT, 1, 2);
  if (profile) entry(34675, UNDEFINED, profile.length, profileAt);

  for (let channel = 0; channel < channels; channel += 1) {
    file.writeUInt16LE(8, bitsAt + channel * 2);
  }
  for (let strip = 0; strip < strips; strip += 1) {
    const first = strip * ROWS_IN_STRIP;
    const rows = Math.min(ROWS_IN_STRIP, height - first);
    file.writeUInt32LE(pixelsAt + first * rowBytes, offsetsAt + strip * 4);
    file.writeUInt32LE(rows * rowBytes, countsAt + strip * 4);
  }
  profile?.copy(file, profileAt);
  for (let row = 0; row < height; row += 1) {
    file.set(plane.data.subarray(row * stride, row * stride + rowBytes), pixelsAt + row * rowBytes);
  }
  return file;
}
