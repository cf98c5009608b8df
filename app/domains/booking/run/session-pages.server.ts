import type { LoaderFunctionArgs } from '@remix-run/node';
import { sessionStaff } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { now } from '~/platform/calendar';
import { openJoinLink } from '../join-link.server';
import { idOf } from './address.server';
import { recordLooks } from './record-looks.server';
import { mayRun } from './run.access';
import type { BookingLine, SessionFacts } from './run.view';
import { findSessionFacts, listBookings } from './session.store.server';

/** One session as staff see it; throws the answer "not found" where there is none. */
export async function openSession(sessionId: string): Promise<SessionFacts> {
  const found = await findSessionFacts(sessionId);
  if (!found) throw notFound();
  const { sealedLink, ...session } = found;
  // An address often begins with the name of the house.
  const addressLines = session.addressLines.filter((line) => line !== session.venue);
  return { ...session, addressLines, link: openJoinLink(sealedLink) ?? '' };
}

const reached = (moment: string) => Date.parse(moment) <= now().epochMilliseconds;

/** True from the moment at which a session begins. */
export function hasBegun({ startsAt }: Pick<SessionFacts, 'startsAt'>): boolean {
  return reached(startsAt);
}

/** One session with everybody who booked. */
export async function loadSession(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const id = idOf(args.params, 'session');
  const [session, bookings] = await Promise.all([openSession(id), listBookings(staff, id)]);
  await recordLooks(staff, 'session', bookings);
  const inState = (...states: BookingLine['state'][]) =>
    bookings.filter(({ state }) => states.includes(state));
  const groups = [
    { group: 'booked' as const, bookings: inState('booked') },
    { group: 'offered' as const, bookings: inState('offered') },
    { group: 'waiting' as const, bookings: inState('waiting') },
    { group: 'over' as const, bookings: inState('lapsed', 'cancelled') },
  ];
  const counted = (attendance: string) =>
    bookings.filter((booking) => booking.attendance === attendance).length;
  return {
    session,
    groups: groups.filter(({ group, bookings: some }) => group === 'booked' || some.length > 0),
    attendance: { came: counted('came'), notCome: counted('not-come') },
    begun: hasBegun(session),
    past: reached(session.endsAt),
    may: { run: mayRun(staff) },
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type SessionView = Awaited<ReturnType<typeof loadSession>>;
