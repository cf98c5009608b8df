import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { asAdmin, withDatabase } from './addresses';

/** A database of a test's own. */
export interface TestDatabase {
  url: string;
  /** Removes it, with whoever is still connected. */
  drop(): Promise<void>;
}

/** A copy of the migrated, empty database, for one test file. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createFrom(inject('templateDatabase'));
}

/** A database without any table, for tests of migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createFrom('template0');
}

async function createFrom(template: string): Promise<TestDatabase> {
  const addresses = { adminUrl: inject('adminUrl'), userUrl: inject('userUrl') };
  const name = `portal_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(addresses, (admin, owner) =>
    admin.query(`create database ${name} template ${template} owner ${owner}`),
  );
  return {
    url: withDatabase(addresses.userUrl, name),
    async drop() {
      await asAdmin(addresses, (admin) => admin.query(`drop database ${name} with (force)`));
    },
  };
}
