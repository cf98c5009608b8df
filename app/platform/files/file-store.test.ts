import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { fileAnswer } from './file-answer.server';
import { FileTooBig, openStoredFile, removeStoredFile, storeFile } from './file-store.server';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-store-'));
  useEnvironment(readEnvironment({ FILES_DIR: folder }));
});

afterAll(() => rm(folder, { recursive: true }));

async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

const read = async (key: string) =>
  Buffer.from(await new Response(await openStoredFile(key)).arrayBuffer());
const names = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());

describe('the file store', () => {
  it('gives back what was kept, byte for byte, from bytes, streams and chunks', async () => {
    const whole = Buffer.from('one two three');
    const sha256 = createHash('sha256').update(whole).digest('hex');
    const sources = [whole, chunks('one ', 'two ', 'three'), new Blob([whole]).stream()];
    for (const source of sources) {
      const stored = await storeFile(source);
      expect(stored).toMatchObject({ bytes: 13, sha256 });
      expect(await read(stored.storeKey)).toEqual(whole);
    }
  });

  it('keeps nothing of a file that is too big or breaks off', async () => {
    const before = (await names()).length;
    await expect(storeFile(chunks('12345', '67890'), 9)).rejects.toBeInstanceOf(FileTooBig);
    const breaking = (async function* () {
      yield Buffer.from('half');
      throw new Error('the line broke');
    })();
    await expect(storeFile(breaking)).rejects.toThrow('the line broke');
    expect((await names()).length).toBe(before);
  });

  it.each([
    '',
    '../../etc/passwd',
    '..',
    'a'.repeat(31),
    `${'a'.repeat(32)}/..`,
    'A'.repeat(32),
    `${'a'.repeat(32)}\n`,
  ])('refuses the key %j', async (key) => {
    await expect(openStoredFile(key)).rejects.toThrow('not a key');
    await expect(removeStoredFile(key)).rejects.toThrow('not a key');
  });

  it('has nothing under a key it did not give out', async () => {
    await expect(openStoredFile('a'.repeat(32))).rejects.toThrow();
  });
});

it('sends a file as a download whose name cannot break the header', async () => {
  const name = 'ștampilă "1"\r\nX-Evil: 1.pdf';
  const body = new Blob(['%PDF']).stream();
  const { headers } = fileAnswer({ name, contentType: 'application/pdf', bytes: 4, body });
  expect(headers.get('Content-Disposition')).toBe(
    `attachment; filename="_tampil_ _1___X-Evil: 1.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('X-Evil')).toBeNull();
});
