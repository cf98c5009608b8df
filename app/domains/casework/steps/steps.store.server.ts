import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Transaction } from '~/platform/db/database.server';
import { asPlainDate } from '~/domains/clock/index.server';
import type { StepKind, StepState } from '../case/case.codes';
import { isLive, type LadderFacts, type StepFact } from './ladder.rules';
import { NOTICE_GROUNDS, REVOCATION_GROUNDS } from './steps.codes';

/** What a step's kind asks for beside its reason; an unknown or missing part is left out. */
const dataColumn = z.object({
  on: z.iso.date().optional().catch(undefined),
  ground: z.enum(NOTICE_GROUNDS).optional().catch(undefined),
  /** The day on which the council last asked, where the parent has been silent since. */
  askedOn: z.iso.date().optional().catch(undefined),
  /** The day on which a notice is planned to be served. */
  serveOn: z.iso.date().optional().catch(undefined),
  help: z.string().optional().catch(undefined),
  school: z.string().optional().catch(undefined),
  schoolUrn: z.string().optional().catch(undefined),
  madeOn: z.iso.date().optional().catch(undefined),
  court: z.string().optional().catch(undefined),
  considered: z.string().optional().catch(undefined),
  because: z.enum(REVOCATION_GROUNDS).optional().catch(undefined),
  what: z.string().optional().catch(undefined),
  /** How and when the parent agreed to be served by email. */
  agreed: z.string().optional().catch(undefined),
});
export type StepData = z.output<typeof dataColumn>;

export function readData(data: unknown): StepData {
  return dataColumn.catch({}).parse(data);
}

const iso = (moment: Date | null) => moment?.toISOString() ?? null;

type StepRow = {
  id: string;
  kind: string;
  state: string;
  reviewId: string | null;
  proposedAt: Date;
  decidedAt: Date | null;
  endedAt: Date | null;
  endReason: string;
  servedOn: Date | null;
  lastDay: Date | null;
  data: unknown;
};

function factOf(row: StepRow, applyDue: Date | null): StepFact {
  const data = readData(row.data);
  const lastDay = row.kind === 'apply-for-place' && applyDue ? applyDue : row.lastDay;
  return {
    id: row.id,
    kind: row.kind as StepKind,
    state: row.state as StepState,
    reviewId: row.reviewId,
    proposedAt: row.proposedAt.toISOString(),
    decidedAt: iso(row.decidedAt),
    endedAt: iso(row.endedAt),
    endReason: row.endReason,
    servedOn: row.servedOn && asPlainDate(row.servedOn),
    lastDay: lastDay && asPlainDate(lastDay),
    on: data.on ? Temporal.PlainDate.from(data.on) : null,
    educationShown: data.because === 'education-shown',
  };
}

type Reader = Pick<Transaction, 'child' | 'review' | 'formalStep' | 'clock' | 'queueItem'>;

/** All that the rules of the ladder look at, for one child. Throws where there is no such child. */
export async function loadFacts(tx: Reader, childId: string): Promise<LadderFacts> {
  const child = await tx.child.findUniqueOrThrow({
    where: { id: childId },
    select: { dateOfBirth: true, status: true },
  });
  const reviews = await tx.review.findMany({
    where: { childId, state: { not: 'cancelled' } },
    select: {
      id: true,
      kind: true,
      state: true,
      conclusion: true,
      openedAt: true,
      concludedAt: true,
    },
    orderBy: { openedAt: 'asc' },
  });
  const steps = await tx.formalStep.findMany({
    where: { childId },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
  });
  const apply = await tx.clock.findFirst({
    where: { childId, rule: 'apply-for-place', endedOn: null },
    select: { dueOn: true },
    orderBy: { createdAt: 'desc' },
  });
  const stepped = new Set(steps.filter(wasApproved).map((step) => step.itemId));
  const ended = await tx.queueItem.findMany({
    where: { id: { in: [...stepped] }, status: 'closed', closedAt: { not: null } },
    select: { closedAt: true },
  });
  return {
    dateOfBirth: asPlainDate(child.dateOfBirth),
    status: child.status,
    reviews: reviews.map((review) => ({
      ...review,
      openedAt: review.openedAt.toISOString(),
      concludedAt: iso(review.concludedAt),
    })),
    steps: steps.map((row) =>
      factOf(row, isLive(row) && row.state === 'served' ? (apply?.dueOn ?? null) : null),
    ),
    ladderEnds: ended.flatMap(({ closedAt }) => iso(closedAt) ?? []),
  };
}

function wasApproved(step: { decidedAt: Date | null; state: string }): boolean {
  return step.decidedAt !== null && step.state !== 'refused';
}

/** The open ladder of a child in the queue, newest first where records were joined; null where none is. */
export async function findOpenLadder(
  tx: Pick<Transaction, 'queueItem'>,
  childId: string,
): Promise<{ id: string; reference: string; version: number } | null> {
  return tx.queueItem.findFirst({
    where: { kind: 'steps', status: { not: 'closed' }, children: { some: { childId } } },
    select: { id: true, reference: true, version: true },
    orderBy: { receivedAt: 'desc' },
  });
}
