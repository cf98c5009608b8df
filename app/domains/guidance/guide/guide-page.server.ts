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
import { addressIn } from './reading.server';

/** A page as it was read, and what is wrong with its files. */
export type ReadPage = { page: GuidePage | null; faults: string[] };

type Words<Front> = { front: Front; blocks: GuideBlock[]; values: GuideValues };

/** The files of one page: the English one, and the reader's where there is one. */
export type PageFiles = { english: string; own: string | null };

/**
 * Reads one page for readers of `language`: their translation, else the English words, with the
 * council's values in them. What is of the page and not of its words (basis, sources, dates) is the
 * English file's alone.
 */
export function readPage(
  slug: GuideSlug,
  language: Language,
  files: PageFiles,
  profile: CouncilProfile,
): ReadPage {
  const faults: string[] = [];
  const english = readWords(files.english, englishFrontSchema, ['en', language], profile, faults);
  if (!english) return { page: null, faults };
  const own =
    language === 'en' || files.own === null
      ? null
      : readWords(files.own, translationFrontSchema, [language, language], profile, faults);
  const rest = restOf(english.front);
  if (!own) {
    const standing = language === 'en' ? 'english' : 'untranslated';
    const words = wordsOf('en', english);
    const { changes } = english.front;
    return {
      page: {
        slug,
        standing,
        matchedOn: null,
        ...rest,
        ...words,
        changes: filled(changes, english),
      },
      faults,
    };
  }
  const matched = own.front.english === fingerprintOf(files.english);
  sameBuild(english.blocks, own.blocks, matched, faults);
  const page: GuidePage = {
    slug,
    standing: matched ? 'matched' : 'older',
    matchedOn: own.front.matchedOn,
    ...rest,
    ...wordsOf(language, own),
    changes: translatedChanges(english.front, own),
  };
  return { page, faults };
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

/** `[of, to]`: the language of the words, and the one that their links lead to. */
function readWords<Front>(
  file: string,
  schema: z.ZodType<Front>,
  [of, to]: [Language, Language],
  profile: CouncilProfile,
  faults: string[],
): Words<Front> | null {
  try {
    const { front, words } = splitSource(file);
    const parsed = schema.safeParse(front);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        faults.push(`front matter: ${path.join('.')} ${message}`);
      return null;
    }
    const values = guideValues(of, profile);
    const blocks = readBlocks(words, { values, addressOf: addressIn(to), faults });
    nameParts(blocks);
    return { front: parsed.data, blocks, values };
  } catch (error) {
    faults.push((error as Error).message);
    return null;
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
  faults: string[],
): void {
  const [theirs, ours] = [headingsOf(english), headingsOf(own)];
  if (theirs.length === ours.length) ours.forEach((each, at) => (each.id = theirs[at]!.id));
  const build = (blocks: readonly GuideBlock[]) =>
    blocks.map((block) => (block.kind === 'box' ? block.box : block.kind)).join(' ');
  if (matched && build(english) !== build(own)) {
    faults.push(`is not built as the English page: ${build(own)} for ${build(english)}`);
  }
}

function filled(changes: EnglishFront['changes'], { values }: { values: GuideValues }) {
  return changes.map(({ on, what }) => ({ on, what: filledIn(what, values, 'en') }));
}

/** Changes in the reader's language, as far as they are translated. */
function translatedChanges({ changes }: EnglishFront, own: Words<TranslationFront>) {
  const told = own.front.changes.map((each) => (typeof each === 'string' ? each : each.what));
  const newer = Math.max(0, changes.length - told.length);
  return changes.map(({ on, what }, at) => ({ on, what: told[at - newer] ?? what }));
}

function filledIn(text: string, values: GuideValues, language: Language): string {
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (written, name: string) => {
    const value = values.get(name);
    if (!value) return written;
    const apart = value.kind !== 'words' && directionOf(language) === 'rtl';
    return apart ? isolate(value.text) : value.text;
  });
}
