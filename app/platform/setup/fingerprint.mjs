import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LEFT_OUT = /(^|\/)(generated|\.DS_Store)$|\.test\.(ts|tsx|mjs)$/;

/**
 * A fingerprint of files and folders under `root`: it changes with any name or content. Tests and
 * generated code are left out; a path that does not exist counts as absent.
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((start) => listFiles(root, start)).sort()) {
    hash.update(file).update('\0');
    hash.update(readFileSync(path.join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

function listFiles(root, start) {
  const full = path.join(root, start);
  if (LEFT_OUT.test(start) || !existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [start];
  return readdirSync(full).flatMap((name) => listFiles(root, `${start}/${name}`));
}

const stampFile = (root, name) => path.join(root, 'node_modules', '.portal', name);

/** Whether the step `name` was last done for this very fingerprint. */
export function isDone(root, name, print) {
  const file = stampFile(root, name);
  return existsSync(file) && readFileSync(file, 'utf8') === print;
}

/** Remembers that the step `name` is done for this fingerprint. */
export function markDone(root, name, print) {
  const file = stampFile(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, print);
}

/**
 * Whether what npm says it installed is what the lock file asks for. Packages for other kinds of
 * machine may be missing.
 */
export function isInstalled(root) {
  const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false;
  const present = read('node_modules/.package-lock.json');
  return Object.entries(read('package-lock.json')).every(([name, wanted]) => {
    if (name === '') return true;
    const found = present[name];
    return found ? found.version === wanted.version : Boolean(wanted.optional);
  });
}
