import { Temporal } from 'temporal-polyfill';
import { db, type Transaction } from '~/platform/db/database.server';
import { schoolAge } from '~/domains/child';
import { asPlainDate } from '~/domains/clock/index.server';
import { isOver } from '~/domains/family';
import type { StepForm } from './path.schema';
import type { PathData } from './path.store.server';
import type { OutcomeDefinition } from './path.types';

/** The standing of a child whose home education has ended. */
export type EndsAs = NonNullable<OutcomeDefinition['endsAs']>;

export type EndingRefusal =
  | { kind: 'not-home-educated' }
  /** Formal steps are open: they are stopped first or, for a family that moved, handed over. */
  | { kind: 'steps-open' }
  /** A school attendance order stands until a senior has revoked it. */
  | { kind: 'order-stands' }
  /** Something is open about the child, and the form does not say that this was read. */
  | { kind: 'not-aware' }
  | { kind: 'still-of-age'; ends: string }
  | { kind: 'before-first-day'; startsOn: string };

type Reader = Pick<Transaction, 'escalation' | 'rating' | 'formalStep' | 'review' | 'casePath'>;

const live = { in: ['proposed', 'approved', 'served'] };

/** What is open about a child whose home education is to end, said before anything else. */
export async function openMattersOf(childId: string, tx: Reader = db()) {
  const [escalations, rating, steps, orders, reviews] = await Promise.all([
    tx.escalation.count({ where: { childId, state: 'open' } }),
    tx.rating.findFirst({ where: { childId }, orderBy: { at: 'desc' }, select: { level: true } }),
    tx.formalStep.count({ where: { childId, state: live } }),
    tx.formalStep.count({ where: { childId, kind: 'attendance-order', state: 'served' } }),
    tx.review.count({ where: { childId, state: { in: ['planned', 'open', 'concluded'] } } }),
  ]);
  const level = rating?.level ?? null;
  const isRed = level === 'red' || level === 'high-red';
  return { escalations, rating: level, isRed, steps, orders, reviews };
}
export type OpenMatters = Awaited<ReturnType<typeof openMattersOf>>;

/** True where somebody has to say that they read what is open before home education can end. */
export function mustBeAware(open: OpenMatters): boolean {
  return open.escalations > 0 || open.isRed;
}

/** Whether home education can end for the child on the day of the form; null where it can. */
export async function checkEnding(
  tx: Transaction,
  childId: string,
  as: EndsAs,
  form: StepForm,
  data: PathData,
): Promise<EndingRefusal | null> {
  await tx.$queryRaw`select id from child where id = ${childId}::uuid for no key update`;
  const child = await tx.child.findUniqueOrThrow({ where: { id: childId } });
  if (isOver(child.status)) return { kind: 'not-home-educated' };
  const startsOn = data.steps.confirmed?.startsOn;
  if (startsOn && form.doneOn < startsOn) return { kind: 'before-first-day', startsOn };
  if (as === 'ended') {
    const age = schoolAge(asPlainDate(child.dateOfBirth), Temporal.PlainDate.from(form.doneOn));
    if (age.status !== 'ended') return { kind: 'still-of-age', ends: age.ends.toString() };
  }
  const open = await openMattersOf(childId, tx);
  if (open.orders > 0 && as !== 'ended') return { kind: 'order-stands' };
  const handedOver = as === 'moved-away' && form.answers.stepsHandedOver === 'yes';
  if (open.steps > 0 && !handedOver) return { kind: 'steps-open' };
  if (mustBeAware(open) && form.answers.aware !== 'yes') return { kind: 'not-aware' };
  return null;
}
