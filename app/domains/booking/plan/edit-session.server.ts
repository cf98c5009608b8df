import type { Staff } from '~/platform/auth/session.server';
import { offerFreed } from '../place/index.server';
import { auditSession, changeSession, type Unchanged } from './change-session.server';
import { findClashes } from './clashes.store.server';
import type { Clash } from './clashes';
import { opensAtOf, spanOf, unsound, type Unsound } from './plan.rules';
import type { EditForm } from './session.schema';
import { findSession, updateSession } from './sessions.store.server';
import { orClash } from './taken.server';
import { areOfTheTeam } from './team.store.server';

export type SessionEdited =
  | { kind: 'edited' }
  | { kind: 'clash'; clashes: Clash[] }
  /** So many places are gone already. */
  | { kind: 'below-taken'; field: 'capacity'; taken: number }
  | { kind: 'not-an-option'; field: 'people' }
  | { kind: 'no-draft-again'; field: 'state' }
  | Unsound
  | Unchanged;

/**
 * Changes what a session is about, for whom, how many and who runs it; neither its time nor its place.
 * Where it has more places than before, they are offered to its line at once.
 */
export function editSession(
  staff: Staff,
  sessionId: string,
  form: EditForm,
): Promise<SessionEdited> {
  const work = () => edit(staff, sessionId, form);
  return orClash<SessionEdited, SessionEdited>(work, async () => {
    const session = await findSession(sessionId);
    const wanted = { roomId: null, people: form.people, exceptSession: sessionId };
    const [clashes = []] = session ? await findClashes([spanOf(session)], wanted) : [];
    return clashes.length > 0 ? { kind: 'clash', clashes } : null;
  });
}

function edit(staff: Staff, sessionId: string, form: EditForm): Promise<SessionEdited> {
  const { version, people, opens: _opens, opensTime: _opensTime, ...data } = form;
  return changeSession<SessionEdited>(staff, { sessionId, version }, async (tx, session) => {
    if (session.kind.shape !== 'event') return { kind: 'not-found' };
    if (session.state === 'open' && data.state === 'draft')
      return { kind: 'no-draft-again', field: 'state' };
    if (data.capacity < session.taken)
      return { kind: 'below-taken', field: 'capacity', taken: session.taken };
    const had = session.people.map(({ staffId }) => staffId);
    if (!(await areOfTheTeam(tx, people, had))) return { kind: 'not-an-option', field: 'people' };
    const opensAt = opensAtOf(form);
    const most = session.room?.most ?? null;
    const wrong = unsound({ ...data, ...{ people, opensAt, most }, startsAt: session.startsAt });
    if (wrong) return wrong;
    await updateSession(tx, session, { ...data, opensAt }, people);
    await auditSession(tx, staff, 'session.edited', {
      sessionId,
      state: data.state,
      capacity: data.capacity,
    });
    if (data.capacity > session.capacity) await offerFreed(tx, sessionId);
    return { kind: 'edited' };
  });
}
