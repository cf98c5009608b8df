import type { Staff } from '~/platform/auth/session.server';
import { instantToLondonDate } from '~/platform/calendar';
import { clearUnread } from '../item/clear-unread.server';
import { hasRole } from '../item/item.access';
import { openClocks, stopClocks } from '../item/move-clocks.server';
import { SILENT_FLAG } from './escalation.codes';
import type { EscalationForm } from './escalation.schema';
import { addEvent } from './events.server';
import { dropFlag } from './lock-escalation.server';
import { moveEscalation, type EscalationMoved, type Target } from './move-escalation.server';
import { endLinks } from './send-link.server';

/**
 * Closes an escalation: with its answer by any officer; without one only by a senior, with the reason.
 */
export function closeEscalation(
  staff: Staff,
  target: Target,
  form: EscalationForm<'close'>,
  now = new Date(),
): Promise<EscalationMoved> {
  return moveEscalation(staff, 'escalation-closed', target, form, async (moving) => {
    const { escalation, item, tx, move } = moving;
    if (escalation.state === 'closed') return { kind: 'not-open' };
    if (escalation.state === 'open') {
      if (!hasRole(staff, ['SENIOR'])) return { kind: 'senior-needed' };
      if (form.reason === '') return { kind: 'reason-needed' };
    }
    await tx.escalation.update({
      where: { id: escalation.id },
      data: {
        state: 'closed',
        closedById: staff.id,
        closedAt: now,
        closeReason: form.reason,
      },
      select: { id: true },
    });
    await addEvent(tx, escalation.id, {
      kind: 'closed',
      at: now,
      level: escalation.level,
      staffId: staff.id,
      detail: { text: form.reason },
    });
    await endLinks(tx, escalation.id, now);
    await dropFlag(tx, item.id, SILENT_FLAG);
    await clearUnread(tx, item.id);
    await stopClocks(tx, openClocks(move), instantToLondonDate(now), 'item-closed', staff.id);
    const detail = { answered: escalation.state === 'answered' };
    return { kind: 'made', status: 'closed', closes: true, audit: [{ detail }] };
  });
}
