import { asDate, asPlainDate, startClocks } from '~/domains/clock/index.server';
import { schoolAge } from '~/domains/child';
import type { Deciding } from './decide-children.server';
import { beginHomeEducation } from './begin-home-education.server';
import { startVulnerableMeeting } from './start-vulnerable-meeting.server';

/**
 * Records children as home educated from a day (ISO date). The first review (protocol 6.4) goes on, or
 * begins where it was not set going and a child is of compulsory school age; a child with an indicator
 * gets the clock of the first meeting (protocol 8.11).
 */
export async function acceptChildren(deciding: Deciding, startsOn: string): Promise<void> {
  const { tx, item, today, children } = deciding;
  const startedOn = asDate(startsOn);
  await tx.child.updateMany({
    where: { id: { in: children.map((child) => child.id) } },
    data: { status: 'home-educated', startedOn, endedOn: null, changedAt: new Date() },
  });
  const ofAge = children.some(
    (child) => schoolAge(asPlainDate(child.dateOfBirth), today).status === 'of-age',
  );
  if (ofAge && !item.clocks.some((clock) => clock.rule === 'first-review')) {
    const receivedOn = asPlainDate(item.receivedOn).toString();
    await startClocks(tx, item.id, [{ rule: 'first-review', startedOn: receivedOn }]);
  }
  await beginHomeEducation(deciding, startsOn);
  for (const child of children) {
    const indicators = await tx.indicator.count({ where: { childId: child.id, endedAt: null } });
    const accepted = { id: child.id, status: 'home-educated', startedOn };
    if (indicators > 0) await startVulnerableMeeting(tx, item.id, accepted, today);
  }
}
