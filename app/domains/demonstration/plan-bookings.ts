import { addDays } from '~/platform/calendar';
import { BOOKED_SESSIONS, type BookedSession, type BookingSketch } from './booking-sketches';
import { momentOn, type PlannedSession } from './council-rows';
import { createGenerator, type Generator } from './generator';
import type { Planner } from './plan-council';
import { SESSION_TOPICS } from './session-words';

const SEED = 20_261_130;
const HOUR_MS = 3_600_000;

type Context = { planner: Planner; choose: Generator };

/**
 * Adds who booked the sessions of the demonstration council: one that is full with a line and an offer,
 * one that is called off, one to be recorded and one that is. Drop-ins of before are recorded, but the last.
 */
export function planBookings(planner: Planner): void {
  const context = { planner, choose: createGenerator(SEED) };
  for (const booked of BOOKED_SESSIONS) {
    const session = findPlanned(planner, booked);
    if (session) planBooked(context, session, booked);
  }
  recordDropIns(planner);
}

/** A session that began before today is over; what is today is still to come. */
function isOver({ setting }: Planner, session: PlannedSession): boolean {
  return (session.endsAt as Date) < momentOn(setting.today);
}

function findPlanned(
  planner: Planner,
  { topic, which }: BookedSession,
): PlannedSession | undefined {
  const words = SESSION_TOPICS[topic];
  const all = planner.rows.sessions.filter((session) => session.words === words);
  if (which === 'cancelled') return all.find(({ state }) => state === 'cancelled');
  const open = all.filter(({ state }) => (state ?? 'open') === 'open');
  return which === 'last'
    ? open.filter((session) => isOver(planner, session)).at(-1)
    : open.find((session) => !isOver(planner, session));
}

function planBooked(context: Context, session: PlannedSession, booked: BookedSession): void {
  const { rows, setting } = context.planner;
  const startsAt = session.startsAt as Date;
  let arrivals = 0;
  for (const sketch of booked.bookings) {
    const inLine = sketch.state === 'waiting' || sketch.state === 'offered';
    if (inLine) arrivals += 1;
    planBooking(context, session, sketch, inLine ? arrivals : 0);
  }
  session.arrivals = arrivals;
  if (booked.recorded) {
    const recordedAt = new Date(startsAt.getTime() + 26 * HOUR_MS);
    Object.assign(session, booked.recorded, {
      attendanceDoneAt: recordedAt,
      thankedAt: recordedAt,
    });
  }
  for (const feedback of booked.feedback ?? []) {
    rows.sessionFeedback.push({
      id: context.choose.uuid(),
      sessionId: session.id!,
      ...feedback,
      month: new Date(`${setting.today.toString().slice(0, 7)}-01T00:00:00Z`),
    });
  }
}

function planBooking(
  { planner, choose }: Context,
  session: PlannedSession,
  sketch: BookingSketch,
  arrival: number,
): void {
  const { rows, setting, staffIds } = planner;
  const { by, daysAgo, parentName, state = 'booked', attendance = '', ...said } = sketch;
  const at = momentOn(addDays(setting.today, -daysAgo));
  const account = by === 'account' ? rows.accounts.find(({ email }) => email === said.email) : null;
  const adult = rows.adults.find(({ accountId, name }) =>
    account ? accountId === account.id : parentName !== undefined && name === parentName,
  );
  const { adults = 1, children = 0, interpreter = '' } = said;
  const startsAt = session.startsAt as Date;
  const offered = state === 'offered';
  rows.bookings.push({
    ...said,
    id: choose.uuid(),
    reference: planner.reference(),
    sessionId: session.id!,
    state,
    stateAt: offered ? momentOn(setting.today) : at,
    source: by === 'account' ? 'signed-in' : by,
    accountId: account?.id ?? null,
    familyId: adult?.familyId ?? null,
    bookedById: by === 'staff' ? staffIds.officer : null,
    adults,
    children,
    places: adults + children,
    interpreterState: interpreter === '' ? '' : (said.interpreterState ?? 'asked'),
    arrival,
    ...(offered && {
      offeredAt: momentOn(setting.today),
      offerEndsAt: new Date(startsAt.getTime() - 25 * HOUR_MS),
    }),
    ...(state === 'cancelled' && { cancelledBy: 'family' }),
    attendance,
    ...(attendance !== '' && {
      attendanceById: staffIds['second-officer'],
      attendanceAt: new Date(startsAt.getTime() + 26 * HOUR_MS),
    }),
    submitKey: choose.uuid(),
    createdAt: at,
  });
}

/** People come to drop-ins without booking; of the last one of each, nobody has written down how many. */
function recordDropIns(planner: Planner): void {
  for (const topic of ['drop-in', 'drop-in-riverside'] as const) {
    const over = planner.rows.sessions.filter(
      (session) => session.words === SESSION_TOPICS[topic] && isOver(planner, session),
    );
    over.slice(0, -1).forEach((session, index) => {
      session.walkIns = 4 + ((index * 3) % 7);
      session.attendanceDoneAt = new Date((session.endsAt as Date).getTime() + HOUR_MS);
    });
  }
}
