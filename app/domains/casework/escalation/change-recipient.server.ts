import type { Staff } from '~/platform/auth/session.server';
import { asDate } from '~/domains/clock/index.server';
import type { AskedService } from '../case/case.codes';
import { clearUnread } from '../item/clear-unread.server';
import { isPast, startAgain } from './ask-again.server';
import { shareAgain } from './chase-service.server';
import type { EscalationForm } from './escalation.schema';
import { addEvent } from './events.server';
import { moveEscalation, type EscalationMoved, type Target } from './move-escalation.server';
import { isParentsAddress } from './parents-address.server';
import { endLinks } from './send-link.server';

/** Asks somebody else instead, with a new link and a day for the answer. Links to the other end. */
export function changeRecipient(
  staff: Staff,
  target: Target,
  form: EscalationForm<'recipient'>,
  now = new Date(),
): Promise<EscalationMoved> {
  return moveEscalation(staff, 'escalation-changed', target, form, async (moving) => {
    const { escalation, item, tx } = moving;
    const { toName, toEmail, nextLevelName, nextLevelEmail } = form;
    if (escalation.state !== 'open') return { kind: 'not-open' };
    if (isPast(form.dueOn, now)) return { kind: 'date-past' };
    if (await isParentsAddress(tx, escalation.familyId, toEmail)) {
      return { kind: 'parents-address' };
    }
    if (nextLevelEmail && (await isParentsAddress(tx, escalation.familyId, nextLevelEmail))) {
      return { kind: 'parents-manager' };
    }
    const service = serviceOf(escalation, form.service);
    await tx.escalation.update({
      where: { id: escalation.id },
      data: {
        service,
        toName,
        toEmail,
        nextLevelName,
        nextLevelEmail: nextLevelEmail || null,
        dueOn: asDate(form.dueOn),
        answer: '',
        answeredBy: '',
        answeredHow: '',
        answeredAt: null,
      },
      select: { id: true },
    });
    await addEvent(tx, escalation.id, {
      kind: 'changed',
      at: now,
      level: escalation.level,
      staffId: staff.id,
      detail: { what: 'recipient', to: toName, before: escalation.toName, dueOn: form.dueOn },
    });
    await shareAgain(tx, moving, toName, now, { service, staffId: staff.id });
    await endLinks(tx, escalation.id, now);
    await startAgain(moving, toEmail, form.dueOn, now, staff.id);
    await clearUnread(tx, item.id);
    return { kind: 'made', status: 'waiting-other', audit: [{ detail: { what: 'recipient' } }] };
  });
}

/** A referral stays one to MASH, and nothing else becomes one by a change of address. */
function serviceOf(
  escalation: { isReferral: boolean; service: string },
  wanted: AskedService | null,
): AskedService {
  const same = escalation.service as AskedService;
  return escalation.isReferral || wanted === null || wanted === 'mash' ? same : wanted;
}
