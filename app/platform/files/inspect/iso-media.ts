import { Broken, type FileBytes } from './file-bytes';
import { found, refused, type Finding } from './finding';

type Box = { type: string; start: number; body: number; end: number };

const PICTURE_BRANDS =
  /^(?:heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|mif2|msf1|avif|avis|miaf)$/;
const DEPTH: Record<string, true> = {
  moov: true,
  trak: true,
  mdia: true,
  minf: true,
  stbl: true,
  iprp: true,
  ipco: true,
};

/** The boxes of a stretch of an ISO base media file; stops where no box stands any more. */
async function* boxes(file: FileBytes, start: number, end: number): AsyncGenerator<Box> {
  for (let at = start; at + 8 <= end;) {
    const head = await file.upTo(at, 16);
    const type = head.toString('latin1', 4, 8);
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return;
    const short = head.readUInt32BE(0);
    const long = short === 1 && head.length >= 16 ? Number(head.readBigUInt64BE(8)) : null;
    const size = short === 0 ? end - at : (long ?? short);
    if (size < (long === null ? 8 : 16)) return;
    if (at + size > end) throw new Broken('box beyond the end');
    yield { type, start: at, body: at + (long === null ? 8 : 16), end: at + size };
    at += size;
  }
}

type Media = {
  tracks: Set<string>;
  locked: boolean;
  sizes: { width: number; height: number }[];
  handler: string;
};

async function readInside(file: FileBytes, box: Box, into: Media, depth: number): Promise<void> {
  for await (const inner of boxes(file, box.body + (box.type === 'meta' ? 4 : 0), box.end)) {
    file.step();
    if (inner.type === 'hdlr') {
      const handler = (await file.exactly(inner.body, 12)).toString('latin1', 8, 12);
      if (box.type === 'meta') into.handler = handler;
      else into.tracks.add(handler);
    } else if (inner.type === 'stsd') {
      const entry = (await file.upTo(inner.body + 8, 8)).toString('latin1', 4, 8);
      if (/^(?:encv|enca|enct|encs|drms|drmi)$/.test(entry)) into.locked = true;
    } else if (inner.type === 'ispe') {
      const size = await file.exactly(inner.body, 12);
      into.sizes.push({ width: size.readUInt32BE(4), height: size.readUInt32BE(8) });
    } else if (DEPTH[inner.type] && depth < 8) await readInside(file, inner, into, depth + 1);
  }
}

type IsoMedia = Media & { brands: string[]; parts: Set<string>; end: number };

async function readIso(file: FileBytes): Promise<IsoMedia> {
  const media: IsoMedia = {
    tracks: new Set(),
    locked: false,
    sizes: [],
    handler: '',
    brands: [],
    parts: new Set(),
    end: 0,
  };
  for await (const box of boxes(file, 0, file.size)) {
    file.step();
    media.parts.add(box.type);
    media.end = box.end;
    if (box.type === 'ftyp') {
      const bytes = await file.exactly(box.body, Math.min(box.end - box.body, 512));
      for (let at = 0; at + 4 <= bytes.length; at += 4)
        if (at !== 4) media.brands.push(bytes.toString('latin1', at, at + 4));
    } else if (box.type === 'moov' || box.type === 'meta') await readInside(file, box, media, 0);
  }
  return media;
}

/** Inspects a HEIC or AVIF picture, or an MP4, MOV or 3GP recording. Says also where it properly ends. */
export async function inspectIsoMedia(
  file: FileBytes,
  megapixels: number,
): Promise<{ finding: Finding; end: number }> {
  const media = await readIso(file);
  const finding = isPicture(media) ? picture(media, megapixels) : recording(media);
  return { finding, end: media.end };
}

const isPicture = ({ brands, handler }: IsoMedia) =>
  PICTURE_BRANDS.test(brands[0] ?? '') ||
  (handler === 'pict' && brands.some((brand) => PICTURE_BRANDS.test(brand)));

function picture(media: IsoMedia, megapixels: number): Finding {
  const sizes = media.sizes.filter(({ width, height }) => width > 0 && height > 0);
  const size = sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!size || !(media.parts.has('mdat') || media.parts.has('meta')))
    throw new Broken('no picture');
  if (!media.parts.has('mdat') && !media.parts.has('idat')) throw new Broken('no data');
  if (size.width * size.height > megapixels * 1_000_000) return refused('too-many-pixels');
  if (media.brands.some((brand) => /^avi[fs]$/.test(brand)))
    return found('image/avif', 'image', 'avif', size);
  const heic = media.brands.some((brand) => /^he[ivm]/.test(brand));
  return heic
    ? found('image/heic', 'image', 'heic', size)
    : found('image/heif', 'image', 'heif', size);
}

function recording(media: IsoMedia): Finding {
  if (!media.parts.has('moov') || !(media.parts.has('mdat') || media.parts.has('moof')))
    throw new Broken('no recording');
  if (media.locked) return refused('locked');
  const film = media.tracks.has('vide');
  if (!film && !media.tracks.has('soun')) return refused('unknown-kind');
  const brand = media.brands[0] ?? 'qt  ';
  if (/^3g/.test(brand))
    return found(film ? 'video/3gpp' : 'audio/3gpp', film ? 'video' : 'audio', '3gp');
  if (!film) return found('audio/mp4', 'audio', 'm4a');
  return brand === 'qt  '
    ? found('video/quicktime', 'video', 'mov')
    : found('video/mp4', 'video', 'mp4');
}
