import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as aMoment } from 'node:timers/promises';
import { convert } from 'fontverter';
import { Blob, Buffer as Letters, Face, Font, shape } from 'harfbuzzjs';
import { root } from './source';

/*
 * Nastaliq joins each letter by its neighbours, so the whole face weighs more than a page may. The
 * portal's own Urdu words need a small part of its joining rules and letter forms: the kept font has
 * those alone, and the test holds it to setting every word as the whole face does.
 */

const require = createRequire(import.meta.url);
const wholeFace = () =>
  readFileSync(
    require.resolve('@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf'),
  );
const kept = join(root, 'app/components/fonts/nastaliq-portal-words.woff2');

/** Letters of Urdu; any two of them join well, whatever somebody writes. */
const LETTERS = [...'اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤ'];

/** Every word of the portal's Urdu, and every pair of letters. */
export function urduWords(): string[] {
  const folder = join(root, 'locales/ur');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|md)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return [...new Set([...(texts.join(' ').match(/[\u0600-\u06FF\u200C]+/gu) ?? []), ...pairs])];
}

type Seen = (glyphs: number[]) => void;

/** How a face sets each word: the place of every form, and with `forms` which form it is. */
function setWords(face: Buffer, words: string[], options: { forms: boolean; seen?: Seen }) {
  const font = new Font(new Face(new Blob(face)));
  return words.map((word) => {
    const letters = new Letters();
    letters.addText(word);
    letters.guessSegmentProperties();
    const { seen } = options;
    if (seen)
      letters.setMessageFunc((now) => {
        seen(now.getGlyphInfos().map(({ codepoint }) => codepoint));
        return true;
      });
    shape(font, letters);
    const forms = letters.getGlyphInfosAndPositions();
    seen?.(forms.map(({ codepoint }) => codepoint));
    return forms
      .map(({ codepoint, xAdvance, xOffset, yOffset }) =>
        [...(options.forms ? [codepoint] : []), xAdvance, xOffset, yOffset].join(),
      )
      .join(' ');
  });
}

/** The words that the kept font does not set as the whole face does. */
export async function wordsSetOtherwise(): Promise<string[]> {
  const words = urduWords();
  const small = Buffer.from(await convert(readFileSync(kept), 'truetype'));
  const [whole, own] = [wholeFace(), small].map((face) => setWords(face, words, { forms: false }));
  return words.filter((_, at) => whole![at] !== own![at]);
}

/** Makes the kept font anew from the whole face. Takes some minutes. */
export async function makeUrduFont(): Promise<void> {
  const words = urduWords();
  const face = await withoutIdleRules(wholeFace(), words);
  const forms = new Set([0]);
  setWords(face, words, { forms: true, seen: (now) => now.forEach((form) => forms.add(form)) });
  const small = await withFormsAlone(face, forms, new Set([...words.join(''), ' ']));
  writeFileSync(kept, await convert(small, 'woff2', 'truetype'));
}

type Rule = { lookup: number; at: number };

/** Where the lookups of the face's substitution table (OpenType, GSUB) stand, each once. */
function lookupsOf(face: Buffer): number[] {
  const tables = Array.from({ length: face.readUInt16BE(4) }, (_, at) => 12 + at * 16);
  const record = tables.find((at) => face.toString('latin1', at, at + 4) === 'GSUB')!;
  const base = face.readUInt32BE(record + 8);
  const list = base + face.readUInt16BE(base + 8);
  const count = face.readUInt16BE(list);
  return [
    ...new Set(
      Array.from({ length: count }, (_, at) => list + face.readUInt16BE(list + 2 + 2 * at)),
    ),
  ];
}

/** The face with some of the subtables of its lookups left out. */
function without(face: Buffer, lookups: number[], left: ReadonlySet<Rule>): Buffer {
  const out = Buffer.from(face);
  const gone = new Set([...left].map(({ lookup, at }) => `${lookup}/${at}`));
  for (const lookup of lookups) {
    const count = face.readUInt16BE(lookup + 4);
    const end = lookup + 6 + 2 * count;
    const stay = Array.from({ length: count }, (_, at) => at)
      .filter((at) => !gone.has(`${lookup}/${at}`))
      .map((at) => face.readUInt16BE(lookup + 6 + 2 * at));
    const marks = face.readUInt16BE(lookup + 2) & 0x10 ? [face.readUInt16BE(end)] : [];
    out.writeUInt16BE(stay.length, lookup + 4);
    [...stay, ...marks].forEach((value, at) => out.writeUInt16BE(value, lookup + 6 + 2 * at));
  }
  return out;
}

/** Leaves out each subtable without which all words are set the same; tried by halves. */
async function withoutIdleRules(face: Buffer, words: string[]): Promise<Buffer> {
  const lookups = lookupsOf(face);
  const rules = lookups.flatMap((lookup) =>
    Array.from({ length: face.readUInt16BE(lookup + 4) }, (_, at): Rule => ({ lookup, at })),
  );
  const wanted = setWords(face, words, { forms: true }).join('\n');
  const left = new Set<Rule>();
  const leaveOut = async (some: Rule[]): Promise<void> => {
    // What one try used of the shaper's memory is given back between tries.
    await aMoment(0);
    const tried = new Set([...left, ...some]);
    const same = setWords(without(face, lookups, tried), words, { forms: true });
    if (same.join('\n') === wanted) for (const rule of some) left.add(rule);
    else if (some.length > 1) {
      const middle = some.length >> 1;
      await leaveOut(some.slice(0, middle));
      await leaveOut(some.slice(middle));
    }
  };
  for (let at = 0; at < rules.length; at += 32) await leaveOut(rules.slice(at, at + 32));
  return without(face, lookups, left);
}

type Subsetter = Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };

const NO_HINTS_NO_CLOSURE = 0x1 | 0x200;
const FEATURES = 6;

/** The face with these forms and letters alone (HarfBuzz's subsetter, `hb-subset`). */
async function withFormsAlone(face: Buffer, forms: Set<number>, letters: Set<string>) {
  const wasm = readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm);
  const hb = instance.exports as unknown as Subsetter;
  hb._initialize!();
  const memory = () => new Uint8Array(hb.memory.buffer);
  const input = hb.hb_subset_input_create_or_fail!();
  const given = hb.malloc!(face.length);
  memory().set(face, given);
  const whole = hb.hb_face_create!(hb.hb_blob_create!(given, face.length, 2, 0, 0), 0);
  const features = hb.hb_subset_input_set!(input, FEATURES);
  hb.hb_set_clear!(features);
  hb.hb_set_invert!(features);
  hb.hb_subset_input_set_flags!(input, NO_HINTS_NO_CLOSURE);
  const unicodes = hb.hb_subset_input_unicode_set!(input);
  for (const letter of letters) hb.hb_set_add!(unicodes, letter.codePointAt(0)!);
  const glyphs = hb.hb_subset_input_glyph_set!(input);
  for (const form of forms) hb.hb_set_add!(glyphs, form);
  const made = hb.hb_face_reference_blob!(hb.hb_subset_or_fail!(whole, input));
  const start = hb.hb_blob_get_data!(made, 0);
  return Buffer.from(memory().subarray(start, start + hb.hb_blob_get_length!(made)));
}
