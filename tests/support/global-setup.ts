import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../../prisma/migrate';
import { asAdmin, type TestServerAddresses, withDatabase } from './addresses';
import { startTestServer } from './server';

declare module 'vitest' {
  interface ProvidedContext extends TestServerAddresses {
    /** Name of the migrated database that each test file copies. */
    templateDatabase: string;
  }
}

const MIGRATIONS = path.resolve(import.meta.dirname, '../../prisma/migrations');

/**
 * Starts one PostgreSQL for the whole run, or uses the one in DATABASE_URL_TEST (an account that
 * may create databases), and migrates a template that test files copy.
 */
export default async function setup(project: TestProject) {
  const given = process.env.DATABASE_URL_TEST;
  const server = given ? null : await startTestServer();
  const addresses = server
    ? { adminUrl: server.adminUrl, userUrl: server.url }
    : { adminUrl: given!, userUrl: given! };
  const template = `portal_template_${process.pid}`;
  await asAdmin(addresses, async (admin, owner) => {
    await admin.query(`drop database if exists ${template}`);
    await admin.query(`create database ${template} template template0 owner ${owner}`);
  });
  await applyMigrations(withDatabase(addresses.userUrl, template), { migrationsDir: MIGRATIONS });
  // Copying needs a template that nobody is connected to, autovacuum included.
  await asAdmin(addresses, (admin) =>
    admin.query(`alter database ${template} with allow_connections false`),
  );
  project.provide('adminUrl', addresses.adminUrl);
  project.provide('userUrl', addresses.userUrl);
  project.provide('templateDatabase', template);
  return async () => {
    if (server) return server.stop();
    await asAdmin(addresses, (admin) => admin.query(`drop database ${template} with (force)`));
  };
}
