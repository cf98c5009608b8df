import { describe, expect, it } from 'vitest';
import { readEnvironment, type EnvironmentProblem } from './environment.server';

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64');
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://portal@db/portal',
  PUBLIC_URL: 'https://home-education.example.org',
  SMTP_URL: 'smtp://mail:587',
  SESSION_SECRET: 'thirty-two characters of random text',
  COUNCIL_PROFILE: 'waltham-forest',
  FILE_KEYS: `2026:${key('a')}`,
  CLAMD_URL: 'tcp://clamd:3310',
};
const s3 = {
  S3_ENDPOINT: 'https://s3.example.org',
  S3_BUCKET: 'files',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

function faults(variables: Record<string, string | undefined>): string[] {
  try {
    readEnvironment(variables);
    return [];
  } catch (error) {
    return (error as EnvironmentProblem).faults;
  }
}

describe('the environment of files', () => {
  it('needs nothing for development, and keeps files encrypted there too', () => {
    const { fileKeys, s3: place, clamdUrl, filesDir, spoolDir } = readEnvironment({});
    expect(fileKeys).toMatchObject([{ id: 'development' }]);
    expect(fileKeys[0]!.key).toHaveLength(32);
    expect({ place, clamdUrl, filesDir, spoolDir }).toEqual({
      place: null,
      clamdUrl: null,
      filesDir: 'data/files',
      spoolDir: 'data/files/unfinished',
    });
    const other = readEnvironment({ SESSION_SECRET: 'another secret of thirty-two characters' });
    expect(other.fileKeys[0]!.key.equals(fileKeys[0]!.key)).toBe(false);
  });

  it('takes several keys, the current one first', () => {
    const { fileKeys } = readEnvironment({
      ...production,
      FILE_KEYS: `2026:${key('b')}, 2025:${key('a')}`,
    });
    expect(fileKeys.map(({ id }) => id)).toEqual(['2026', '2025']);
    expect(fileKeys[1]!.key).toEqual(Buffer.alloc(32, 'a'));
  });

  it.each([
    'secret',
    key('a'),
    `2026:${key('a').slice(4)}`,
    `2026:${key('a')},2026:${key('b')}`,
    `2026:${key('a')},`,
    `two words:${key('a')}`,
  ])('says plainly what is wrong with FILE_KEYS=%s', (FILE_KEYS) => {
    for (const base of [production, {}]) {
      const said = faults({ ...base, FILE_KEYS });
      expect(said).toEqual([expect.stringMatching(/^FILE_KEYS must hold the keys/)]);
      expect(said[0]).not.toContain(key('a'));
    }
  });

  it('needs keys and a scanner in production, or the word that there is none', () => {
    expect(faults(production)).toEqual([]);
    expect(faults({ ...production, FILE_KEYS: undefined })).toHaveLength(1);
    const without = { ...production, CLAMD_URL: '' };
    expect(faults(without)).toEqual([expect.stringContaining('set SCANNER=none')]);
    expect(faults({ ...without, SCANNER: 'none' })).toEqual([]);
    expect(faults({ ...production, SCANNER: 'none' })).toEqual([
      expect.stringContaining('set one'),
    ]);
    expect(faults({ ...without, SCANNER: 'off' })).toEqual([
      expect.stringContaining('SCANNER may only be "none"'),
    ]);
  });

  it.each(['tcp://clamd:3310', 'tcp://127.0.0.1:3310', 'tcp://[::1]:3310', 'unix:/run/clamd.ctl'])(
    'finds the scanner at %s',
    (CLAMD_URL) => expect(readEnvironment({ CLAMD_URL }).clamdUrl).toBe(CLAMD_URL),
  );

  it.each(['clamd', 'tcp://clamd', 'http://clamd:3310', 'unix:run/clamd.ctl'])(
    'does not take %s for a scanner',
    (CLAMD_URL) =>
      expect(faults({ CLAMD_URL })).toEqual([expect.stringContaining('CLAMD_URL must name')]),
  );

  it('takes S3 whole or not at all', () => {
    expect(readEnvironment(s3).s3).toEqual({
      endpoint: 'https://s3.example.org',
      bucket: 'files',
      region: 'us-east-1',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    });
    expect(readEnvironment({ ...s3, S3_REGION: 'eu-west-2' }).s3?.region).toBe('eu-west-2');
    expect(faults({ ...s3, S3_BUCKET: '', S3_SECRET_ACCESS_KEY: '' })).toEqual([
      'The S3 file store also needs: S3_BUCKET, S3_SECRET_ACCESS_KEY.',
    ]);
    expect(faults({ ...s3, S3_ENDPOINT: 'ftp://s3.example.org' })).toEqual([
      expect.stringContaining('S3_ENDPOINT must be'),
    ]);
  });
});
