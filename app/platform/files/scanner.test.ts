import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { useLogLevel } from '~/platform/log/log.server';
import { eicar, startClamd, type RunningClamd } from '../../../tests/support/clamd';
import { scanFile, scannerAnswers } from './scanner.server';

let clamd: RunningClamd;

const use = (url: string) =>
  useEnvironment(readEnvironment({ CLAMD_URL: url, LOG_LEVEL: 'silent' }));

async function* chunks(...parts: (string | Buffer)[]) {
  for (const part of parts) yield Buffer.from(part);
}

beforeAll(async () => {
  useLogLevel('silent');
  clamd = await startClamd(8);
});

afterAll(() => clamd.remove());

describe('the scanner', () => {
  it.each(['url', 'socketUrl'] as const)('judges over its %s', async (line) => {
    use(clamd[line]);
    expect(await scannerAnswers()).toBe(true);
    expect(await scanFile(chunks('plain ', 'words'))).toEqual({ kind: 'clean' });
    const found = await scanFile(chunks(eicar.slice(0, 20), eicar.slice(20)));
    expect(found).toMatchObject({ kind: 'found', finding: expect.stringContaining('Eicar-Test') });
  });

  it('finds behind megabytes of padding, in chunks of any size', async () => {
    use(clamd.url);
    const padded = await scanFile(chunks(randomBytes(5_000_000), Buffer.alloc(0), eicar));
    expect(padded.kind).toBe('found');
  });

  it('never takes what is over its limit for clean', async () => {
    use(clamd.url);
    async function* endless() {
      for (let sent = 0; sent < 40; sent += 1) yield randomBytes(1_000_000);
    }
    const verdict = await scanFile(endless());
    expect(verdict.kind).toBe('away');
    expect(verdict).not.toMatchObject({ reason: 'unreachable' });
  });

  it('throws what reading the file throws', async () => {
    use(clamd.url);
    async function* breaking() {
      yield Buffer.from('half');
      throw new Error('the store broke');
    }
    await expect(scanFile(breaking())).rejects.toThrow('the store broke');
  });

  it('is away where nothing listens, and back again', async () => {
    use(clamd.url);
    await clamd.stop();
    expect(await scannerAnswers()).toBe(false);
    expect(await scanFile(chunks('words'))).toEqual({
      kind: 'away',
      reason: 'unreachable',
    });
    await clamd.start();
    expect(await scanFile(chunks('words'))).toEqual({ kind: 'clean' });
  });

  it.each([
    ['stream: OK', 'away'],
    ['INSTREAM size limit exceeded. ERROR\0', 'away'],
    ['stream: Can not open file ERROR\0', 'away'],
    ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0', 'away'],
    ['UNKNOWN COMMAND\0', 'away'],
    ['stream: OK but not quite\0', 'away'],
    ['', 'away'],
    ['stream: Bad.Thing FOUND\0', 'found'],
    ['stream: OK\0', 'clean'],
  ])('makes of the reply %j: %s', async (reply, kind) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(reply));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    use(`tcp://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
    expect(await scanFile(chunks('words'))).toMatchObject({ kind });
    server.close();
  });
});
