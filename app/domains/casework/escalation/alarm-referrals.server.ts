import { recordAudit } from '~/platform/audit/audit.server';
import { hot, inTransaction, type Transaction } from '~/platform/db/database.server';
import { alertStaff, ownerAddresses, seniorAddresses } from './alert-staff.server';
import { eachApart } from './each-apart';
import { alarmMoment } from './escalation.rules';
import { addEvent } from './events.server';
import { lockEscalation } from './lock-escalation.server';

/**
 * Raises the alarm for every referral whose receipt nobody has confirmed, at the moments that
 * `alarmMoment` gives: the seniors and its owner are told, and the timeline says so. To be run every
 * hour; within one moment it is raised once, however often it runs, and a run that was missed is made
 * up for by the next. Gives how many were raised.
 */
export async function alarmUnconfirmedReferrals(now = new Date()): Promise<number> {
  const open = await hot<{ id: string }>(
    'referrals-to-confirm',
    `select id from escalation
     where is_referral and receipt_at is null and state = 'open' and sent_at is not null
     order by sent_at, id`,
    [],
  );
  return eachApart(open, (id) => inTransaction((tx) => raise(tx, id, now)));
}

async function raise(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const locked = await lockEscalation(tx, id);
  if (!locked) return false;
  const { escalation, item } = locked;
  if (escalation.receiptAt || escalation.state !== 'open' || !escalation.sentAt) return false;
  const moment = alarmMoment(escalation.sentAt, now);
  if (!moment) return false;
  const raised = await tx.escalationEvent.findFirst({
    where: { escalationId: id, kind: 'receipt-missing', at: { gte: moment } },
    select: { id: true },
  });
  if (raised) return false;
  await addEvent(tx, id, { kind: 'receipt-missing', at: now, level: escalation.level });
  await alertStaff(tx, {
    escalationId: id,
    reference: item.reference,
    occasion: `receipt:${moment.toISOString()}`,
    to: [...(await seniorAddresses(tx)), ...(await ownerAddresses(tx, item.ownerId))],
  });
  await recordAudit(tx, {
    actor: { kind: 'system' },
    action: 'escalation.receipt-missing',
    itemId: item.id,
    childId: escalation.childId,
    familyId: escalation.familyId,
  });
  return true;
}
