import type { Staff } from '~/platform/auth/session.server';
import { asDate } from '~/domains/clock/index.server';
import { clearUnread } from '../item/clear-unread.server';
import { readAskedBody } from './asked-body';
import { isPast, startAgain } from './ask-again.server';
import type { EscalationForm } from './escalation.schema';
import { addEvent } from './events.server';
import { moveEscalation, type EscalationMoved, type Target } from './move-escalation.server';

/** Opens again what was answered, or closed, but not well enough: what is asked beyond it, by a new day. */
export function reopenEscalation(
  staff: Staff,
  target: Target,
  form: EscalationForm<'reopen'>,
  now = new Date(),
): Promise<EscalationMoved> {
  return moveEscalation(staff, 'escalation-reopened', target, form, async (moving) => {
    const { escalation, item, tx } = moving;
    if (escalation.state === 'open') return { kind: 'still-open' };
    if (isPast(form.dueOn, now)) return { kind: 'date-past' };
    await tx.escalation.update({
      where: { id: escalation.id },
      data: {
        state: 'open',
        level: 0,
        dueOn: asDate(form.dueOn),
        answer: '',
        answeredBy: '',
        answeredHow: '',
        answeredAt: null,
        closedAt: null,
        closedById: null,
        closeReason: '',
      },
      select: { id: true },
    });
    await tx.queueItem.update({
      where: { id: item.id },
      data: { closedAt: null, body: { ...readAskedBody(item.body), more: form.more } },
      select: { id: true },
    });
    await addEvent(tx, escalation.id, {
      kind: 'reopened',
      at: now,
      staffId: staff.id,
      detail: { text: form.more, dueOn: form.dueOn },
    });
    await startAgain(moving, escalation.toEmail, form.dueOn, now, staff.id);
    await clearUnread(tx, item.id);
    return { kind: 'made', status: 'waiting-other' };
  });
}
