import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { asDate } from '~/domains/clock/index.server';
import { hasRole } from '../item/item.access';
import { auditOfCopies } from './copy-audit.server';
import { findCopyLine, lockCopy } from './undelivered.store.server';

export type SettleResult = { kind: 'done' } | { kind: 'not-allowed' } | { kind: 'settled' };

/** Notes that nothing more needs to be done about a message that did not arrive, with the reason. */
export async function settleCopy(
  staff: Staff,
  copyId: string,
  reason: string,
): Promise<SettleResult> {
  if (!hasRole(staff, officers)) return { kind: 'not-allowed' };
  return inTransaction(async (tx): Promise<SettleResult> => {
    await lockCopy(tx, copyId);
    const copy = await findCopyLine(copyId, tx);
    if (!copy || copy.settledAt) return { kind: 'settled' };
    await tx.roundCopy.update({
      where: { id: copyId },
      data: { settledAt: new Date(), settledById: staff.id, settleReason: reason },
      select: { id: true },
    });
    await recordAudits(tx, auditOfCopies(staff.id, 'message.settled', [copy]));
    return { kind: 'done' };
  });
}

export type CameBackResult =
  | { kind: 'done' }
  | { kind: 'not-allowed' }
  /** It is settled, did not go yet, or came back already. */
  | { kind: 'settled' }
  | { kind: 'date-future' }
  | { kind: 'before-sent' };

/** Notes that an email, or a letter, came back on a day: it is on the worklist from then on. */
export async function markCameBack(
  staff: Staff,
  copyId: string,
  on: string,
  today: Temporal.PlainDate,
): Promise<CameBackResult> {
  if (!hasRole(staff, officers)) return { kind: 'not-allowed' };
  if (on > today.toString()) return { kind: 'date-future' };
  return inTransaction(async (tx): Promise<CameBackResult> => {
    await lockCopy(tx, copyId);
    const copy = await findCopyLine(copyId, tx);
    if (!copy || (copy.state !== 'delivered' && copy.state !== 'posted'))
      return { kind: 'settled' };
    const went = copy.leftOn ?? copy.mailSentAt!.toISOString().slice(0, 10);
    if (on < went) return { kind: 'before-sent' };
    if (copy.how === 'post') {
      await tx.roundCopy.update({
        where: { id: copyId },
        data: { returnedOn: asDate(on) },
        select: { id: true },
      });
    } else {
      await tx.outgoingMail.update({
        where: { id: copy.mailId! },
        data: { returnedAt: new Date() },
        select: { id: true },
      });
    }
    await recordAudits(tx, auditOfCopies(staff.id, 'message.came-back', [copy], { on }));
    return { kind: 'done' };
  });
}
