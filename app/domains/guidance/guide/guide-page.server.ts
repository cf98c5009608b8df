import type { z } from 'zod';
import { isolate } from '~/platform/i18n';
import { directionOf, type Language } from '~/platform/i18n/languages';
import type { CouncilProfile } from '~/platform/profile/profile.schema';
import type { GuideSlug } from './guide.contents';
import {
  englishFrontSchema,
  translationFrontSchema,
  type EnglishFront,
  type TranslationFront,
} from './guide.schema';
import { fingerprintOf, splitSource } from './guide-source.server';
import type { GuideBlock, GuidePage } from './guide.types';
import { guideValues, type GuideValues } from './guide-values.server';
import { readBlocks } from './read-blocks.server';

/** A page as it was read, and what is wrong with its files. */
export type ReadPage = { page: GuidePage | null; faults: string[] };

/** The words of one file, and what is wrong with them; no words where it cannot be read at all. */
export type ReadWords<Front> = { words: Words<Front> | null; faults: string[] };

type Words<Front> = {
  front: Front;
  blocks: GuideBlock[];
  values: GuideValues;
  fingerprint: string;
};
export type EnglishWords = Words<EnglishFront>;

/** Reads the English file of a page, with the council's values in it. */
export function readEnglish(file: string, profile: CouncilProfile): ReadWords<EnglishFront> {
  return readWords(file, englishFrontSchema, guideValues('en', profile));
}

/** The page in English: as it is, or for readers of a language into which it is not translated. */
export function englishPage(
  slug: GuideSlug,
  english: EnglishWords,
  standing: 'english' | 'untranslated',
): GuidePage {
  const changes = english.front.changes.map(({ on, what }) => ({
    on,
    what: filledIn(what, english.values, 'en'),
  }));
  return {
    slug,
    standing,
    matchedOn: null,
    ...restOf(english.front),
    ...wordsOf('en', english),
    changes,
  };
}

/**
 * Reads a translation. What is of the page and not of its words (basis, sources, dates) is the English
 * file's alone.
 */
export function readTranslation(
  slug: GuideSlug,
  language: Language,
  file: string,
  english: EnglishWords,
  profile: CouncilProfile,
): ReadPage {
  const { words: own, faults } = readWords(
    file,
    translationFrontSchema,
    guideValues(language, profile),
  );
  if (!own) return { page: englishPage(slug, english, 'untranslated'), faults };
  const matched = own.front.english === english.fingerprint;
  const page: GuidePage = {
    slug,
    standing: matched ? 'matched' : 'older',
    matchedOn: own.front.matchedOn,
    ...restOf(english.front),
    ...wordsOf(language, own),
    changes: translatedChanges(english.front, own),
  };
  return { page, faults: [...faults, ...sameBuild(english.blocks, own.blocks, matched)] };
}

/** Values that a file names and the council's profile does not give. */
export function lostValues(file: string, profile: CouncilProfile): string[] {
  return notIn(guideValues('en', profile), file);
}

function notIn(values: GuideValues, text: string): string[] {
  return namesIn(text).filter((name) => !values.has(name));
}

/**
 * How a translation stands beside the English file, by its front matter alone: to read a whole page takes
 * a hundred times as long.
 */
export function standingOf(file: string, englishFile: string): GuidePage['standing'] {
  const front = translationFrontSchema.safeParse(splitSource(file).front);
  if (!front.success) return 'untranslated';
  return front.data.english === fingerprintOf(englishFile) ? 'matched' : 'older';
}

function restOf({
  audience,
  basis,
  sources,
  checkedOn,
  version,
  leaveQuickly,
  short,
}: EnglishFront) {
  return { audience, basis, sources, checkedOn, version, leaveQuickly, short };
}

function wordsOf(language: Language, words: Words<EnglishFront | TranslationFront>) {
  const { front, blocks, values } = words;
  const fill = (text: string) => filledIn(text, values, language);
  return {
    language,
    title: fill(front.title),
    summary: fill(front.summary),
    also: front.also,
    blocks,
  };
}

type Front = Pick<EnglishFront | TranslationFront, 'title' | 'summary' | 'changes'>;

function readWords<Own extends Front>(
  file: string,
  schema: z.ZodType<Own>,
  values: GuideValues,
): ReadWords<Own> {
  try {
    const { front, words } = splitSource(file);
    const parsed = schema.safeParse(front);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
      return { words: null, faults: issues.map((issue) => `front matter: ${issue}`) };
    }
    const faults: string[] = [];
    const blocks = readBlocks(words, { values, faults });
    nameParts(blocks);
    for (const line of linesOf(parsed.data)) {
      faults.push(
        ...notIn(values, line).map((name) => `names the value ${name}, which there is not`),
      );
    }
    const fingerprint = fingerprintOf(file);
    return { words: { front: parsed.data, blocks, values, fingerprint }, faults };
  } catch (error) {
    return { words: null, faults: [(error as Error).message] };
  }
}

function headingsOf(blocks: readonly GuideBlock[]) {
  return blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
}

/** Two parts of one heading are told apart in their addresses. */
function nameParts(blocks: readonly GuideBlock[]): void {
  const seen = new Map<string, number>();
  for (const heading of headingsOf(blocks)) {
    const times = (seen.get(heading.id) ?? 0) + 1;
    seen.set(heading.id, times);
    if (times > 1) heading.id = `${heading.id}-${times}`;
  }
}

/**
 * A translation is built as its English page is, so its parts have the same addresses. Where it claims
 * to match and is built otherwise, something was left out.
 */
function sameBuild(
  english: readonly GuideBlock[],
  own: readonly GuideBlock[],
  matched: boolean,
): string[] {
  const [theirs, ours] = [headingsOf(english), headingsOf(own)];
  if (theirs.length === ours.length) ours.forEach((each, at) => (each.id = theirs[at]!.id));
  const build = (blocks: readonly GuideBlock[]) =>
    blocks.map((block) => (block.kind === 'box' ? block.box : block.kind)).join(' ');
  return matched && build(english) !== build(own)
    ? [`is not built as the English page: ${build(own)} for ${build(english)}`]
    : [];
}

/** Changes in the reader's language, as far as they are translated. */
function translatedChanges({ changes }: EnglishFront, own: Words<TranslationFront>) {
  const told = own.front.changes.map((each) => (typeof each === 'string' ? each : each.what));
  const newer = Math.max(0, changes.length - told.length);
  return changes.map(({ on, what }, at) => ({ on, what: told[at - newer] ?? what }));
}

const written = /\{\{\s*([^{}]*?)\s*\}\}/g;

function namesIn(line: string): string[] {
  return [...line.matchAll(written)].map(([, name = '']) => name);
}

function linesOf({ title, summary, changes }: Front): string[] {
  return [title, summary, ...changes.map((each) => (typeof each === 'string' ? each : each.what))];
}

function filledIn(text: string, values: GuideValues, language: Language): string {
  return text.replace(written, (whole, name: string) => {
    const value = values.get(name);
    if (!value) return whole;
    const apart = value.kind !== 'words' && directionOf(language) === 'rtl';
    return apart ? isolate(value.text) : value.text;
  });
}
