import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import type { KindForm } from './kinds.schema';
import { insertKind, lockKind, updateKind, type Kind } from './kinds.store.server';
import { mayKeepOffer } from './plan.access';
import { findRooms } from './rooms.store.server';
import { areOfTheTeam } from './team.store.server';

export type KindKept =
  | { kind: 'kept'; kindId: string }
  | { kind: 'stale' }
  /** A room or a person is no longer there, or a room does not fit how it is offered. */
  | { kind: 'not-an-option'; field: 'people' | 'rooms' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' };

/** Makes a kind of the council's own. The same form sent twice makes one. */
export async function makeKind(
  staff: Staff,
  { submitKey, ...form }: KindForm & { shape: string; submitKey: string },
): Promise<KindKept> {
  if (!mayKeepOffer(staff)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const wrong = await wrongOffer(tx, form, null);
    if (wrong) return wrong;
    if (await insertKind(tx, submitKey, form)) await audit(tx, staff, 'made', submitKey);
    return { kind: 'kept', kindId: submitKey };
  });
}

/** Changes a kind. Its shape stays: sessions were made with it. */
export async function changeKind(
  staff: Staff,
  kindId: string,
  { version, ...form }: KindForm & { version: number },
): Promise<KindKept> {
  if (!mayKeepOffer(staff)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const before = await lockKind(tx, kindId);
    if (!before) return { kind: 'not-found' };
    if (before.version !== version) return { kind: 'stale' };
    const wrong = await wrongOffer(tx, form, before);
    if (wrong) return wrong;
    await updateKind(tx, kindId, form);
    await audit(tx, staff, 'changed', kindId);
    return { kind: 'kept', kindId };
  });
}

async function wrongOffer(
  tx: Transaction,
  { people, rooms, modes }: KindForm,
  before: Kind | null,
): Promise<Extract<KindKept, { kind: 'not-an-option' }> | null> {
  const had = before?.people.map(({ staffId }) => staffId) ?? [];
  if (!(await areOfTheTeam(tx, people, had))) return { kind: 'not-an-option', field: 'people' };
  const found = await findRooms(tx, rooms);
  const fit = found.every(({ venueId }) => modes.includes(venueId === null ? 'online' : 'venue'));
  if (found.length < rooms.length || !fit) return { kind: 'not-an-option', field: 'rooms' };
  return null;
}

function audit(tx: Transaction, staff: Staff, done: 'made' | 'changed', kindId: string) {
  return recordAudit(tx, {
    actor: { kind: 'staff', id: staff.id },
    action: `session-kind.${done}`,
    detail: { kindId },
  });
}
