import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import {
  makeMove,
  type LockedItem,
  type Made,
  type MoveDone,
  type MoveRefusal,
} from '../item/make-move.server';
import type { MoveName } from '../item/item.status';
import { lockEscalation, type LockedEscalation } from './lock-escalation.server';

/** What a move on an escalation may meet beside what every move may. */
export type EscalationRefusal =
  | { kind: 'not-open' }
  | { kind: 'still-open' }
  | { kind: 'chased-today' }
  | { kind: 'ask-another' }
  | { kind: 'date-past' }
  | { kind: 'in-future' }
  | { kind: 'before-sent' }
  | { kind: 'no-referral' }
  | { kind: 'confirmed' }
  | { kind: 'parents-address' }
  | { kind: 'parents-manager' }
  | { kind: 'senior-needed' }
  | { kind: 'reason-needed' };

export type EscalationMoved = MoveDone | MoveRefusal | EscalationRefusal;

/** An escalation as a move sees it, locked; `move` is its item with the clocks. */
export type Moving = LockedEscalation & { tx: Transaction; move: LockedItem };
export type Target = { escalationId: string; itemId: string };
type Carried = { version: number; seen: string; submitKey: string };

/** One move on an escalation: the checks of every move, then `work` on the locked escalation. */
export function moveEscalation(
  staff: Staff,
  name: MoveName,
  { escalationId, itemId }: Target,
  form: Carried,
  work: (moving: Moving) => Promise<Made | EscalationRefusal>,
): Promise<EscalationMoved> {
  return makeMove<EscalationRefusal | MoveRefusal>(
    staff,
    { name },
    { itemId, ...form },
    async (tx, move) => {
      const locked = await lockEscalation(tx, escalationId);
      if (!locked || locked.item.id !== itemId) return { kind: 'not-found' };
      const made = await work({ ...locked, tx, move });
      if (made.kind !== 'made') return made;
      const { childId } = locked.escalation;
      return { ...made, audit: [{ childId, ...made.audit?.[0] }] };
    },
  );
}
