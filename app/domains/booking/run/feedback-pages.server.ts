import type { LoaderFunctionArgs } from '@remix-run/node';
import { sessionStaff } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { feedbackByTerm } from './feedback.rules';
import { listFeedback } from './feedback.store.server';

/** What families said of sessions, by term and kind. */
export async function loadFeedback(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return { terms: feedbackByTerm(await listFeedback()) };
}
