import type { Temporal } from 'temporal-polyfill';
import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import {
  CLOCK_RULES,
  asPlainDate,
  lengthOf,
  loadSchoolCalendar,
  startClocks,
} from '~/domains/clock/index.server';
import { meetingCountsFrom } from './vulnerable-meeting.rules';

const rule = 'first-meeting-vulnerable';

/**
 * Starts the clock of the first meeting for a child with an indicator (protocol 8.11) once home
 * education has begun. One such clock a child: where any item ever had one, nothing is started.
 */
export async function startVulnerableMeeting(
  tx: Transaction,
  itemId: string,
  child: { id: string; status: string; startedOn: Date | null },
  today: Temporal.PlainDate,
): Promise<boolean> {
  if (child.status !== 'home-educated' || !child.startedOn) return false;
  if (await tx.clock.findFirst({ where: { childId: child.id, rule }, select: { id: true } }))
    return false;
  const length = lengthOf(CLOCK_RULES[rule], profile().clocks);
  const from = meetingCountsFrom(
    asPlainDate(child.startedOn),
    today,
    length,
    await loadSchoolCalendar(tx),
  );
  if (!from) return false;
  await startClocks(tx, itemId, [{ rule, startedOn: from.toString(), childId: child.id }]);
  return true;
}
