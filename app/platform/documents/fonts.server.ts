import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { codePointsOf } from './font-coverage.server';

/**
 * The faces that documents are set in. Noto Sans has Latin, Cyrillic, Greek and Devanagari; Noto
 * Nastaliq Urdu the Arabic letters as Urdu writes them, the others their one script. A further script is one more line here and
 * its family in `house.typ`.
 */
const FAMILIES = [
  [
    '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  ],
  [
    '@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf',
    '@expo-google-fonts/noto-nastaliq-urdu/600SemiBold/NotoNastaliqUrdu_600SemiBold.ttf',
  ],
  [
    '@expo-google-fonts/noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf',
    '@expo-google-fonts/noto-sans-gurmukhi/600SemiBold/NotoSansGurmukhi_600SemiBold.ttf',
  ],
  [
    '@expo-google-fonts/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf',
    '@expo-google-fonts/noto-sans-tamil/600SemiBold/NotoSansTamil_600SemiBold.ttf',
  ],
];

/** Fonts on disk, and for each family the code points that all its faces can draw. */
export type DocumentFonts = { paths: string[]; coverage: ReadonlySet<number>[] };

async function coverageOf(paths: string[]): Promise<ReadonlySet<number>> {
  const [first, ...others] = await Promise.all(
    paths.map(async (path) => codePointsOf(await readFile(path))),
  );
  const shared = new Set(first);
  for (const face of others) {
    for (const codePoint of shared) if (!face.has(codePoint)) shared.delete(codePoint);
  }
  return shared;
}

/** Finds the fonts among the installed packages, from the source tree and from the bundle alike. */
export async function loadDocumentFonts(): Promise<DocumentFonts> {
  const require = createRequire(import.meta.url);
  const families = FAMILIES.map((faces) => faces.map((face) => require.resolve(face)));
  return { paths: families.flat(), coverage: await Promise.all(families.map(coverageOf)) };
}
