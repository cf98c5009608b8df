import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';

const BUCKET = 'portal-files';

/** An S3-compatible server of a test's own. */
export interface TestS3 {
  port: number;
  /** The folder in which it keeps what it was given. */
  folder: string;
  /** The environment that names it, or what stands in front of it on another port. */
  variables(port?: number): Record<string, string>;
  stop(): Promise<void>;
}

/** Starts an S3-compatible server on a free port, with one empty bucket. */
export async function startS3(): Promise<TestS3> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portal-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: BUCKET }],
  });
  const { port } = await server.run();
  return {
    port,
    folder,
    variables: (through = port) => ({
      S3_ENDPOINT: `http://127.0.0.1:${through}`,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    }),
    async stop() {
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
