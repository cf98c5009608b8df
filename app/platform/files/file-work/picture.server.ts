import sharp, { type Sharp } from 'sharp';
import type { RandomReader } from '~/platform/files/random-reader';
import { readWhole } from './read-whole.server';
import type { StoredOutput, StoredPicture } from './messages';
import type { Outputs } from './outputs.server';
import { TooManyPixels } from './picture-limits';

/** The longest side, in pixels, of the pictures made for looking at. */
const SCREEN_SIDE = 1600;
const SMALL_SIDE = 320;
/** A JPEG has no more rows than this. */
const MAX_SIDE = 65_000;
/** The width pages of a scan get where they do not fit into one picture as they are. */
const SCAN_WIDTH = 1654;

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map(
    (kind) => `VipsForeignLoad${kind}`,
  ),
});

export type MadePicture = {
  contentType: 'image/jpeg' | 'image/png';
  extension: 'jpg' | 'png';
  width: number;
  height: number;
  replacement: StoredOutput;
  views: (StoredPicture & { view: 'small' | 'screen' })[];
};

/**
 * Makes a picture anew: upright, in sRGB, with nothing in it but pixels. JPEG and PNG stay what they
 * are; everything else becomes PNG where it has see-through parts, otherwise JPEG. Of an animation
 * the first picture is kept; the pages of a scan (TIFF) are put one under the other. Throws for what
 * cannot be decoded whole, TooManyPixels above `megapixels`.
 */
export async function makePicture(
  reader: RandomReader,
  contentType: string,
  megapixels: number,
  outputs: Outputs,
): Promise<MadePicture> {
  const pixels = Math.round(megapixels * 1_000_000);
  const source = await decodable(await readWhole(reader), contentType, pixels);
  const open = () => sharp(source, { limitInputPixels: pixels, failOn: 'error' }).autoOrient();
  const {
    hasAlpha,
    width,
    height,
    pages = 1,
  } = await sharp(source, {
    limitInputPixels: false,
  }).metadata();
  if (width * height > pixels) throw new TooManyPixels();
  const whole =
    contentType === 'image/tiff' && pages > 1 ? await stacked(source, pages, pixels) : open;
  const asPng = contentType === 'image/png' || (hasAlpha && contentType !== 'image/jpeg');
  const { data, info } = await encoded(whole(), asPng).toBuffer({ resolveWithObject: true });
  // The upright picture shrinks while it is decoded, which the turned one does not: half the work.
  const [replacement, views] = await Promise.all([outputs.write(data), makeViews(data, outputs)]);
  const size = { width: info.width, height: info.height };
  return asPng
    ? { contentType: 'image/png', extension: 'png', ...size, replacement, views }
    : { contentType: 'image/jpeg', extension: 'jpg', ...size, replacement, views };
}

function encoded(whole: Sharp, asPng: boolean): Sharp {
  const plain = whole.toColourspace('srgb');
  return asPng
    ? plain.png({ compressionLevel: 4 })
    : plain.jpeg({ quality: 88, optimiseCoding: false });
}

async function decodable(bytes: Buffer, contentType: string, pixels: number): Promise<Buffer> {
  if (contentType !== 'image/heic' && contentType !== 'image/heif') return bytes;
  const { decodeHeic } = await import('./heic.server');
  return decodeHeic(bytes, pixels);
}

async function makeViews(upright: Buffer, outputs: Outputs): Promise<MadePicture['views']> {
  const screen = await fitted(sharp(upright, { limitInputPixels: false }), SCREEN_SIDE)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = screen.info;
  const again = () => sharp(screen.data, { raw: { width, height, channels } });
  return Promise.all([
    keepPicture(again(), outputs).then((made) => ({ view: 'screen' as const, ...made })),
    keepPicture(fitted(again(), SMALL_SIDE), outputs).then((made) => ({
      view: 'small' as const,
      ...made,
    })),
  ]);
}

function fitted(image: Sharp, side: number): Sharp {
  return image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' });
}

/** Keeps a picture for looking at, as JPEG. */
export async function keepPicture(image: Sharp, outputs: Outputs): Promise<StoredPicture> {
  const { data, info } = await image
    .jpeg({ quality: 80, optimiseCoding: false })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { ...(await outputs.write(data)), contentType: 'image/jpeg', width, height };
}

/** A small picture of a picture that is there as raw pixels (8 bit, four channels). */
export function keepSmall(
  raw: { data: Uint8Array; width: number; height: number },
  outputs: Outputs,
): Promise<StoredPicture> {
  return keepPicture(fitted(fromRaw(raw), SMALL_SIDE), outputs);
}

/** Raw pixels (8 bit, four channels) as a picture. */
export function fromRaw(raw: { data: Uint8Array; width: number; height: number }): Sharp {
  return sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: 4 } }).flatten({
    background: 'white',
  });
}

/** The pages of a scan one under the other, made smaller where they would be too much for one picture. */
async function stacked(source: Buffer, pages: number, pixels: number): Promise<() => Sharp> {
  const sizes = await Promise.all(
    Array.from({ length: pages }, (_, page) =>
      sharp(source, { page, limitInputPixels: pixels }).metadata(),
    ),
  );
  const asTheyAre = sizes.map(({ width, height }) => ({ width, height }));
  const small = sizes.map(({ width, height }) => ({
    width: Math.min(width, SCAN_WIDTH),
    height: Math.max(1, Math.round((height * Math.min(width, SCAN_WIDTH)) / width)),
  }));
  const fit = [asTheyAre, small].find((list) => fitsOnePicture(list, pixels));
  if (!fit) throw new TooManyPixels();
  const parts: Buffer[] = [];
  for (const [page, { width, height }] of fit.entries()) {
    const part = sharp(source, { page, limitInputPixels: pixels, failOn: 'error' });
    parts.push(
      await part
        .autoOrient()
        .resize({ width, height, fit: 'inside' })
        .flatten({ background: 'white' })
        .toColourspace('srgb')
        .jpeg({ quality: 92 })
        .toBuffer(),
    );
  }
  return () => sharp(parts, { join: { across: 1, background: 'white' }, limitInputPixels: pixels });
}

function fitsOnePicture(sizes: { width: number; height: number }[], pixels: number): boolean {
  const height = sizes.reduce((sum, size) => sum + size.height, 0);
  const width = Math.max(...sizes.map((size) => size.width));
  return height <= MAX_SIDE && width * height <= pixels;
}
