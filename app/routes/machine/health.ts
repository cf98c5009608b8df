import { hot } from '~/platform/db/database.server';
import { machineAccess } from '~/platform/permissions/access';

export const handle = machineAccess;

/** 200 while this copy can reach its database. */
export async function loader() {
  await hot('health', 'select 1', []);
  return new Response('ok\n', {
    headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' },
  });
}
