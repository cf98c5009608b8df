import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { addMonths } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { caseStaff } from '~/platform/permissions/access';
import { asDate } from '~/domains/clock/index.server';
import type { CaseChild } from '../case/find-case-child.server';
import {
  auditChild,
  changeRecord,
  type DateRefusal,
  type RecordDone,
  type RecordRefusal,
} from './change-record.server';
import { runEhcClock } from './ehc-clock.server';
import { orderRefusal, pastDayRefusal } from './record-dates.rules';
import type { ehcDateSchema, ehcEndSchema, ehcPlanSchema, EhcReviewForm } from './record.schema';

export type PlanRefusal = DateRefusal | { kind: 'plan-in-force' } | { kind: 'plan-ended' };

type Answer = Promise<RecordDone | RecordRefusal | PlanRefusal>;

const iso = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** Twelve months on: an EHC plan is reviewed every year (Children and Families Act 2014 s.44). */
function yearAfter(day: string): string {
  return addMonths(Temporal.PlainDate.from(day), 12).toString();
}

/** The lock makes changes to one child's plan take turns. */
async function lockPlans(tx: Transaction, childId: string) {
  await tx.$queryRaw`select id from child where id = ${childId}::uuid for update`;
}

/**
 * Adds the child's EHC plan; a child has one in force at a time. Without a date of the next review it
 * is a year after the plan began. SEND officers do so for the children they see.
 */
export function addEhcPlan(
  staff: Staff,
  childId: string,
  form: z.output<typeof ehcPlanSchema>,
  today: Temporal.PlainDate,
): Answer {
  return changeRecord<PlanRefusal>(staff, childId, caseStaff, async (tx, child) => {
    const { startedOn, submitKey } = form;
    const wrong = pastDayRefusal(startedOn, 'startedOn', today.toString(), child.dateOfBirth);
    if (wrong) return wrong;
    const early = orderRefusal(startedOn, form.nextReviewOn, 'nextReviewOn');
    if (early) return early;
    await lockPlans(tx, childId);
    if (await tx.ehcPlan.count({ where: { submitKey } })) return { kind: 'repeated' };
    if (await tx.ehcPlan.count({ where: { childId, endedOn: null } })) {
      return { kind: 'plan-in-force' };
    }
    const nextReviewOn = form.nextReviewOn ?? (startedOn && yearAfter(startedOn));
    await tx.ehcPlan.create({
      data: {
        childId,
        submitKey,
        startedOn: startedOn === null ? null : asDate(startedOn),
        nextReviewOn: nextReviewOn === null ? null : asDate(nextReviewOn),
        recordedById: staff.id,
      },
      select: { id: true },
    });
    await tx.child.update({ where: { id: childId }, data: { sen: 'E' }, select: { id: true } });
    const itemId = await runEhcClock(tx, childId, { nextReviewOn, on: today, staffId: staff.id });
    await auditChild(tx, staff, child, 'child.ehc-plan-added', { nextReviewOn }, itemId);
    return { kind: 'done' };
  });
}

async function planInForce(tx: Transaction, child: CaseChild, planId: string) {
  await lockPlans(tx, child.id);
  return tx.ehcPlan.findFirst({ where: { id: planId, childId: child.id } });
}

/**
 * Keeps a review of the plan that was held: who took part (a parent is invited and need not attend),
 * and what came of it. The clock of this year's review is met, and the next one begins.
 */
export function addEhcReview(
  staff: Staff,
  childId: string,
  planId: string,
  form: EhcReviewForm,
  today: Temporal.PlainDate,
): Answer {
  return changeRecord<RecordRefusal | PlanRefusal>(staff, childId, caseStaff, async (tx, child) => {
    const plan = await planInForce(tx, child, planId);
    if (!plan) return { kind: 'not-found' };
    const { heldOn, nextReviewOn: wanted, ...held } = form;
    if (await tx.ehcReview.count({ where: { submitKey: form.submitKey } })) {
      return { kind: 'repeated' };
    }
    if (plan.endedOn) return { kind: 'plan-ended' };
    const wrong =
      pastDayRefusal(heldOn, 'heldOn', today.toString(), child.dateOfBirth) ??
      orderRefusal(iso(plan.startedOn), heldOn, 'heldOn') ??
      orderRefusal(heldOn, wanted, 'nextReviewOn');
    if (wrong) return wrong;
    await tx.ehcReview.create({
      data: { ...held, planId, heldOn: asDate(heldOn), recordedById: staff.id },
      select: { id: true },
    });
    const nextReviewOn = wanted ?? yearAfter(heldOn);
    await tx.ehcPlan.update({
      where: { id: planId },
      data: { nextReviewOn: asDate(nextReviewOn) },
      select: { id: true },
    });
    const itemId = await runEhcClock(tx, childId, {
      metOn: Temporal.PlainDate.from(heldOn),
      nextReviewOn,
      on: today,
      staffId: staff.id,
    });
    await auditChild(tx, staff, child, 'child.ehc-review-recorded', detailOf(form), itemId);
    return { kind: 'done' };
  });
}

function detailOf({ heldOn, outcome, parentTookPart, childTookPart }: EhcReviewForm) {
  return { heldOn, outcome, parentTookPart, childTookPart };
}

/** Sets the day of the next review of a plan in force. */
export function setEhcReviewDay(
  staff: Staff,
  childId: string,
  planId: string,
  { nextReviewOn }: z.output<typeof ehcDateSchema>,
  today: Temporal.PlainDate,
): Answer {
  return changeRecord<RecordRefusal | PlanRefusal>(staff, childId, caseStaff, async (tx, child) => {
    const plan = await planInForce(tx, child, planId);
    if (!plan) return { kind: 'not-found' };
    if (plan.endedOn) return { kind: 'plan-ended' };
    const wrong = orderRefusal(iso(plan.startedOn), nextReviewOn, 'nextReviewOn');
    if (wrong) return wrong;
    if (iso(plan.nextReviewOn) === nextReviewOn) return { kind: 'repeated' };
    await tx.ehcPlan.update({
      where: { id: planId },
      data: { nextReviewOn: asDate(nextReviewOn) },
      select: { id: true },
    });
    const itemId = await runEhcClock(tx, childId, { nextReviewOn, on: today, staffId: staff.id });
    await auditChild(tx, staff, child, 'child.ehc-review-day', { nextReviewOn }, itemId);
    return { kind: 'done' };
  });
}

/** Ends a plan on that day; what support the child has from then on is said with it. */
export function endEhcPlan(
  staff: Staff,
  childId: string,
  planId: string,
  { endedOn, senAfter }: z.output<typeof ehcEndSchema>,
  today: Temporal.PlainDate,
): Answer {
  return changeRecord<RecordRefusal | PlanRefusal>(staff, childId, caseStaff, async (tx, child) => {
    const plan = await planInForce(tx, child, planId);
    if (!plan) return { kind: 'not-found' };
    if (plan.endedOn) return { kind: 'repeated' };
    const wrong =
      pastDayRefusal(endedOn, 'endedOn', today.toString(), child.dateOfBirth) ??
      orderRefusal(iso(plan.startedOn), endedOn, 'endedOn');
    if (wrong) return wrong;
    await tx.ehcPlan.update({
      where: { id: planId },
      data: { endedOn: asDate(endedOn), nextReviewOn: null },
      select: { id: true },
    });
    await tx.child.update({
      where: { id: childId },
      data: { sen: senAfter },
      select: { id: true },
    });
    const itemId = await runEhcClock(tx, childId, {
      nextReviewOn: null,
      on: today,
      staffId: staff.id,
    });
    await auditChild(tx, staff, child, 'child.ehc-plan-ended', { endedOn }, itemId);
    return { kind: 'done' };
  });
}
