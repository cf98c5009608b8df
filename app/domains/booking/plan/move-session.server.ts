import type { Staff } from '~/platform/auth/session.server';
import { now } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { moveSessionBookings } from '../place/index.server';
import { auditSession, changeSession, type Unchanged } from './change-session.server';
import { findClashes } from './clashes.store.server';
import type { Clash } from './clashes';
import { placeOf } from './place-of.server';
import { hasBegun, spanOf, timesOn, unsound, type Unsound } from './plan.rules';
import type { MoveForm } from './session.schema';
import { findSession, updateSession, type SessionRow } from './sessions.store.server';
import { orClash } from './taken.server';
import { areOfTheTeam } from './team.store.server';

export type SessionMoved =
  /** So many bookings were told of it: none where neither time nor place is another. */
  | { kind: 'moved'; told: number }
  | { kind: 'clash'; clashes: Clash[] }
  | { kind: 'not-an-option'; field: 'place' | 'people' }
  | { kind: 'date-in-past'; field: 'date' }
  | Unsound
  | Unchanged;

/**
 * Moves a session, an event or a time with a person, to another time, place or to other people, and tells
 * everybody who booked, was offered a place or waits. Where somebody or the room is taken then, nothing
 * is moved and it says who, when and by what.
 */
export function moveSession(
  staff: Staff,
  sessionId: string,
  form: MoveForm,
): Promise<SessionMoved> {
  const work = () => move(staff, sessionId, form);
  return orClash<SessionMoved, SessionMoved>(work, async () => {
    const session = await findSession(sessionId);
    const clashes = session ? await clashesOf(session, form) : [];
    return clashes.length > 0 ? { kind: 'clash', clashes } : null;
  });
}

async function clashesOf(session: SessionRow, form: MoveForm): Promise<Clash[]> {
  const span = spanOf({ ...session, ...timesOn(form.date, form.time, form.minutes) });
  const roomId = form.place === 'phone' || form.place === 'visit' ? null : form.place;
  const wanted = { roomId, people: form.people, exceptSession: session.id };
  const [clashes = []] = await findClashes([span], wanted);
  return clashes;
}

function move(staff: Staff, sessionId: string, form: MoveForm): Promise<SessionMoved> {
  const { version } = form;
  return changeSession<SessionMoved>(staff, { sessionId, version }, async (tx, session) => {
    const place = await placeOf(tx, form.place, session.kind.modes, session.roomId);
    if (!place) return { kind: 'not-an-option', field: 'place' };
    const had = session.people.map(({ staffId }) => staffId);
    if (!(await areOfTheTeam(tx, form.people, had)))
      return { kind: 'not-an-option', field: 'people' };
    const times = timesOn(form.date, form.time, form.minutes);
    if (hasBegun(times, now())) return { kind: 'date-in-past', field: 'date' };
    const wrong = unsound({ ...session, ...times, ...place, people: form.people });
    if (wrong) return wrong;
    const data = { ...times, mode: place.mode, roomId: place.roomId };
    const isElsewhere = differs(session, data);
    await updateSession(
      tx,
      session,
      { ...data, ...newsOf(session, form, isElsewhere) },
      form.people,
    );
    return { kind: 'moved', told: await tell(tx, staff, session, isElsewhere) };
  });
}

function differs(
  session: SessionRow,
  to: Pick<SessionRow, 'startsAt' | 'endsAt' | 'roomId' | 'mode'>,
) {
  return (
    session.startsAt.getTime() !== to.startsAt.getTime() ||
    session.endsAt.getTime() !== to.endsAt.getTime() ||
    session.roomId !== to.roomId ||
    session.mode !== to.mode
  );
}

/** What families are told of a move; nobody knew of a draft. */
function newsOf({ state, sequence }: SessionRow, { why }: MoveForm, isElsewhere: boolean) {
  if (!isElsewhere || state === 'draft') return {};
  return { toldWhy: why, movedAt: new Date(now().epochMilliseconds), sequence: sequence + 1 };
}

/** Who runs it is no news to families; another time or place is. */
async function tell(
  tx: Transaction,
  staff: Staff,
  { id, startsAt, state }: SessionRow,
  isElsewhere: boolean,
): Promise<number> {
  const told = isElsewhere && state !== 'draft' ? await moveSessionBookings(tx, id) : 0;
  const action = isElsewhere ? 'session.moved' : 'session.people-changed';
  await auditSession(tx, staff, action, { sessionId: id, before: startsAt.toISOString(), told });
  return told;
}
