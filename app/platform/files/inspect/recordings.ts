import { Broken, type FileBytes } from './file-bytes';
import { found, refused, type Finding } from './finding';

/** What a recording is, and where it properly ends. */
export type Recording = { finding: Finding; end: number };

/** Inspects a WAV or AVI. A length left at nought or at its most is that of a recorder cut off: taken. */
export async function inspectRiff(file: FileBytes): Promise<Recording> {
  const head = await file.exactly(0, 12);
  const form = head.toString('latin1', 8, 12);
  const told = head.readUInt32LE(4);
  if (head.toString('latin1', 4, 6) === '/*') return { finding: refused('two-in-one'), end: 0 };
  const open = told === 0 || told >= 0xfffffff0 || head.toString('latin1', 0, 4) === 'RF64';
  const length = open ? file.size : told + 8;
  if (length > file.size) throw new Broken('cut short');
  if (form !== 'WAVE' && form !== 'AVI ') return { finding: refused('unknown-kind'), end: length };
  const parts = new Set<string>();
  for (let at = 12; at + 8 <= length;) {
    const chunk = await file.exactly(at, 12).catch(() => file.exactly(at, 8));
    const size = chunk.readUInt32LE(4);
    parts.add(chunk.toString('latin1', 0, 4));
    if (chunk.length >= 12) parts.add(chunk.toString('latin1', 8, 12));
    at += 8 + size + (size & 1);
    if (at > length + 1 && !open) throw new Broken('chunk');
  }
  const wave = form === 'WAVE';
  if (wave ? !parts.has('fmt ') || !parts.has('data') : !parts.has('hdrl') || !parts.has('movi'))
    throw new Broken('no recording');
  const finding = wave
    ? found('audio/wav', 'audio', 'wav')
    : found('video/x-msvideo', 'video', 'avi');
  return { finding, end: await afterMoreRiff(file, length) };
}

/** Long films go on in further RIFF parts (OpenDML). */
async function afterMoreRiff(file: FileBytes, from: number): Promise<number> {
  let end = from + (from & 1);
  for (;;) {
    const head = await file.upTo(end, 12);
    if (head.length < 12 || head.toString('latin1', 0, 4) !== 'RIFF')
      return Math.min(end, file.size);
    if (head.toString('latin1', 8, 12) !== 'AVIX') return end;
    end += 8 + head.readUInt32LE(4);
    if (end > file.size) throw new Broken('cut short');
  }
}

/** Inspects an Ogg file: sound, or film where one of its streams is Theora. */
export async function inspectOgg(file: FileBytes): Promise<Recording> {
  const codecs = new Set<string>();
  let at = 0;
  for (;;) {
    const head = await file.upTo(at, 27 + 255 + 16);
    if (head.length < 28 || head.toString('latin1', 0, 4) !== 'OggS') break;
    const segments = head[26] ?? 0;
    let length = 0;
    for (let index = 0; index < segments; index += 1) length += head[27 + index] ?? 0;
    if (((head[5] ?? 0) & 2) !== 0)
      codecs.add(head.toString('latin1', 27 + segments, 35 + segments));
    at += 27 + segments + length;
    if (at > file.size) throw new Broken('cut short');
  }
  const has = (start: string) => [...codecs].some((codec) => codec.startsWith(start));
  if (has('\x80theora')) return { finding: found('video/ogg', 'video', 'ogv'), end: at };
  if (has('OpusHead')) return { finding: found('audio/ogg', 'audio', 'opus'), end: at };
  if (has('\x01vorbis') || has('Speex') || has('\x7fFLAC'))
    return { finding: found('audio/ogg', 'audio', 'ogg'), end: at };
  return { finding: refused(codecs.size === 0 ? 'damaged' : 'unknown-kind'), end: at };
}

type Element = { id: number; body: number; end: number; open: boolean };

async function element(file: FileBytes, at: number, limit: number): Promise<Element> {
  const head = await file.upTo(at, 12);
  const idLength = Math.clz32((head[0] ?? 0) << 24) + 1;
  if (head.length < 2 || idLength > 4 || idLength >= head.length) throw new Broken('element');
  const id = head.readUIntBE(0, idLength);
  const first = head[idLength] ?? 0;
  const sizeLength = Math.clz32(first << 24) + 1;
  if (sizeLength > 8 || idLength + sizeLength > head.length) throw new Broken('element');
  let size = first & (0xff >> sizeLength);
  let open = size === 0xff >> sizeLength;
  for (let index = 1; index < sizeLength; index += 1) {
    const byte = head[idLength + index] ?? 0;
    if (byte !== 0xff) open = false;
    size = size * 256 + byte;
  }
  const body = at + idLength + sizeLength;
  if (!open && body + size > limit) throw new Broken('cut short');
  return { id, body, end: open ? limit : body + size, open };
}

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const ATTACHMENTS = 0x1941a469;

/** Inspects a Matroska or WebM file. Files attached within it are refused. */
export async function inspectMatroska(file: FileBytes): Promise<Recording> {
  const header = await element(file, 0, file.size);
  if (header.id !== 0x1a45dfa3) throw new Broken('no header');
  const webm = (await file.exactly(header.body, Math.min(4096, header.end - header.body))).includes(
    'webm',
  );
  const segment = await element(file, header.end, file.size);
  if (segment.id !== SEGMENT) throw new Broken('no segment');
  const kinds = new Set<number>();
  let clusters = 0;
  for (let at = segment.body; at < segment.end;) {
    file.step();
    const part = await element(file, at, segment.end);
    if (part.id === ATTACHMENTS) return { finding: refused('active'), end: segment.end };
    if (part.id === TRACKS) await readTracks(file, part, kinds);
    if (part.id === CLUSTER) clusters += 1;
    // A cluster of unknown length, as browsers record them, is gone into instead of over.
    at = part.open ? part.body : part.end;
  }
  if (kinds.size === 0 || clusters === 0) throw new Broken('no recording');
  const film = kinds.has(1);
  if (webm)
    return {
      finding: found(film ? 'video/webm' : 'audio/webm', film ? 'video' : 'audio', 'webm'),
      end: segment.end,
    };
  return {
    finding: found(film ? 'video/x-matroska' : 'audio/x-matroska', film ? 'video' : 'audio', 'mkv'),
    end: segment.end,
  };
}

async function readTracks(file: FileBytes, tracks: Element, kinds: Set<number>): Promise<void> {
  for (let at = tracks.body; at < tracks.end;) {
    const track = await element(file, at, tracks.end);
    for (let inside = track.body; track.id === 0xae && inside < track.end;) {
      file.step();
      const part = await element(file, inside, track.end);
      if (part.id === 0x83) kinds.add((await file.exactly(part.body, 1))[0] ?? 0);
      inside = part.end;
    }
    at = track.end;
  }
}

const RATES = [
  [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const SAMPLES = [44_100, 48_000, 32_000];

/** The length in bytes of the MPEG sound frame that starts here (ISO 11172-3 2.4.2.3); 0 where none does. */
function mpegFrame(head: Buffer): number {
  if (head.length < 4 || head[0] !== 0xff || ((head[1] ?? 0) & 0xe0) !== 0xe0) return 0;
  const version = ((head[1] ?? 0) >> 3) & 3;
  const layer = 4 - (((head[1] ?? 0) >> 1) & 3);
  const rateIndex = (head[2] ?? 0) >> 4;
  const sampleIndex = ((head[2] ?? 0) >> 2) & 3;
  if (version === 1 || layer === 4 || rateIndex === 0 || rateIndex === 15 || sampleIndex === 3)
    return 0;
  const first = version === 3;
  const table = first ? layer - 1 : layer === 1 ? 3 : 4;
  const rate = (RATES[table]?.[rateIndex] ?? 0) * 1000;
  const samples = (SAMPLES[sampleIndex] ?? 1) / (first ? 1 : version === 2 ? 2 : 4);
  const padding = ((head[2] ?? 0) >> 1) & 1;
  if (layer === 1) return (Math.floor((12 * rate) / samples) + padding) * 4;
  return Math.floor(((layer === 3 && !first ? 72 : 144) * rate) / samples) + padding;
}

/** Where the sound starts behind ID3 tags (id3.org, ID3v2.4 3.1). */
async function afterTags(file: FileBytes): Promise<number> {
  let at = 0;
  for (let tags = 0; tags < 4; tags += 1) {
    const head = await file.upTo(at, 10);
    if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') break;
    const length = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + ((head[index] ?? 0) & 0x7f), 0);
    at += 10 + length + (((head[5] ?? 0) & 0x10) !== 0 ? 10 : 0);
  }
  return at;
}

/** Finds three frames in a row within the first 128 KB behind the tags. */
async function hasFrames(
  file: FileBytes,
  start: number,
  lengthOf: (head: Buffer) => number,
): Promise<boolean> {
  const bytes = await file.upTo(start, 128 * 1024);
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    let frames = 0;
    for (let on = at; frames < 3; frames += 1) {
      const length = lengthOf(bytes.subarray(on, on + 8));
      if (length < 7) break;
      on += length;
      if (start + on >= file.size && frames > 0) return true;
    }
    if (frames === 3) return true;
  }
  return false;
}

/** Inspects an MP3 or a bare AAC stream: frames must follow each other. */
export async function inspectFrames(file: FileBytes, kind: 'mp3' | 'aac'): Promise<Recording> {
  const start = await afterTags(file);
  const aac = (head: Buffer) =>
    head.length >= 7 && head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0
      ? ((head[3] ?? 0) & 3) * 2048 + (head[4] ?? 0) * 8 + ((head[5] ?? 0) >> 5)
      : 0;
  if (kind === 'aac' || (await hasFrames(file, start, aac))) {
    if (!(await hasFrames(file, start, aac))) throw new Broken('no frames');
    return { finding: found('audio/aac', 'audio', 'aac'), end: file.size };
  }
  if (!(await hasFrames(file, start, mpegFrame))) throw new Broken('no frames');
  return { finding: found('audio/mpeg', 'audio', 'mp3'), end: file.size };
}

/** Inspects a FLAC: its metadata blocks and the first frame behind them. */
export async function inspectFlac(file: FileBytes): Promise<Recording> {
  let at = await afterTags(file);
  if ((await file.exactly(at, 4)).toString('latin1') !== 'fLaC') throw new Broken('no flac');
  at += 4;
  for (let last = false; !last;) {
    file.step();
    const head = await file.exactly(at, 4);
    last = ((head[0] ?? 0) & 0x80) !== 0;
    at += 4 + head.readUIntBE(1, 3);
  }
  const frame = await file.exactly(at, 2);
  if (frame[0] !== 0xff || ((frame[1] ?? 0) & 0xfc) !== 0xf8) throw new Broken('no frame');
  return { finding: found('audio/flac', 'audio', 'flac'), end: file.size };
}

const AMR = [12, 13, 15, 17, 19, 20, 26, 31, 5, 6, 5, 5, 0, 0, 0, 0];
const AMR_WIDE = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0];

/** Inspects an AMR voice recording (RFC 4867 5): its first frames must follow each other. */
export async function inspectAmr(file: FileBytes): Promise<Recording> {
  const head = await file.upTo(0, 256 * 1024);
  const wide = head.toString('latin1', 0, 9) === '#!AMR-WB\n';
  if (!wide && head.toString('latin1', 0, 6) !== '#!AMR\n') throw new Broken('no amr');
  let frames = 0;
  for (let at = wide ? 9 : 6; at < head.length && frames < 2000; frames += 1) {
    const mark = head[at] ?? 0;
    if ((mark & 0x83) !== 0) throw new Broken('frame');
    at += 1 + ((wide ? AMR_WIDE : AMR)[(mark >> 3) & 15] ?? 0);
    if (at > file.size) throw new Broken('cut short');
  }
  if (frames === 0) throw new Broken('no frames');
  return { finding: found(wide ? 'audio/amr-wb' : 'audio/amr', 'audio', 'amr'), end: file.size };
}
