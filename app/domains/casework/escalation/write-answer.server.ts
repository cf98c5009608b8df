import type { Staff } from '~/platform/auth/session.server';
import { instantToLondonDate } from '~/platform/calendar';
import { alertStaff, ownerAddresses } from './alert-staff.server';
import type { EscalationForm } from './escalation.schema';
import { keepAnswer } from './keep-answer.server';
import { moveEscalation, type EscalationMoved, type Target } from './move-escalation.server';

/** Writes down an answer that came another way: what was said, by whom, and when. */
export function writeAnswer(
  staff: Staff,
  target: Target,
  form: EscalationForm<'answer'>,
  now = new Date(),
): Promise<EscalationMoved> {
  return moveEscalation(staff, 'escalation-answered', target, form, async (moving) => {
    const { escalation, item, tx } = moving;
    if (escalation.state !== 'open') return { kind: 'not-open' };
    const today = instantToLondonDate(now);
    if (form.saidOn > today.toString()) return { kind: 'in-future' };
    if (form.saidOn < instantToLondonDate(escalation.askedAt).toString()) {
      return { kind: 'before-sent' };
    }
    const { text, by, saidOn } = form;
    await keepAnswer(tx, moving, { text, by, saidOn, at: now, staffId: staff.id });
    if (item.ownerId !== staff.id) {
      await alertStaff(tx, {
        escalationId: escalation.id,
        reference: item.reference,
        occasion: `answered:${now.toISOString()}`,
        to: await ownerAddresses(tx, item.ownerId),
      });
    }
    return { kind: 'made', status: 'open' };
  });
}
