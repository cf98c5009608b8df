import { createHash } from 'node:crypto';
import { parse } from 'yaml';

/** A file of the guide, split: what stands above the words as data, and the words. */
export type GuideSource = { front: unknown; words: string };

/** Splits a file into its front matter and its words. Throws where there is no front matter. */
export function splitSource(file: string): GuideSource {
  const [, front, words] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(plainLines(file)) ?? [];
  if (front === undefined || words === undefined) throw new Error('has no front matter');
  // Dates stay text: the core schema of YAML 1.2 knows no others.
  return { front: parse(front, { schema: 'core' }), words };
}

/**
 * What a translation says it was made from: the first 12 hexadecimal digits of the SHA-256 of title,
 * summary and words of the English file, a line break between each, the words without space at both
 * ends. A new check date or reading age alone makes no translation old.
 */
export function fingerprintOf(file: string): string {
  const { front, words } = splitSource(file);
  const { title = '', summary = '' } = (front ?? {}) as Record<string, unknown>;
  const text = [title, summary, words.trim()].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function plainLines(file: string): string {
  return file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
