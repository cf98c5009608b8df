import type { LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type StaffRole } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, inTransaction, useDatabase } from '~/platform/db/database.server';
import { createStaff } from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { loadAsk, staffWayIn } from '../public/sign-in-flow.server';
import { loader } from './home';

let database: TestDatabase;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  database = await createTestDatabase();
  useDatabase(database.url);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const asked = (path: string, cookie: string) =>
  ({
    request: new Request(`http://localhost${path}`, { headers: { Cookie: cookie } }),
    params: {},
    context: { network: '192.0.2.1' },
  }) as unknown as LoaderFunctionArgs;

test.each<[StaffRole, string]>([
  ['ADMIN', '/admin'],
  ['OFFICER', '/officer/queue'],
  ['SEND', '/officer/queue'],
])('%s, signed in, comes to %s', async (role, home) => {
  const { id: staffId } = await createStaff({ roles: [role] });
  const cookie = await inTransaction((tx) =>
    openSession(tx, new Request('http://localhost/'), { audience: 'staff', staffId }),
  );
  const first = await loadAsk(asked('/officer/sign-in', cookie), staffWayIn).catch(
    (thrown: unknown) => thrown,
  );
  expect((first as Response).headers.get('Location')).toBe('/officer');
  const second = await loader(asked('/officer', cookie));
  expect(second.headers.get('Location')).toBe(home);
});
