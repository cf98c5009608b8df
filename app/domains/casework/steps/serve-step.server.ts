import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { addDays, countDays } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { keepStored } from '~/platform/files/file-store.server';
import { asDate, startClocks } from '~/domains/clock/index.server';
import type { KeptScan } from '../enter/keep-scan.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { openStep, type OpenedStep } from './find-step.server';
import { isNotice, isServedKind } from './steps.codes';
import { lastDayFrom } from './step-letters.server';
import { approvedOn, mayPropose, type Refused } from './steps.rules';
import type { serviceSchema } from './steps.schema';

type Day = Temporal.PlainDate;
type Form = z.output<typeof serviceSchema>;

export type ServeRefusal =
  | Refused
  | { kind: 'not-approved' }
  | { kind: 'not-served-kind' }
  | { kind: 'service-ahead' }
  | { kind: 'service-before-approval'; day: string }
  | { kind: 'made-missing' }
  | { kind: 'made-wrong' }
  | { kind: 'told-too-short'; day: string }
  | { kind: 'not-an-adult' }
  | { kind: 'letter-not-sent' };

/**
 * Records that a notice or an order was served: the day, how, on whom, the proof, and a scan of it.
 * The period of a notice begins with the day of service and is never under 15 days (Education Act
 * 1996 ss.437(2) and 438(3)). Nothing is served before a senior approved it, nor in the future.
 */
export function serveStep(
  staff: Staff,
  itemId: string,
  stepId: string,
  form: Form,
  scan: KeptScan | null,
  today: Day,
): Promise<MoveDone | MoveRefusal | ServeRefusal> {
  return makeMove<ServeRefusal | { kind: 'not-found' }>(
    staff,
    { name: 'step-served' },
    { itemId, ...form },
    async (tx, item) => {
      const step = await openStep(tx, itemId, stepId);
      if (!step) return { kind: 'not-found' };
      const wrong = (await serviceRefusal(tx, step, form, today)) ?? null;
      if (wrong) return wrong;
      const { familyId } = item;
      const inFamily = await tx.adult.count({
        where: {
          id: { in: form.servedOnWhom },
          familyId: familyId ?? undefined,
          role: { not: 'helper' },
        },
      });
      if (!familyId || inFamily !== form.servedOnWhom.length) return { kind: 'not-an-adult' };
      const lastDay = await startPeriod(tx, step, form);
      const proofFileId = scan ? await keepProof(tx, staff, itemId, scan) : null;
      await tx.formalStep.update({
        where: { id: stepId },
        data: {
          state: 'served',
          servedOn: asDate(form.servedOn),
          servedHow: form.servedHow,
          servedOnWhom: form.servedOnWhom,
          servedById: staff.id,
          proof: form.proof,
          proofFileId,
          lastDay: lastDay && asDate(lastDay),
          data: {
            ...step.data,
            ...(form.servedHow === 'agreed-email' && { agreed: form.agreed }),
            ...(step.kind === 'attendance-order' && { madeOn: form.madeOn }),
          },
        },
        select: { id: true },
      });
      const detail = {
        stepId,
        kind: step.kind,
        how: form.servedHow,
        servedOn: form.servedOn,
        lastDay,
      };
      return { kind: 'made', status: 'waiting-parent', audit: [{ childId: step.childId, detail }] };
    },
  );
}

async function serviceRefusal(
  tx: Transaction,
  step: OpenedStep,
  form: Form,
  today: Day,
): Promise<ServeRefusal | null> {
  if (!isServedKind(step.kind)) return { kind: 'not-served-kind' };
  if (step.state !== 'approved' || !step.decidedAt) return { kind: 'not-approved' };
  const { servedOn, madeOn } = form;
  if (servedOn > today.toString()) return { kind: 'service-ahead' };
  const approved = approvedOn({ decidedAt: step.decidedAt }).toString();
  if (servedOn < approved) return { kind: 'service-before-approval', day: approved };
  if (step.kind === 'attendance-order') {
    if (!madeOn) return { kind: 'made-missing' };
    if (madeOn < approved || madeOn > servedOn) return { kind: 'made-wrong' };
  }
  const { kind, reviewId, data, facts } = step;
  const allowed = mayPropose(
    { kind, reviewId, ground: data.ground },
    facts,
    Temporal.PlainDate.from(servedOn),
  );
  if (allowed.kind === 'refused') return allowed;
  const short = await isTooShort(tx, step, form);
  if (short) return short;
  return (await isStillDraft(tx, step.id)) ? { kind: 'letter-not-sent' } : null;
}

/** A notice that names a day before the end of its 15 days gives less than the law asks for. */
async function isTooShort(
  tx: Transaction,
  { kind }: OpenedStep,
  { servedOn, toldLastDay }: Form,
): Promise<ServeRefusal | null> {
  if (!isNotice(kind) || !toldLastDay) return null;
  const least = await lastDayFrom(tx, kind, Temporal.PlainDate.from(servedOn));
  return toldLastDay < least ? { kind: 'told-too-short', day: least } : null;
}

/** True where the paper is still a draft in the portal: what is served is kept as it was sent. */
async function isStillDraft(tx: Transaction, stepId: string): Promise<boolean> {
  const letters = await tx.councilLetter.findMany({ where: { stepId }, select: { state: true } });
  return (
    letters.some(({ state }) => state === 'draft') && !letters.some(({ state }) => state === 'sent')
  );
}

/**
 * Starts the period of a notice on its day of service and gives its last day; where the paper itself
 * names a later one, the parents have until then. An order has no period.
 */
async function startPeriod(
  tx: Transaction,
  step: OpenedStep,
  { servedOn, toldLastDay }: Form,
): Promise<string | null> {
  if (!isNotice(step.kind)) return null;
  const least = await lastDayFrom(tx, step.kind, Temporal.PlainDate.from(servedOn));
  const lastDay = toldLastDay && toldLastDay > least ? toldLastDay : least;
  const later = countDays(Temporal.PlainDate.from(least), Temporal.PlainDate.from(lastDay));
  const startedOn = addDays(Temporal.PlainDate.from(servedOn), later).toString();
  await startClocks(tx, step.itemId, [{ rule: step.kind, childId: step.childId, startedOn }]);
  return lastDay;
}

async function keepProof(
  tx: Transaction,
  staff: Staff,
  itemId: string,
  { storeKey, name, contentType, bytes, sha256 }: KeptScan,
): Promise<string> {
  const { id } = await tx.storedFile.create({
    data: { itemId, storeKey, name, contentType, bytes, sha256, byStaffId: staff.id },
    select: { id: true },
  });
  await keepStored(tx, storeKey);
  return id;
}
