import type { Temporal } from 'temporal-polyfill';
import { instantToLondonDate, type SchoolCalendar } from '~/platform/calendar';
import { recordAudit } from '~/platform/audit/audit.server';
import { profile } from '~/platform/config/environment.server';
import { hot, inTransaction, type Transaction } from '~/platform/db/database.server';
import { asDate, asPlainDate, loadSchoolCalendar } from '~/domains/clock/index.server';
import { alertStaff, seniorAddresses } from './alert-staff.server';
import { SILENT_FLAG } from './escalation.codes';
import { chaseSteps, type ChaseStep } from './escalation.rules';
import { addEvent } from './events.server';
import { lockEscalation, raiseFlag, type LockedEscalation } from './lock-escalation.server';
import { sendLink } from './send-link.server';

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
    `select id from escalation where state = 'open' and due_on < $1 order by due_on, id`,
    [today.toString()],
  );
  let acted = 0;
  for (const { id } of overdue) {
    if (await inTransaction((tx) => chaseOne(tx, id, now))) acted += 1;
  }
  return acted;
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
  for (const step of steps) await take(tx, locked, step, { dueOn, now });
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

type Day = { dueOn: Temporal.PlainDate; now: Date };

async function take(
  tx: Transaction,
  locked: LockedEscalation,
  step: ChaseStep,
  day: Day,
): Promise<void> {
  switch (step) {
    case 'chase':
      await chaseService(tx, locked, day);
      break;
    case 'climb-1':
      await climb(tx, locked, 1, day.now);
      break;
    case 'climb-2':
      await climb(tx, locked, 2, day.now);
      await tellNextLevel(tx, locked, day);
      break;
    case 'remind':
      await addEvent(tx, locked.escalation.id, {
        kind: 'reminded',
        at: day.now,
        level: locked.escalation.level,
      });
      await alertSeniors(tx, locked, 'reminded', day.now);
  }
  const { item, escalation } = locked;
  await recordAudit(tx, {
    actor: { kind: 'system' },
    action: `escalation.${step === 'chase' ? 'chased' : step === 'remind' ? 'reminded' : 'climbed'}`,
    itemId: item.id,
    childId: escalation.childId,
    familyId: escalation.familyId,
    detail: { level: escalation.level },
  });
}

/** Sends the service a new link; `staffId` is who asked for it, null where the portal does it by itself. */
export async function chaseService(
  tx: Transaction,
  { escalation, item }: LockedEscalation,
  { dueOn, now, staffId = null }: Day & { staffId?: string | null },
): Promise<void> {
  const { id: escalationId, toEmail: to } = escalation;
  await sendLink(tx, {
    escalationId,
    reference: item.reference,
    to,
    dueOn,
    template: 'service-chased',
    now,
  });
  await tx.escalation.update({
    where: { id: escalationId },
    data: { chased: { increment: 1 }, lastChasedOn: asDate(instantToLondonDate(now)) },
    select: { id: true },
  });
  await addEvent(tx, escalationId, { kind: 'chased', at: now, staffId, detail: { to } });
}

async function climb(
  tx: Transaction,
  locked: LockedEscalation,
  level: 1 | 2,
  now: Date,
): Promise<void> {
  const { escalation, item } = locked;
  await tx.escalation.update({
    where: { id: escalation.id },
    data: { level },
    select: { id: true },
  });
  escalation.level = level;
  await raiseFlag(tx, item.id, SILENT_FLAG);
  await addEvent(tx, escalation.id, { kind: 'climbed', at: now, level });
  await alertSeniors(tx, locked, `climbed-${level}`, now);
}

async function alertSeniors(
  tx: Transaction,
  { escalation, item }: LockedEscalation,
  occasion: string,
  now: Date,
): Promise<void> {
  await alertStaff(tx, {
    escalationId: escalation.id,
    reference: item.reference,
    occasion: `${occasion}:${instantToLondonDate(now).toString()}`,
    to: await seniorAddresses(tx),
  });
}

/**
 * The next level: somebody named above the one who was asked gets a link of their own; otherwise the
 * council's own next level is told that something waits.
 */
async function tellNextLevel(
  tx: Transaction,
  { escalation, item }: LockedEscalation,
  { dueOn, now }: Day,
): Promise<void> {
  const { id: escalationId, nextLevelEmail } = escalation;
  const { reference } = item;
  if (nextLevelEmail) {
    const to = nextLevelEmail;
    await sendLink(tx, { escalationId, reference, to, dueOn, template: 'service-chased', now });
    return;
  }
  await alertStaff(tx, {
    escalationId,
    reference,
    occasion: `next-level:${instantToLondonDate(now).toString()}`,
    to: [profile().casework.nextLevelEmail],
  });
}
