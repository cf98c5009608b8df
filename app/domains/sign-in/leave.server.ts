import { forgetSession, type Found } from '~/platform/auth/session.server';
import { forgetBrowser } from './known-browser.server';
import { signOut } from './sign-out.server';

/**
 * Signs out whoever leaves a page quickly. Leaving comes first: where the database cannot be reached,
 * this browser forgets the session all the same, and that somebody signed in here. Returns the cookies to
 * send.
 */
export async function signOutLeaving(
  request: Request,
  found: () => Promise<Found>,
): Promise<string[]> {
  try {
    const { actor } = await found();
    return [await signOut(request, actor), forgetBrowser()];
  } catch {
    return [forgetSession(), forgetBrowser()];
  }
}
