import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { signOut, signOutEverywhere } from '~/domains/sign-in/index.server';
import { publicAccess } from '~/platform/permissions/access';
import { notFound, whoAsks } from '~/platform/permissions/guard.server';
import { readForm } from '~/platform/form/parse.server';

// Whoever is no longer signed in may sign out too: there is nothing to guard.
export const handle = publicAccess;

export function loader() {
  throw notFound();
}

/** Signs a member of staff out here, or with `everywhere` in every browser. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = await whoAsks(args);
  const values = await readForm(args.request);
  const everywhere = values.everywhere && actor?.kind === 'staff';
  const cookie = everywhere ? await signOutEverywhere(actor) : await signOut(args.request, actor);
  return redirect('/officer/sign-in?done=signed-out', { headers: { 'Set-Cookie': cookie } });
}
