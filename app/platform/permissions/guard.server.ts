import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import {
  findActor,
  type Found,
  type Parent,
  type Staff,
  type StaffRole,
} from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { keepStash } from '~/platform/auth/stash.server';

export type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** Where the request came from, for limits (never logged). */
    network: string;
    /** Who is asking; asked for once a request. */
    found?: Promise<Found>;
    /** True once an action refused what was sent: the page title says so. */
    refused?: boolean;
  }
}

/** The plain "no such page" answer: the same for what does not exist and for what may not be seen. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' });
}

/** The language in the address; 404 where the council does not offer it. */
export function requireLanguage(args: Pick<RouteArgs, 'params'>): Language {
  const language = args.params.lang;
  if (isLanguage(language) && profile().languages.includes(language)) return language;
  throw notFound();
}

/** Who is asking, if anybody signed in. One query a request, however many loaders ask. */
export function whoAsks({ request, context }: RouteArgs): Promise<Found> {
  return (context.found ??= findActor(request));
}

/** The signed-in parent; others are sent to sign in and come back to this page with what they typed. */
export async function requireParent(args: RouteArgs): Promise<Parent> {
  const found = await whoAsks(args);
  if (found.actor?.kind === 'parent') return found.actor;
  const language = requireLanguage(args);
  throw await toSignIn(args.request, found, `/${language}/sign-in`);
}

/** The signed-in member of staff with one of the roles; 403 where the role is missing. */
export async function requireStaff(args: RouteArgs, roles: readonly StaffRole[]): Promise<Staff> {
  const found = await whoAsks(args);
  if (found.actor?.kind !== 'staff') throw await toSignIn(args.request, found, '/officer/sign-in');
  const { actor } = found;
  if (roles.some((role) => actor.roles.includes(role))) return actor;
  throw new Response(null, { status: 403, statusText: 'Forbidden' });
}

async function toSignIn(request: Request, found: Found, signIn: string): Promise<Response> {
  const url = new URL(request.url);
  const search = new URLSearchParams();
  const path = url.pathname.replace(/\.data$/, '');
  let next = path + cleanSearch(url);
  if (found.ended) {
    search.set('ended', '1');
    if (request.method === 'POST') {
      const kept = await keepStash(request, found.ended.ownerKey);
      if (kept) {
        url.searchParams.set('kept', kept);
        next = path + cleanSearch(url);
      }
    }
  }
  search.set('next', next);
  return redirect(`${signIn}?${search}`);
}

function cleanSearch(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.delete('_data');
  search.delete('index');
  return search.size > 0 ? `?${search}` : '';
}
