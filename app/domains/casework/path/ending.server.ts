import { Temporal } from 'temporal-polyfill';
import { db, type Transaction } from '~/platform/db/database.server';
import { schoolAge } from '~/domains/child';
import { asPlainDate } from '~/domains/clock/index.server';
import { isOver } from '~/domains/family';
import { mustBeAware } from './path.rules';
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

/** What is open about a child whose home education is to end, said before anything else. */
export async function openMattersOf(
  childId: string,
  tx: Pick<Transaction, '$queryRaw'> = db(),
): Promise<OpenMatters> {
  const [row] = await tx.$queryRaw<Omit<OpenMatters, 'isRed'>[]>`
    select
      (select count(*)::int from escalation where child_id = c.id and state = 'open') as escalations,
      (select r.level from rating r where r.child_id = c.id order by r.at desc limit 1) as rating,
      (select count(*)::int from formal_step s where s.child_id = c.id
        and s.state in ('proposed', 'approved', 'served')) as steps,
      (select count(*)::int from formal_step s where s.child_id = c.id
        and s.kind = 'attendance-order' and s.state = 'served') as orders,
      (select count(*)::int from review v where v.child_id = c.id
        and v.state in ('planned', 'open', 'concluded')) as reviews
    from child c where c.id = ${childId}::uuid`;
  const open = row!;
  return { ...open, isRed: open.rating === 'red' || open.rating === 'high-red' };
}

export type OpenMatters = {
  /** Questions to other services that wait for an answer. */
  escalations: number;
  /** The latest rating; red and high red stand out. */
  rating: string | null;
  isRed: boolean;
  /** Formal steps that are proposed, approved or served, and school attendance orders among them. */
  steps: number;
  orders: number;
  /** Reviews under way. */
  reviews: number;
};

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
