import type { ActionFunctionArgs } from '@remix-run/node';
import { signOutLeaving } from '~/domains/sign-in/index.server';
import { profile } from '~/platform/config/environment.server';
import { publicAccess } from '~/platform/permissions/access';
import { whoAsks } from '~/platform/permissions/guard.server';

// Whoever is at risk leaves, signed in or not: there is nothing to guard.
export const handle = publicAccess;

/**
 * To the everyday site, which is not told from where; nothing of it is kept. Browsers may take seconds to
 * clear what `Clear-Site-Data` names, before they go on: nobody is to wait here, so it is not sent.
 */
function away(cookies: string[] = []): Response {
  const headers = new Headers({
    Location: profile().leaveTo,
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

export function loader() {
  return away();
}

export async function action(args: ActionFunctionArgs) {
  return away(await signOutLeaving(args.request, () => whoAsks(args)));
}
