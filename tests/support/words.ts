import { existsSync, readFileSync } from 'node:fs';

const files = new Map<string, unknown>();

function file(language: string, namespace: string): unknown {
  const path = `locales/${language}/${namespace}.json`;
  if (!existsSync(path)) return undefined;
  if (!files.has(path)) files.set(path, JSON.parse(readFileSync(path, 'utf8')));
  return files.get(path);
}

function find(language: string, key: string): unknown {
  const [namespace = '', path = ''] = key.split(':');
  let found = file(language, namespace);
  for (const part of path.split('.')) {
    found = (found as Record<string, unknown> | undefined)?.[part];
  }
  return found;
}

/** The words behind a key such as `notify:you.title` in a language, else in English. */
export function words(key: string, language = 'en', values: Record<string, string> = {}): string {
  const found = find(language, key) ?? find('en', key);
  if (typeof found !== 'string') throw new Error(`No words for ${key} in ${language}`);
  return found.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Text as it is compared: marks of direction left out, spaces single. */
export function plain(text: string): string {
  return text
    .replace(/[\u2066-\u2069\u200E\u200F]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
}
