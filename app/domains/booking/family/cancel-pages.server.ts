import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { readForm } from '~/platform/form/parse.server';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { cancelBooking } from '../place/index.server';
import type { CancelView } from './components/cancel-page';
import { addressOf, bookingAt, gone, toEnded } from './manage-pages.server';
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

/** Gives it back, whenever that is: who says so late has said so. */
export async function answerCancel(args: ActionFunctionArgs) {
  requireLanguage(args);
  await readForm(args.request);
  const { kind } = await cancelBooking({ token: args.params.token ?? '' });
  return kind === 'cancelled' ? toEnded(args) : redirect(addressOf(args), 303);
}
