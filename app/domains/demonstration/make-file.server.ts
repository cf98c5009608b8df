import sharp from 'sharp';
import { renderPdf } from '~/platform/documents/render-pdf.server';
import sheets from './sent-sheets.typ?raw';
import { createGenerator, type Generator } from './generator';
import type { FileRecipe } from './sent-things';

/** A file as its bytes, with what the check of a real one would have found, and its pictures. */
export type MadeFile = {
  bytes: Buffer;
  contentType: string;
  sort: 'image' | 'audio' | 'text' | 'pdf';
  width?: number;
  height?: number;
  seconds?: number;
  /** True where such a file could have carried where and with what it was made. */
  stripped: boolean | null;
  views: { view: 'small' | 'screen'; bytes: Buffer; width: number; height: number }[];
};

const WIDTH = 800;
const HEIGHT = 600;
const SMALL = 320;
const RATE = 8000;

/** Makes a file by its recipe: the same bytes every time. */
export function makeFile(recipe: FileRecipe): Promise<MadeFile> {
  switch (recipe.make) {
    case 'photo':
      return picture(scene(createGenerator(recipe.seed)), 'jpeg');
    case 'drawing':
      return picture(scrawl(createGenerator(recipe.seed)), 'png');
    case 'sound':
      return Promise.resolve(sound(recipe.notes));
    case 'text':
      return Promise.resolve({
        bytes: Buffer.from(recipe.text),
        contentType: 'text/plain; charset=utf-8',
        sort: 'text',
        stripped: null,
        views: [],
      });
    case 'pdf':
      return sheet(recipe);
  }
}

async function picture(svg: string, kind: 'jpeg' | 'png'): Promise<MadeFile> {
  const raw = await sharp(Buffer.from(svg)).flatten().raw().toBuffer({ resolveWithObject: true });
  const drawn = () => sharp(raw.data, { raw: raw.info });
  const [bytes, small] = await Promise.all([
    kind === 'jpeg'
      ? drawn().jpeg({ quality: 80 }).toBuffer()
      : drawn().png({ palette: true, effort: 1 }).toBuffer(),
    drawn().resize(SMALL).jpeg({ quality: 75 }).toBuffer(),
  ]);
  const screen = kind === 'jpeg' ? bytes : await drawn().jpeg({ quality: 80 }).toBuffer();
  return {
    bytes,
    contentType: `image/${kind}`,
    sort: 'image',
    width: WIDTH,
    height: HEIGHT,
    stripped: true,
    views: [
      { view: 'small', bytes: small, width: SMALL, height: (SMALL * HEIGHT) / WIDTH },
      { view: 'screen', bytes: screen, width: WIDTH, height: HEIGHT },
    ],
  };
}

const svgOf = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${inside}</svg>`;

/** Hills, a sun and trees, as from a walk. */
function scene(choose: Generator): string {
  const hue = choose.whole(180, 230);
  const sky = `<rect width="800" height="600" fill="hsl(${hue},55%,${choose.whole(70, 85)}%)"/>`;
  const sun = `<circle cx="${choose.whole(80, 720)}" cy="${choose.whole(60, 180)}" r="${choose.whole(30, 60)}" fill="hsl(48,95%,70%)"/>`;
  const hills = [0, 1, 2].map((row) => {
    const top = 260 + row * 90;
    return `<path d="M0 ${top + choose.whole(0, 60)} Q ${choose.whole(150, 350)} ${top - choose.whole(20, 90)} 450 ${top + choose.whole(0, 40)} T 800 ${top} V600 H0 Z" fill="hsl(${choose.whole(90, 140)},${35 + row * 8}%,${52 - row * 11}%)"/>`;
  });
  const trees = Array.from({ length: choose.whole(5, 9) }, () => {
    const [x, y, size] = [choose.whole(20, 760), choose.whole(380, 560), choose.whole(24, 60)];
    return `<rect x="${x - 4}" y="${y}" width="8" height="${size}" fill="#5b3a1e"/><circle cx="${x}" cy="${y}" r="${size / 1.6}" fill="hsl(${choose.whole(80, 150)},45%,28%)"/>`;
  });
  return svgOf([sky, sun, ...hills, ...trees].join(''));
}

/** Crayon on paper. */
function scrawl(choose: Generator): string {
  const strokes = Array.from({ length: choose.whole(12, 18) }, () => {
    const point = () => `${choose.whole(60, 740)} ${choose.whole(60, 540)}`;
    return `<path d="M${point()} C ${point()}, ${point()}, ${point()}" fill="none" stroke="hsl(${choose.whole(0, 359)},70%,45%)" stroke-width="${choose.whole(4, 12)}" stroke-linecap="round"/>`;
  });
  return svgOf(`<rect width="800" height="600" fill="#fdfaf2"/>${strokes.join('')}`);
}

/** Sine waves one after another as an 8-bit WAV: `notes` in hertz, a third of a second each. */
function sound(notes: readonly number[]): MadeFile {
  const each = Math.floor(RATE / 3);
  const samples = Buffer.alloc(each * notes.length);
  for (const [order, hertz] of notes.entries()) {
    for (let at = 0; at < each; at += 1) {
      const fade = Math.min(1, at / 200, (each - at) / 600);
      const wave = Math.sin((2 * Math.PI * hertz * at) / RATE) * fade;
      samples[order * each + at] = 128 + Math.round(90 * wave);
    }
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return {
    bytes: Buffer.concat([head, samples]),
    contentType: 'audio/wav',
    sort: 'audio',
    seconds: Math.max(1, Math.round(notes.length / 3)),
    stripped: true,
    views: [],
  };
}

async function sheet(recipe: Extract<FileRecipe, { make: 'pdf' }>): Promise<MadeFile> {
  const { title, pages, language } = recipe;
  const bytes = Buffer.from(await renderPdf(sheets, { title, pages }, { language, title }));
  return { bytes, contentType: 'application/pdf', sort: 'pdf', stripped: null, views: [] };
}
