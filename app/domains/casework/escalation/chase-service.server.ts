import type { Temporal } from 'temporal-polyfill';
import { instantToLondonDate } from '~/platform/calendar';
import { recordAudit } from '~/platform/audit/audit.server';
import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import type { AskedService, SharingBasis } from '../case/case.codes';
import { alertStaff, seniorAddresses } from './alert-staff.server';
import { readAskedBody } from './asked-body';
import { SILENT_FLAG } from './escalation.codes';
import type { ChaseStep } from './escalation.rules';
import { addEvent } from './events.server';
import { raiseFlag, type LockedEscalation } from './lock-escalation.server';
import { recordSharing } from './record-sharing.server';
import { sendLink } from './send-link.server';

type Day = { dueOn: Temporal.PlainDate; now: Date };

/** Does one step of the chasing, with its line in the timeline and its audit row. */
export async function takeStep(
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
    await shareAgain(tx, { escalation, item }, escalation.nextLevelName || to, now);
    return;
  }
  await alertStaff(tx, {
    escalationId,
    reference,
    occasion: `next-level:${instantToLondonDate(now).toString()}`,
    to: [profile().casework.nextLevelEmail],
  });
}

/**
 * One more line in the sharing ledger: somebody else of the asked service reads the question now. It is
 * that of `staffId`, or of the asker, who named them, where the portal does it by itself.
 */
export async function shareAgain(
  tx: Transaction,
  { escalation, item }: Pick<LockedEscalation, 'escalation' | 'item'>,
  withWhom: string,
  now: Date,
  by: { service?: AskedService; staffId?: string } = {},
): Promise<void> {
  const { information, parents, parentsReason } = readAskedBody(item.body);
  await recordSharing(tx, {
    childId: escalation.childId,
    familyId: escalation.familyId,
    what: information || escalation.what,
    withWhom,
    service: by.service ?? (escalation.service as AskedService),
    basis: escalation.basis as SharingBasis,
    basisNote: escalation.basisNote,
    sharedOn: instantToLondonDate(now).toString(),
    staffId: by.staffId ?? escalation.askedById,
    actor: by.staffId ? undefined : { kind: 'system' },
    shown: parents === 'told',
    hiddenReason: parentsReason,
    escalationId: escalation.id,
  });
}
