import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  ALL_FORMATS,
  BufferSource,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Input,
  Mp4OutputFormat,
  Output,
  BufferTarget,
} from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { sample, type SampleName } from '../../../../tests/support/media-samples';
import { childPid, stored, useFileWork, work, workWell } from './file-work.test-support';

useFileWork();

const TRACES = [
  '51.58',
  'PhoneMaker',
  'Phone9',
  'Rosa',
  'Kitchen_table',
  'At_home',
  'ISO6709',
  'com.apple',
  '\xa9xyz',
  'loci',
  'ID3',
  'TAG',
];

/** What is to be heard and seen: each track's codec and the hash of its packets, one by one. */
async function heardAndSeen(bytes: Buffer) {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const tracks = [];
  for (const track of await input.getTracks()) {
    const hash = createHash('sha256');
    let packets = 0;
    for await (const packet of new EncodedPacketSink(track).packets()) {
      hash.update(packet.data);
      packets += 1;
    }
    tracks.push({ codec: await track.getCodec(), packets, hash: hash.digest('hex') });
  }
  return tracks;
}

const cases: [SampleName, string, { contentType: string; name?: string; width?: number }][] = [
  ['mp4', 'Garden.mp4', { contentType: 'video/mp4', width: 32 }],
  ['mov', 'IMG_0007.MOV', { contentType: 'video/mp4', name: 'IMG_0007.mp4', width: 32 }],
  ['3gp', 'old phone.3gp', { contentType: 'video/mp4', name: 'old phone.mp4', width: 32 }],
  ['webm', 'clip.webm', { contentType: 'video/webm', width: 32 }],
  ['mkv', 'clip.mkv', { contentType: 'video/x-matroska', width: 32 }],
  ['mp3', 'song.mp3', { contentType: 'audio/mpeg' }],
  ['m4a', 'memo.m4a', { contentType: 'audio/mp4' }],
  ['opus', 'voice.opus', { contentType: 'audio/ogg' }],
  ['ogg', 'voice.ogg', { contentType: 'audio/ogg' }],
  ['wav', 'voice.wav', { contentType: 'audio/wav' }],
  ['flac', 'violin.flac', { contentType: 'audio/flac' }],
  ['aac', 'voice.aac', { contentType: 'audio/aac' }],
];

describe('sound and video', () => {
  it.each(cases)(
    'takes out of %s who, where and with what, and nothing else',
    async (kind, name, expected) => {
      const given = sample(kind);
      const before = given.toString('latin1');
      expect(TRACES.some((trace) => before.includes(trace))).toBe(true);
      const done = await workWell(given, name);
      expect(done).toMatchObject({ ...expected, stripped: true, seconds: 1, views: [] });
      expect(done.name).toBe(expected.name);
      const bytes = await stored(done.replacement!.storeKey);
      expect(bytes.length).toBe(done.replacement!.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(done.replacement!.sha256);
      const text = bytes.toString('latin1');
      expect(TRACES.filter((trace) => text.includes(trace))).toEqual([]);
      expect(await heardAndSeen(bytes)).toEqual(await heardAndSeen(given));
    },
  );

  it('says so where it cannot take anything out', async () => {
    const done = await workWell(sample('avi'), 'old camera.avi');
    expect(done).toMatchObject({
      contentType: 'video/x-msvideo',
      stripped: false,
      replacement: null,
    });
  });

  it('refuses what was cut short', async () => {
    const cut = sample('mp4').subarray(0, 1500);
    expect(await work(cut, 'cut.mp4')).toEqual({ kind: 'refused', refusal: 'damaged' });
  });
});

describe('a long recording', () => {
  const MEGABYTE = 1024 * 1024;

  async function peakMegabytes(): Promise<number> {
    const status = await readFile(`/proc/${await childPid()}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  it('is never in memory whole: 100 MB of WAV', async () => {
    const length = 100 * MEGABYTE;
    const head = Buffer.alloc(44);
    head.write('RIFF', 0, 'latin1');
    head.writeUInt32LE(36 + length + 22, 4);
    head.write('WAVEfmt ', 8, 'latin1');
    head.writeUInt32LE(16, 16);
    head.writeUInt16LE(1, 20);
    head.writeUInt16LE(2, 22);
    head.writeUInt32LE(44_100, 24);
    head.writeUInt32LE(176_400, 28);
    head.writeUInt16LE(4, 32);
    head.writeUInt16LE(16, 34);
    head.write('data', 36, 'latin1');
    head.writeUInt32LE(length, 40);
    const told = Buffer.from('LIST\x0e\0\0\0INFOIART\x02\0\0\0Ro', 'latin1');
    const second = randomBytes(MEGABYTE);
    async function* recording() {
      yield head;
      for (let at = 0; at < length; at += MEGABYTE) yield second;
      yield told;
    }
    await workWell(sample('mp3'), 'first.mp3');
    const start = performance.now();
    const done = await workWell(recording(), 'concert.wav');
    const took = Math.round(performance.now() - start);
    expect(done).toMatchObject({ stripped: true, seconds: Math.round(length / 176_400) });
    const bytes = await stored(done.replacement!.storeKey);
    expect(bytes.includes('IART')).toBe(false);
    const sound = bytes.subarray(bytes.length - length);
    for (let at = 0; at < length; at += MEGABYTE) {
      expect(sound.subarray(at, at + MEGABYTE).equals(second)).toBe(true);
    }
    const peak = await peakMegabytes();
    console.log(`100 MB of WAV, stored to ready: ${took} ms, most memory ${Math.round(peak)} MB`);
    expect(peak).toBeLessThan(330);
  }, 120_000);

  it('keeps every packet of an MP4 in its place', async () => {
    const track = (await new Input({
      formats: ALL_FORMATS,
      source: new BufferSource(sample('m4a')),
    }).getPrimaryAudioTrack())!;
    const source = new EncodedAudioPacketSource('aac');
    const target = new BufferTarget();
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
    output.addAudioTrack(source, { name: 'Rosas_phone' });
    output.setMetadataTags({ title: 'Kitchen_table', artist: 'Rosa_Field' });
    await output.start();
    const decoderConfig = (await track.getDecoderConfig())!;
    for (let index = 0; index < 600; index += 1) {
      const packet = new EncodedPacket(randomBytes(64 * 1024), 'key', index * 0.128, 0.128);
      await source.add(packet, { decoderConfig });
    }
    await output.finalize();
    const given = Buffer.from(target.buffer!);
    expect(given.includes('Rosas_phone')).toBe(true);
    const done = await workWell(given, 'long.m4a');
    expect(done).toMatchObject({ stripped: true, seconds: 77 });
    const bytes = await stored(done.replacement!.storeKey);
    const text = bytes.toString('latin1');
    expect(['Rosa', 'Kitchen'].filter((trace) => text.includes(trace))).toEqual([]);
    expect(await heardAndSeen(bytes)).toEqual(await heardAndSeen(given));
    expect(await peakMegabytes()).toBeLessThan(330);
  }, 120_000);
});
