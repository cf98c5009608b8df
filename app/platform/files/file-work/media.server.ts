import {
  ADTS,
  AdtsOutputFormat,
  Conversion,
  CustomSource,
  FLAC,
  FlacOutputFormat,
  Input,
  MATROSKA,
  MP3,
  MP4,
  MkvOutputFormat,
  MovOutputFormat,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  QTFF,
  StreamTarget,
  WAVE,
  WEBM,
  WavOutputFormat,
  WebMOutputFormat,
  type InputTrack,
  type OutputFormat,
  type StreamTargetChunk,
} from 'mediabunny';
import type { RandomReader } from '~/platform/files/random-reader';
import type { StoredOutput } from './messages';
import { LateWrites } from './ordered-target.server';
import type { Outputs } from './outputs.server';

/** Words that cameras and editors put beside sound and pictures; none of them may be left. */
const TELLING = [
  'com.apple.quicktime.',
  'com.android.',
  'ISO6709',
  'ns.adobe.com/xap',
  'GPSLatitude',
  'GPMF',
].map((word) => Buffer.from(word, 'latin1'));
const LONGEST = Math.max(...TELLING.map((word) => word.length));
/** What a play length may differ by, in seconds, before and after. */
const SECONDS_APART = 1;

/** Codecs that players expect in MP4. */
const MP4_CODECS = ['avc', 'hevc', 'av1', 'vp9', 'aac', 'mp3', 'opus', 'flac', 'ac3', 'eac3'];

export type MadeMedia = {
  seconds?: number;
  width?: number;
  height?: number;
  /** Null where the file stays as it is, since it cannot be written anew without coding it again. */
  made: { file: StoredOutput; container: 'mp4' | 'mov' | 'same' } | null;
};

/** The file is of a kind that is read here, and cannot be. */
export class UnreadableMedia extends Error {}

/**
 * Writes sound or video anew without coding it again, in the same kind of container (QuickTime
 * becomes MP4 where the codecs allow), with no tags, no names of tracks, and no tracks but sound and
 * pictures. Gives the length in whole seconds and the size of the picture. Read and written by position
 * in pieces. Throws where the file cannot be read.
 */
export async function makeMedia(reader: RandomReader, outputs: Outputs): Promise<MadeMedia> {
  const input = open(reader);
  try {
    if (!(await input.canRead())) throw new UnreadableMedia();
    const facts = await factsOf(input);
    if (!facts) return { made: null };
    const made = await writeAnew(reader, outputs).catch(() => null);
    const { width, height, seconds } = facts;
    return { seconds, width, height, made };
  } finally {
    input.dispose();
  }
}

function open(reader: RandomReader): Input {
  return new Input({
    formats: [MP4, QTFF, WEBM, MATROSKA, WAVE, OGG, FLAC, MP3, ADTS],
    source: new CustomSource({
      getSize: () => reader.size,
      read: (start, end) => reader.read(start, end - start),
      maxCacheSize: 4 * 1024 * 1024,
      prefetchProfile: 'fileSystem',
    }),
  });
}

/** What there is to play; null where there is nothing. */
async function factsOf(input: Input) {
  const tracks = await playableTracks(input);
  if (tracks.length === 0) return null;
  const seconds = Math.max(1, Math.round(await input.computeDuration(tracks)));
  const video = await input.getPrimaryVideoTrack();
  if (!video) return { seconds };
  return { seconds, width: await video.getDisplayWidth(), height: await video.getDisplayHeight() };
}

async function playableTracks(input: Input): Promise<InputTrack[]> {
  const tracks = await input.getTracks();
  return tracks.filter((track) => track.isVideoTrack() || track.isAudioTrack());
}

type Container = { format: OutputFormat; container: 'mp4' | 'mov' | 'same' };

async function containerFor(input: Input): Promise<Container | null> {
  const format = await input.getFormat();
  switch (format) {
    case MP4:
    case QTFF: {
      const codecs = await Promise.all(
        (await playableTracks(input)).map((track) => track.getCodec()),
      );
      return format === MP4 || codecs.every((codec) => !codec || MP4_CODECS.includes(codec))
        ? { format: new Mp4OutputFormat({ fastStart: false }), container: 'mp4' }
        : { format: new MovOutputFormat({ fastStart: false }), container: 'mov' };
    }
    case WEBM:
      return { format: new WebMOutputFormat(), container: 'same' };
    case MATROSKA:
      return { format: new MkvOutputFormat(), container: 'same' };
    case WAVE:
      return { format: new WavOutputFormat(), container: 'same' };
    case OGG:
      return { format: new OggOutputFormat(), container: 'same' };
    case FLAC:
      return { format: new FlacOutputFormat(), container: 'same' };
    case MP3:
      return { format: new Mp3OutputFormat(), container: 'same' };
    case ADTS:
      return { format: new AdtsOutputFormat(), container: 'same' };
    default:
      return null;
  }
}

async function writeAnew(
  reader: RandomReader,
  outputs: Outputs,
): Promise<{ file: StoredOutput; container: Container['container'] } | null> {
  const late = new LateWrites();
  const container = await copyTracks(reader, (chunk) => late.take(chunk));
  if (!container) return null;
  const inOrder = late.inOrder();
  const passage = new TransformStream<StreamTargetChunk, Uint8Array>({
    transform: (chunk, controller) => controller.enqueue(inOrder(chunk)),
  });
  const telling = new TellingWords();
  const [file] = await Promise.all([
    outputs.write(telling.watched(passage.readable as unknown as AsyncIterable<Uint8Array>)),
    copyTracks(reader, passage.writable),
  ]);
  if (telling.seen || !(await sameToPlay(reader, await outputs.reopen(file)))) return null;
  return { file, container };
}

/**
 * One run of writing anew. Null where a picture or all sound would be lost: such a file stays as it is.
 */
async function copyTracks(
  reader: RandomReader,
  take: WritableStream<StreamTargetChunk> | ((chunk: StreamTargetChunk) => void),
): Promise<Container['container'] | null> {
  const input = open(reader);
  try {
    const chosen = await containerFor(input);
    if (!chosen) return null;
    const writable = typeof take === 'function' ? new WritableStream({ write: take }) : take;
    const output = new Output({ format: chosen.format, target: new StreamTarget(writable) });
    for (const track of await input.getTracks()) track.getName = () => Promise.resolve(null);
    const conversion = await Conversion.init({
      input,
      output,
      tags: {},
      trim: await fromTheStart(input),
      copy: { mode: 'forced', shiftTolerance: Infinity },
      showWarnings: false,
    });
    const lost = conversion.discardedTracks.map(({ track }) => track);
    const kept = conversion.utilizedTracks;
    const losesPicture = lost.some((track) => track.isVideoTrack());
    const losesSound =
      lost.some((track) => track.isAudioTrack()) && !kept.some((track) => track.isAudioTrack());
    if (!conversion.isValid || losesPicture || losesSound) {
      if (typeof take !== 'function') await take.abort();
      return null;
    }
    await conversion.execute();
    return chosen.container;
  } finally {
    input.dispose();
  }
}

/**
 * The first packet of Vorbis makes no sound and takes no time, yet the next one needs it: it counts as
 * before the start unless the start is put before it.
 */
async function fromTheStart(input: Input): Promise<{ start: number } | undefined> {
  const track = await input.getPrimaryAudioTrack();
  const vorbis = (await track?.getCodec()) === 'vorbis' && !(await input.getPrimaryVideoTrack());
  return vorbis ? { start: -0.0001 } : undefined;
}

/** Whether what was written plays as long as what came, with pictures where there were some, and says nothing else. */
async function sameToPlay(before: RandomReader, after: RandomReader): Promise<boolean> {
  const [one, two] = [open(before), open(after)];
  try {
    const { raw = {}, ...tags } = await two.getMetadataTags();
    const said = [...Object.keys(tags), ...Object.keys(raw).filter((key) => key !== 'vendor')];
    if (said.length > 0) return false;
    const [first, second] = [await factsOf(one), await factsOf(two)];
    if (!first || !second) return false;
    return (
      Math.abs(first.seconds - second.seconds) <= SECONDS_APART &&
      first.width === second.width &&
      first.height === second.height
    );
  } finally {
    one.dispose();
    two.dispose();
    await after.close();
  }
}

/** Looks for words that tell of place or device in bytes that pass by. */
class TellingWords {
  seen = false;

  async *watched(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let before = Buffer.alloc(0);
    for await (const bytes of source) {
      const joined = Buffer.concat([before, bytes]);
      this.seen ||= TELLING.some((word) => joined.includes(word));
      before = Buffer.from(joined.subarray(-LONGEST));
      yield bytes;
    }
  }
}
