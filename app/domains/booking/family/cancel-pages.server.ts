import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { readForm } from '~/platform/form/parse.server';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { cancelBooking } from '../place/index.server';
import type { CancelView } from './components/cancel-page';
import { addressOf, afterEnding, bookingAt, gone } from './manage-pages.server';
import { unkept } from './secret-page';

export type CancelPageView = { page: 'gone' } | ({ page: 'cancel' } & CancelView);

/** The last question before a booking is given back; what has begun cannot be. */
export async function loadCancel(args: LoaderFunctionArgs) {
  const booking = await bookingAt(args);
  if (!booking) return gone();
  const here = addressOf(args);
  if (booking.begun && !booking.session.cancelled) throw redirect(here, 303);
  return data<CancelPageView>({ page: 'cancel', booking, here }, { headers: unkept });
}

/** Gives it back, whenever that is: who says so late has said so, and who says so twice has said it once. */
export async function answerCancel(args: ActionFunctionArgs) {
  requireLanguage(args);
  await readForm(args.request);
  await cancelBooking({ token: args.params.token ?? '' });
  return afterEnding(args);
}
