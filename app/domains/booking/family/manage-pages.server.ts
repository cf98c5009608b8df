import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { profile } from '~/platform/config/environment.server';
import { parse, readForm, refuse, type FormValues } from '~/platform/form/parse.server';
import { requireLanguage } from '~/platform/permissions/guard.server';
import {
  acceptOffer,
  declineOffer,
  findBooking,
  moveBooking,
  type BookingView,
} from '../place/index.server';
import { DONE, type Done, type ManageView } from './components/manage-page';
import { feedbackSchema } from './feedback.schema';
import { takeFeedback } from './feedback.store.server';
import { unkept } from './secret-page';
import { listInstead } from './sessions.store.server';

export type ManagePageView = { page: 'gone' } | ({ page: 'booking' } & ManageView);

/** Where the page of a booking is. */
export function addressOf({ params }: Pick<LoaderFunctionArgs, 'params'>): string {
  return `/${params.lang}/booking/${encodeURIComponent(params.token ?? '')}`;
}

/** The booking that the link opens; null alike for whatever opens none. */
export async function bookingAt(args: LoaderFunctionArgs): Promise<BookingView | null> {
  requireLanguage(args);
  return findBooking(args.params.token ?? '');
}

/** The same page for links that never were, that ended, and whose time is over. */
export function gone() {
  return data({ page: 'gone' } as const, { status: 404, headers: unkept });
}

/** A booking as it is now. */
export async function loadBooking(args: LoaderFunctionArgs) {
  const booking = await bookingAt(args);
  if (!booking) return gone();
  const { session, who } = booking;
  const isOff = session.cancelled && session.shape === 'event';
  const did = new URL(args.request.url).searchParams.get('did');
  return data<ManagePageView>(
    {
      page: 'booking',
      booking,
      here: addressOf(args),
      done: DONE.find((code) => code === did) ?? null,
      instead: isOff
        ? await listInstead(
            { sessionId: session.id, kindId: session.kindId },
            who.adults + who.children,
          )
        : [],
      offerHours: profile().booking.offerHours,
    },
    { headers: unkept },
  );
}

/** Takes or declines an offer, changes to another event with one press, or takes feedback. */
export async function answerBooking(args: ActionFunctionArgs) {
  requireLanguage(args);
  const values = await readForm(args.request);
  switch (values.intent) {
    case 'accept':
      return accept(args);
    case 'decline':
      return decline(args);
    case 'take':
      return take(args, values);
    case 'feedback':
      return feedback(args, values);
    default:
      return back(args);
  }
}

/** Back to the page of the booking, which says what was done. */
export function back(args: Pick<ActionFunctionArgs, 'params'>, did?: Done, token?: string) {
  const params = token === undefined ? args.params : { ...args.params, token };
  return redirect(addressOf({ params }) + (did ? `?did=${did}` : ''), 303);
}

/**
 * The page after a booking ended, which says nothing of it; where it did not end, the booking. A second
 * press, whose link is dead by then, comes to the first as well.
 */
export async function afterEnding(args: ActionFunctionArgs) {
  if (await findBooking(args.params.token ?? '')) return back(args);
  return redirect(`/${args.params.lang}/booking/ended`, 303);
}

const tokenOf = ({ params }: ActionFunctionArgs) => ({ token: params.token ?? '' });

async function accept(args: ActionFunctionArgs) {
  const accepted = await acceptOffer(tokenOf(args));
  if (accepted.kind === 'booked') return back(args, 'accepted', accepted.token);
  return back(args, accepted.kind === 'too-late' ? 'offerOver' : undefined);
}

async function decline(args: ActionFunctionArgs) {
  await declineOffer(tokenOf(args));
  return afterEnding(args);
}

async function take(args: ActionFunctionArgs, values: FormValues) {
  const toSessionId = z.uuid().safeParse(values.toSessionId);
  if (!toSessionId.success) return back(args);
  const moved = await moveBooking(tokenOf(args), { toSessionId: toSessionId.data });
  switch (moved.kind) {
    case 'moved':
      return back(args, 'moved', moved.token);
    case 'too-late':
    case 'wait':
      return back(args, 'late');
    case 'gone':
      return back(args);
    default:
      return back(args, 'full');
  }
}

async function feedback(args: ActionFunctionArgs, values: FormValues) {
  const booking = await findBooking(args.params.token ?? '');
  if (!booking) return back(args);
  const parsed = parse(feedbackSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const taken = await takeFeedback(booking.id, parsed.data);
  return back(args, taken ? 'thanks' : undefined);
}
