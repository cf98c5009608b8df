import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { now } from '~/platform/calendar';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Clash } from './clashes';
import { findKind } from './kinds.store.server';
import { mayPlan } from './plan.access';
import { withClashes } from './plan-dates.server';
import { hasBegun, opensAtOf, timesOn, unsound, type Unsound } from './plan.rules';
import { placeOf } from './place-of.server';
import type { NewSession } from './session.schema';
import { findMade, insertSession, type NewRow } from './sessions.store.server';
import { orClash } from './taken.server';
import { areOfTheTeam } from './team.store.server';

/** Why a session cannot be made so, whoever is free. */
export type NotPlanned =
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
  | { kind: 'not-an-option'; field: 'place' | 'people' }
  | { kind: 'date-in-past'; field: 'date' }
  | Unsound;

export type SessionMade =
  { kind: 'made'; sessionId: string } | { kind: 'clash'; clashes: Clash[] } | NotPlanned;

/** Makes one session. The same form sent twice makes one. */
export async function makeSession(staff: Staff, form: NewSession): Promise<SessionMade> {
  if (!mayPlan(staff)) return { kind: 'not-allowed' };
  const work = () => inTransaction((tx) => makeOnce(tx, staff, form));
  return orClash<SessionMade, SessionMade>(work, async () => {
    const clashes = await clashesOf(form);
    return clashes.length > 0 ? { kind: 'clash', clashes } : null;
  });
}

/** What is in the way of the one date of a form. */
async function clashesOf(form: NewSession): Promise<Clash[]> {
  const kind = await findKind(form.kind);
  const roomId = form.place === 'phone' || form.place === 'visit' ? null : form.place;
  const [date] = await withClashes([form.date], form, kind!, { roomId, people: form.people });
  return date!.clashes;
}

async function makeOnce(tx: Transaction, staff: Staff, form: NewSession): Promise<SessionMade> {
  const made = await findMade(tx, form.submitKey);
  if (made) return { kind: 'made', sessionId: made.id };
  const row = await plannedRow(tx, staff, form);
  if ('kind' in row) return row;
  const times = timesOn(form.date, form.time, form.minutes);
  const data = { ...row, ...times, submitKey: form.submitKey };
  const sessionId = await insertSession(tx, data, form.people);
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staff.id },
    action: 'session.made',
    detail: { sessionId, state: form.state },
  });
  return { kind: 'made', sessionId };
}

/** What the sessions of a form have in common, checked as it stands in the transaction. */
export async function plannedRow(
  tx: Transaction,
  staff: Staff,
  form: NewSession,
): Promise<Omit<NewRow, 'startsAt' | 'endsAt'> | NotPlanned> {
  const kind = await findKind(form.kind, tx);
  if (!kind || !kind.active || kind.shape !== 'event') return { kind: 'not-found' };
  const place = await placeOf(tx, form.place, kind.modes);
  if (!place) return { kind: 'not-an-option', field: 'place' };
  if (!(await areOfTheTeam(tx, form.people))) return { kind: 'not-an-option', field: 'people' };
  const { startsAt } = timesOn(form.date, form.time, form.minutes);
  if (hasBegun({ startsAt }, now())) return { kind: 'date-in-past', field: 'date' };
  const opensAt = opensAtOf(form);
  const wrong = unsound({ ...form, ...place, startsAt, opensAt });
  if (wrong) return wrong;
  const { words, audience, languages, capacity, noticeHours, changeHours, state } = form;
  return {
    ...{ words, audience, languages, capacity, noticeHours, changeHours, state, opensAt },
    kindId: kind.id,
    mode: place.mode,
    roomId: place.roomId,
    bufferBefore: kind.bufferBefore,
    bufferAfter: kind.bufferAfter,
    madeById: staff.id,
  };
}
