import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export type SourceFile = { path: string; text: string; imports: string[] };

const importPattern = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g;

/** Every TypeScript file below a folder, tests left out, with what it imports. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/\.test\.tsx?$|\.test-support\.ts$|\/generated\//.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '');
      return { path, text, imports };
    });
}

/** Where an import of a file leads, as a path from the project's top; packages stay as they are. */
export function resolveImport(from: string, to: string): string {
  if (to.startsWith('~/')) return `app/${to.slice(2)}`;
  if (to.startsWith('.')) return relative(root, resolve(root, from, '..', to));
  return to;
}
