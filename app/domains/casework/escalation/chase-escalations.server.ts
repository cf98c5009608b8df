import type { Temporal } from 'temporal-polyfill';
import { instantToLondonDate, type SchoolCalendar } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { hot, inTransaction, type Transaction } from '~/platform/db/database.server';
import { asPlainDate, loadSchoolCalendar } from '~/domains/clock/index.server';
import { takeStep } from './chase-service.server';
import { eachApart } from './each-apart';
import { chaseSteps, type ChaseStep } from './escalation.rules';
import { lockEscalation, type LockedEscalation } from './lock-escalation.server';

/**
 * The daily round over everything that was asked of another service and is overdue (`chaseSteps` says
 * when what is done): chases the service, climbs to the seniors and to the next level, and reminds the
 * seniors weekly. A question whose clock is paused (with its reason) is left alone. Each is done in a
 * transaction of its own, so a round that is broken off goes on where it was, and a second one on the
 * same day changes nothing. Gives how many were acted on.
 */
export async function chaseEscalations(now = new Date()): Promise<number> {
  const today = instantToLondonDate(now);
  const overdue = await hot<{ id: string }>(
    'escalations-overdue',
    `select id from escalation where state = 'open' and (due_on < $1 or level > 0) order by due_on, id`,
    [today.toString()],
  );
  return eachApart(overdue, (id) => inTransaction((tx) => chaseOne(tx, id, now)));
}

async function chaseOne(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const locked = await lockEscalation(tx, id);
  if (!locked || locked.escalation.state !== 'open') return false;
  const today = instantToLondonDate(now);
  const clock = await tx.clock.findFirst({
    where: { itemId: locked.item.id, rule: 'escalation-answer', endedOn: null },
    orderBy: { createdAt: 'desc' },
    select: { dueOn: true, status: true },
  });
  if (clock?.status === 'paused') return false;
  const dueOn = asPlainDate(clock?.dueOn ?? locked.escalation.dueOn);
  const calendar = await loadSchoolCalendar(tx);
  const steps = await stepsFor(tx, locked, { dueOn, today, now, calendar });
  for (const step of steps) await takeStep(tx, locked, step, { dueOn, now });
  return steps.length > 0;
}

async function stepsFor(
  tx: Transaction,
  { escalation }: LockedEscalation,
  day: {
    dueOn: Temporal.PlainDate;
    today: Temporal.PlainDate;
    now: Date;
    calendar: SchoolCalendar;
  },
): Promise<ChaseStep[]> {
  const told = await tx.escalationEvent.findFirst({
    where: { escalationId: escalation.id, kind: { in: ['climbed', 'reminded'] } },
    orderBy: { at: 'desc' },
    select: { at: true },
  });
  const works = await tx.escalationLink.count({
    where: {
      escalationId: escalation.id,
      usedAt: null,
      endedAt: null,
      expiresAt: { gt: day.now },
    },
  });
  return chaseSteps(
    {
      dueOn: day.dueOn,
      today: day.today,
      level: escalation.level,
      lastChasedOn: escalation.lastChasedOn && asPlainDate(escalation.lastChasedOn),
      lastToldOn: told && instantToLondonDate(told.at),
      linkWorks: works > 0,
      notForThem: escalation.answeredHow === 'not-for-us',
    },
    profile().casework.chaseSchoolDays,
    day.calendar,
  );
}
