import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { signOut } from '~/domains/sign-in/index.server';
import { publicAccess } from '~/platform/permissions/access';
import { notFound, requireLanguage, whoAsks } from '~/platform/permissions/guard.server';

// Whoever is no longer signed in may sign out too: there is nothing to guard.
export const handle = publicAccess;

export function loader() {
  throw notFound();
}

export async function action(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const { actor } = await whoAsks(args);
  const cookie = await signOut(args.request, actor);
  return redirect(`/${language}/sign-in?done=signed-out`, { headers: { 'Set-Cookie': cookie } });
}
