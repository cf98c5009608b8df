import { randomBytes } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { sample } from '../../../../tests/support/media-samples';
import { stored, useFileWork, work, workWell } from './file-work.test-support';
import { makeHeic } from './heic.test-support';

useFileWork();

/** What no picture that is kept may hold, looked for in its bytes. */
const TRACES = ['Exif', 'GPS', 'http://ns.adobe.com', 'PhoneMaker', 'Photoshop', 'A note', '8BIM'];

const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,35.31N"/>' +
  '</rdf:RDF></x:xmpmeta>';

/** A picture whose upper left quarter is red, the rest green, blue and white clockwise. */
function quarters(width: number, height: number, seed = 0) {
  const block = (background: string) => ({
    create: { width: width / 2, height: height / 2, channels: 3 as const, background },
  });
  const base = sharp({
    create: { width, height, channels: 3, background: { r: seed % 40, g: 0, b: 0 } },
  });
  return base.composite([
    { input: block('#e01010'), left: 0, top: 0 },
    { input: block('#10c010'), left: width / 2, top: 0 },
    { input: block('#1010e0'), left: width / 2, top: height / 2 },
    { input: block('#f0f0f0'), left: 0, top: height / 2 },
  ]);
}

/** A photograph as a phone makes it: place, maker, a turn for the viewer, XMP. */
function withPlace(image: Sharp, orientation = 1): Sharp {
  return image
    .withExif({
      IFD0: { Make: 'PhoneMaker', Model: 'Phone9', ImageDescription: 'A note' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 35/1 1896/100',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 0/1 4248/100',
      },
    })
    .withXmp(xmp)
    .withMetadata({ orientation });
}

async function corner(bytes: Buffer): Promise<string> {
  const { data } = await sharp(bytes)
    .extract({ left: 2, top: 2, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red = 0, green = 0, blue = 0] = data;
  if (red > 150 && green > 150 && blue > 150) return 'white';
  return red > 120 ? 'red' : green > 120 ? 'green' : 'blue';
}

async function expectClean(bytes: Buffer): Promise<void> {
  const text = bytes.toString('latin1');
  expect(TRACES.filter((trace) => text.includes(trace))).toEqual([]);
  const { exif, xmp, iptc, icc, orientation, comments } = await sharp(bytes).metadata();
  expect({ exif, xmp, iptc, icc, orientation, comments }).toEqual({});
}

describe('a photograph', () => {
  it('comes out upright, with nothing in it but pixels, whichever way it was turned', async () => {
    const corners = [];
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const photo = await withPlace(quarters(80, 60), orientation).jpeg().toBuffer();
      expect(photo.includes('PhoneMaker')).toBe(true);
      const done = await workWell(photo, 'photo.jpg');
      const turned = orientation > 4;
      expect(done).toMatchObject({
        contentType: 'image/jpeg',
        sort: 'image',
        extension: 'jpg',
        stripped: true,
        width: turned ? 60 : 80,
        height: turned ? 80 : 60,
      });
      expect(done.name).toBeUndefined();
      const bytes = await stored(done.replacement!.storeKey);
      await expectClean(bytes);
      corners.push(await corner(bytes));
    }
    expect(corners).toEqual(['red', 'green', 'blue', 'white', 'red', 'white', 'blue', 'green']);
  });

  it('has a picture for the screen and a small one, both without metadata', async () => {
    const photo = await withPlace(quarters(2400, 1200), 6).jpeg().toBuffer();
    const { views } = await workWell(photo, 'photo.jpg');
    const sizes = Object.fromEntries(views.map((view) => [view.view, [view.width, view.height]]));
    expect(sizes).toEqual({ screen: [800, 1600], small: [160, 320] });
    for (const view of views) {
      const bytes = await stored(view.storeKey);
      expect(bytes.length).toBe(view.bytes);
      await expectClean(bytes);
      const { width, height, format } = await sharp(bytes).metadata();
      expect([format, width, height]).toEqual(['jpeg', view.width, view.height]);
      expect(await corner(bytes)).toBe('white');
    }
  });

  it('keeps no place: a hundred of them', async () => {
    const kinds = ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const;
    for (let index = 0; index < 100; index += 1) {
      const kind = kinds[index % kinds.length]!;
      const photo = await withPlace(quarters(64 + 2 * index, 48, index), (index % 8) + 1)
        .toFormat(kind, kind === 'avif' ? { effort: 0 } : {})
        .toBuffer();
      expect(photo.includes(kind === 'tiff' ? 'GPSLatitude' : 'PhoneMaker')).toBe(true);
      const done = await workWell(photo, `photo ${index}.${kind}`);
      expect(done.stripped).toBe(true);
      for (const { storeKey } of [done.replacement!, ...done.views]) {
        await expectClean(await stored(storeKey));
      }
    }
  }, 120_000);

  it('is read in its own colours', async () => {
    const wide = await quarters(80, 60).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer();
    const done = await workWell(wide, 'wide.jpg');
    const bytes = await stored(done.replacement!.storeKey);
    await expectClean(bytes);
    const [red, green, blue] = await sharp(bytes)
      .extract({ left: 10, top: 10, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect([red! > 205, green! < 40, blue! < 40]).toEqual([true, true, true]);
  });
});

describe('other kinds of picture', () => {
  it.each([
    ['png', 'drawing.png', undefined],
    ['webp', 'drawing.webp', 'drawing.png'],
    ['tiff', 'drawing.tif', 'drawing.png'],
  ] as const)('keeps see-through parts of %s', async (kind, name, kept) => {
    const drawing = await sharp({
      create: {
        width: 40,
        height: 40,
        channels: 4,
        background: { r: 200, g: 0, b: 0, alpha: 0.2 },
      },
    })
      .toFormat(kind, kind === 'tiff' ? { compression: 'lzw' } : {})
      .toBuffer();
    const done = await workWell(drawing, name);
    expect([done.contentType, done.name]).toEqual(['image/png', kept]);
    const { hasAlpha } = await sharp(await stored(done.replacement!.storeKey)).metadata();
    expect(hasAlpha).toBe(true);
    expect(done.views.map((view) => view.contentType)).toEqual(['image/jpeg', 'image/jpeg']);
  });

  it('makes the first picture of an animation a still', async () => {
    const frames = await Promise.all(
      ['red', 'blue'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [80, 80] })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const done = await workWell(moving, 'moving.gif');
    const bytes = await stored(done.replacement!.storeKey);
    const { pages, height } = await sharp(bytes).metadata();
    expect([pages, height, await corner(bytes)]).toEqual([undefined, 20, 'red']);
  });

  it('puts the pages of a scan one under the other', async () => {
    const frames = await Promise.all(
      ['red', 'blue', 'red'].map((background) =>
        sharp({ create: { width: 30, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const scan = await sharp(frames, { join: { animated: true } })
      .tiff()
      .toBuffer();
    const done = await workWell(scan, 'scan.tif');
    expect(done).toMatchObject({
      contentType: 'image/jpeg',
      name: 'scan.jpg',
      width: 30,
      height: 120,
    });
    const bytes = await stored(done.replacement!.storeKey);
    const below = await sharp(bytes)
      .extract({ left: 0, top: 50, width: 30, height: 20 })
      .toBuffer();
    expect([await corner(bytes), await corner(below)]).toEqual(['red', 'blue']);
  });

  it('makes a JPEG of what a phone keeps as HEIC, upright, with its colours and without its place', async () => {
    const exif = (
      await withPlace(quarters(16, 16), 6)
        .jpeg()
        .toBuffer()
        .then((b) => sharp(b).metadata())
    ).exif!;
    const profile = (
      await sharp(await quarters(16, 16).withIccProfile('p3').jpeg().toBuffer()).metadata()
    ).icc!;
    const parts = { hevc: sample('hevc'), width: 64, height: 48, exif: exif.subarray(6), profile };
    const sizes = [];
    for (const quarterTurns of [0, 1, 2, 3] as const) {
      const photo = makeHeic({ ...parts, quarterTurns });
      expect(photo.includes('PhoneMaker')).toBe(true);
      const done = await workWell(photo, 'IMG 0042.HEIC');
      expect(done).toMatchObject({
        contentType: 'image/jpeg',
        extension: 'jpg',
        name: 'IMG 0042.jpg',
        stripped: true,
      });
      const bytes = await stored(done.replacement!.storeKey);
      await expectClean(bytes);
      const { width, height } = await sharp(bytes).metadata();
      sizes.push([width, height, await corner(bytes)]);
      expect(done.views.map((view) => view.view).sort()).toEqual(['screen', 'small']);
    }
    expect(sizes).toEqual([
      [64, 48, 'red'],
      [48, 64, 'blue'],
      [64, 48, 'blue'],
      [48, 64, 'red'],
    ]);
  });
});

describe('a picture that is not taken', () => {
  it('is damaged when its bytes stop early or make no sense', async () => {
    const photo = await quarters(800, 600).jpeg().toBuffer();
    const cut = photo.subarray(0, photo.length / 2);
    expect(await work(cut, 'cut.jpg')).toEqual({ kind: 'refused', refusal: 'damaged' });
    const heic = makeHeic({ hevc: sample('hevc'), width: 64, height: 48 });
    randomBytes(40).copy(heic, heic.length - 60);
    const noise = await work(heic, 'noise.heic');
    expect(noise.kind === 'done' || noise.refusal === 'damaged').toBe(true);
  });

  it('has too many pixels', async () => {
    const wide = await sharp({
      create: { width: 3000, height: 2000, channels: 3, background: 'white' },
    })
      .png()
      .toBuffer();
    const result = await work(wide, 'wide.png', { megapixels: 5 });
    expect(result).toEqual({ kind: 'refused', refusal: 'too-many-pixels' });
  });
});

it('has a 12-megapixel photograph ready to look at soon', async () => {
  const grain = await sharp({
    create: {
      width: 1008,
      height: 756,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .png()
    .toBuffer();
  const photo = await withPlace(sharp(grain).resize(4032, 3024), 6)
    .jpeg({ quality: 92 })
    .toBuffer();
  const times: number[] = [];
  for (let index = 0; index < 4; index += 1) {
    const start = performance.now();
    const done = await workWell(photo, 'photo.jpg');
    times.push(Math.round(performance.now() - start));
    expect([done.width, done.height, done.views.length]).toEqual([3024, 4032, 2]);
  }
  console.log(`12 megapixels (${photo.length} bytes), stored to ready: ${times.join(', ')} ms`);
}, 60_000);
