import { describe, expect, it } from 'vitest';
import { bufferReader } from './buffer-reader';
import { inspectFile } from './inspect-file.server';
import { hostileFiles } from '../../../../tests/support/hostile-files';
import { honestFiles } from '../../../../tests/support/hostile-files-honest';

const limits = { megapixels: 100 };

describe('honest files', () => {
  it('are all taken, each as what it is', async () => {
    const files = await honestFiles();
    expect(files.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const { name, why, bytes, sort } of files) {
      const finding = await inspectFile(bufferReader(bytes), name, limits);
      const said = finding.ok ? finding.sort : finding.refusal;
      if (said !== sort) wrong.push(`${name} (${why}): ${said}`);
    }
    expect(wrong).toEqual([]);
  });
});

async function whole(bytes: Buffer | AsyncIterable<Buffer>): Promise<Buffer> {
  if (Buffer.isBuffer(bytes)) return bytes;
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

describe('hostile files', () => {
  it('are refused, each for a right reason', async () => {
    const files = await hostileFiles();
    expect(files.length).toBeGreaterThan(300);
    const wrong: string[] = [];
    for (const { name, why, bytes, expect: right } of files) {
      const finding = await inspectFile(bufferReader(await whole(bytes())), name, limits);
      const said = finding.ok ? 'taken' : finding.refusal;
      const fits = right.some((one) => one === said || (one === 'found' && finding.ok));
      if (!fits) wrong.push(`${name.slice(0, 60)} (${why}): ${said}, not ${right.join('/')}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
