import { forgetSession, type Found } from '~/platform/auth/session.server';
import { signOut } from './sign-out.server';

/**
 * Signs out whoever leaves a page quickly. Leaving comes first: where the database cannot be reached,
 * this browser forgets the session all the same. Returns the cookie to send.
 */
export async function signOutLeaving(
  request: Request,
  found: () => Promise<Found>,
): Promise<string> {
  try {
    const { actor } = await found();
    return await signOut(request, actor);
  } catch {
    return forgetSession();
  }
}
