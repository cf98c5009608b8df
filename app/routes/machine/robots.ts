import { profile } from '~/platform/config/environment.server';
import { machineAccess } from '~/platform/permissions/access';

export const handle = machineAccess;

/** Search engines may read the public pages and nothing else. */
export function loader() {
  const closed = [
    '/officer',
    '/admin',
    '/mailbox',
    '/calendar',
    ...profile().languages.flatMap((code) => [
      `/${code}/family`,
      `/${code}/notify`,
      `/${code}/sign-in`,
      `/${code}/booking`,
    ]),
  ];
  return new Response(`User-agent: *\n${closed.map((path) => `Disallow: ${path}`).join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain' },
  });
}
