import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { readForm } from '~/platform/form/parse.server';
import { requireLanguage, requireParent } from '~/platform/permissions/guard.server';
import { findFeedOf, makeFeed, stopFeed } from '../message/index.server';
import { listOwnBookings } from '../place/index.server';
import type { OwnPageView } from './components/own-page';

/** What a parent booked while signed in, and their private calendar address. */
export async function loadOwnSessions(args: LoaderFunctionArgs): Promise<OwnPageView> {
  const parent = await requireParent(args);
  const [bookings, feed] = await Promise.all([
    listOwnBookings(parent),
    findFeedOf({ accountId: parent.id }),
  ]);
  const did = new URL(args.request.url).searchParams.get('did');
  return { bookings, feed, done: did === 'made' || did === 'stopped' ? did : null };
}

/** Makes the private calendar address, or stops it. */
export async function answerOwnSessions(args: ActionFunctionArgs) {
  const parent = await requireParent(args);
  const language = requireLanguage(args);
  const { intent } = await readForm(args.request);
  const here = `/${language}/family/sessions`;
  if (intent === 'make') {
    await makeFeed({ accountId: parent.id }, language);
    return redirect(`${here}?did=made`, 303);
  }
  if (intent === 'stop') {
    await stopFeed({ accountId: parent.id });
    return redirect(`${here}?did=stopped`, 303);
  }
  return redirect(here, 303);
}
