import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, isDone, isInstalled, markDone } from './fingerprint.mjs';

let root: string;

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'portal-print-'));
  write('app/a.ts', '1');
  write('app/b/c.ts', '2');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const print = () => fingerprint(root, ['app', 'vite.config.ts']);

describe('the fingerprint of the sources', () => {
  it('stays while nothing changes', () => {
    expect(print()).toBe(print());
  });

  it.each([
    ['a changed file', 'app/b/c.ts', '3'],
    ['a new file', 'app/d.ts', ''],
    ['a file that was absent', 'vite.config.ts', ''],
  ])('changes with %s', (_, file, text) => {
    const before = print();
    write(file, text);
    expect(print()).not.toBe(before);
  });

  it('tells a name from a content', () => {
    const before = print();
    rmSync(path.join(root, 'app/a.ts'));
    write('app/a', '.ts1');
    expect(print()).not.toBe(before);
  });

  it.each(['app/a.test.ts', 'app/platform/db/generated/client.ts'])('leaves out %s', (file) => {
    const before = print();
    write(file, 'x');
    expect(print()).toBe(before);
  });
});

describe('the stamp of a step', () => {
  it('holds for the fingerprint it was made for, and no other', () => {
    expect(isDone(root, 'build', 'one')).toBe(false);
    markDone(root, 'build', 'one');
    expect(isDone(root, 'build', 'one')).toBe(true);
    expect(isDone(root, 'build', 'two')).toBe(false);
    expect(isDone(root, 'client', 'one')).toBe(false);
  });
});

describe('whether dependencies are installed', () => {
  const lock = (file: string, packages: object) => write(file, JSON.stringify({ packages }));
  const wanted = {
    '': { name: 'portal' },
    'node_modules/pg': { version: '8.0.0' },
    'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
  };

  it('is no before the first installation, and after one that was cut short', () => {
    lock('package-lock.json', wanted);
    write('node_modules/pg/package.json', '{}');
    expect(isInstalled(root)).toBe(false);
  });

  it('is yes with every package but those for other machines', () => {
    lock('package-lock.json', wanted);
    lock('node_modules/.package-lock.json', { 'node_modules/pg': { version: '8.0.0' } });
    expect(isInstalled(root)).toBe(true);
  });

  it.each([
    ['another version', { 'node_modules/pg': { version: '7.0.0' } }],
    ['a missing package', {}],
  ])('is no with %s', (_, present) => {
    lock('package-lock.json', wanted);
    lock('node_modules/.package-lock.json', present);
    expect(isInstalled(root)).toBe(false);
  });
});
