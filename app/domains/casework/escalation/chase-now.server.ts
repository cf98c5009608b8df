import type { Staff } from '~/platform/auth/session.server';
import { instantToLondonDate } from '~/platform/calendar';
import { asPlainDate } from '~/domains/clock/index.server';
import { openClocks } from '../item/move-clocks.server';
import { chaseService } from './chase-service.server';
import type { EscalationForm } from './escalation.schema';
import { moveEscalation, type EscalationMoved, type Target } from './move-escalation.server';

/** Sends the service a new link today, at most once a day. */
export function chaseNow(
  staff: Staff,
  target: Target,
  form: EscalationForm<'chase'>,
  now = new Date(),
): Promise<EscalationMoved> {
  return moveEscalation(staff, 'escalation-chased', target, form, async (moving) => {
    const { escalation, tx, move } = moving;
    if (escalation.state !== 'open') return { kind: 'not-open' };
    if (escalation.answeredHow === 'not-for-us') return { kind: 'ask-another' };
    const today = instantToLondonDate(now);
    if (escalation.lastChasedOn && asPlainDate(escalation.lastChasedOn).equals(today)) {
      return { kind: 'chased-today' };
    }
    const [clock] = openClocks(move, { rule: 'escalation-answer' });
    const dueOn = asPlainDate(clock?.dueOn ?? escalation.dueOn);
    await chaseService(tx, moving, { dueOn, now, staffId: staff.id });
    return { kind: 'made' };
  });
}
