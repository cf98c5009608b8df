import path from 'node:path';
import { startEmbeddedPostgres } from '~/platform/db/embedded-postgres.server';
import { makeRunFolder, removeRunFolder } from '~/platform/setup/run-folder.mjs';

/** Starts a PostgreSQL for tests in a folder of its own, which `stop` removes. */
export async function startTestServer() {
  const folder = makeRunFolder();
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    port: 0,
    fast: true,
  });
  return {
    ...server,
    /** For whatever else the run writes. */
    folder,
    async stop() {
      await server.stop();
      removeRunFolder(folder);
    },
  };
}
