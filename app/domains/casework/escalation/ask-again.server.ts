import { Temporal } from 'temporal-polyfill';
import { instantToLondonDate } from '~/platform/calendar';
import { startClocks } from '~/domains/clock/index.server';
import { openClocks, stopClocks } from '../item/move-clocks.server';
import type { Moving } from './move-escalation.server';
import { sendLink } from './send-link.server';

/** True where a day (ISO) is over in England. */
export function isPast(day: string, now: Date): boolean {
  return day < instantToLondonDate(now).toString();
}

/** A new clock for the answer, in place of one that still runs, and a new link. */
export async function startAgain(
  { tx, move, escalation, item }: Moving,
  to: string,
  dueOn: string,
  now: Date,
  staffId: string,
): Promise<void> {
  const today = instantToLondonDate(now);
  const running = openClocks(move, { rule: 'escalation-answer' });
  await stopClocks(tx, running, today, 'new-date', staffId);
  await startClocks(tx, item.id, [
    {
      rule: 'escalation-answer',
      startedOn: today.toString(),
      agreedOn: dueOn,
      childId: escalation.childId,
    },
  ]);
  await sendLink(tx, {
    escalationId: escalation.id,
    reference: item.reference,
    to,
    dueOn: Temporal.PlainDate.from(dueOn),
    template: 'service-asked',
    now,
  });
}
