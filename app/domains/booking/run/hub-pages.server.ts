import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { addDays, today } from '~/platform/calendar';
import { readForm } from '~/platform/form/parse.server';
import { sessionStaff } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { dayOf } from '../session-times';
import { findFeedOf, makeFeed, stopFeed } from '../message/index.server';
import { countBookingsToDo } from './booking.store.server';
import { londonDay } from '../plan/local-time';
import { mayKeepOffer } from '../plan/plan.access';
import { mayRun } from './run.access';
import { countToRecord, listComing, listToRecord, listUnrun } from './session.store.server';

/** How far ahead the hub looks. */
const DAYS_AHEAD = 14;

/** The hub of sessions: what waits to be done, what is today and in the next two weeks. */
export async function loadHub(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const day = today();
  const [sessions, unrun, toRecord, bookings, feed] = await Promise.all([
    listComing(londonDay(day.toString()).from, londonDay(addDays(day, DAYS_AHEAD).toString()).to),
    listUnrun(50),
    countToRecord(),
    countBookingsToDo(),
    findFeedOf({ staffId: staff.id }),
  ]);
  const isToday = ({ startsAt }: { startsAt: string }) => dayOf(startsAt) <= day.toString();
  return {
    todo: [
      { list: 'attendance', count: toRecord, to: '/officer/sessions/attendance' },
      { list: 'tell', count: bookings.toTell, to: '/officer/sessions/tell' },
      { list: 'cameBack', count: bookings.cameBack, to: '/officer/sessions/tell?came-back=1' },
      {
        list: 'interpreters',
        count: bookings.interpreters,
        to: '/officer/sessions/interpreters',
      },
    ],
    unrun,
    today: sessions.filter(isToday),
    coming: sessions.filter((session) => !isToday(session)),
    feed,
    may: { run: mayRun(staff), keepOffers: mayKeepOffer(staff) },
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type HubView = Awaited<ReturnType<typeof loadHub>>;

/** Makes or stops the private calendar address of whoever asks. */
export async function answerHub(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const { intent } = await readForm(args.request);
  switch (intent) {
    case 'make-feed':
      await makeFeed({ staffId: staff.id }, 'en');
      return redirect('/officer/sessions?done=feed-made#feed', 303);
    case 'stop-feed':
      await stopFeed({ staffId: staff.id });
      return redirect('/officer/sessions?done=feed-stopped#feed', 303);
    default:
      throw new Response(null, { status: 400, statusText: 'Bad Request' });
  }
}

/** The sessions of which nobody has recorded yet who came. */
export async function loadToRecord(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  return { sessions: await listToRecord(100), may: { run: mayRun(staff) } };
}
