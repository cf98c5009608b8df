import { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { schoolAge } from '~/domains/child';
import { asDate, asPlainDate, type NewClock } from '~/domains/clock/index.server';
import type { PathKind } from '../case/case.codes';
import { openCaseItem } from '../case/open-case-item.server';
import { PATHS } from './path.definitions';
import { clockRunning } from './path-clocks.server';
import { readySteps } from './path.rules';
import type { PathData } from './path.store.server';

export type NewPath = {
  childId: string;
  kind: PathKind;
  /** The day from which its clocks count (ISO). */
  startedOn: string;
  /** What the kind asks for at its start, by the names of its fields. */
  data?: Record<string, string>;
  /** Null where the portal opens it. */
  openedById: string | null;
  submitKey?: string;
};

export type OpenedPath = { pathId: string; itemId: string; repeated: boolean };

/**
 * Opens a special case of one child, or the ending of home education, with its steps, its row of the
 * queue and its first clocks, in the caller's transaction. A kind that is open for the child already,
 * another ending that is, or a repeated `submitKey`, gives the one that is there.
 */
export async function openPath(tx: Transaction, wanted: NewPath): Promise<OpenedPath> {
  await tx.$queryRaw`select id from child where id = ${wanted.childId}::uuid for no key update`;
  const there = await findThere(tx, wanted);
  if (there) return { pathId: there.id, itemId: there.itemId, repeated: true };
  const path = PATHS[wanted.kind];
  const actor = wanted.openedById
    ? ({ kind: 'staff', id: wanted.openedById } as const)
    : ({ kind: 'system' } as const);
  const item = await openCaseItem(tx, {
    actor,
    kind: 'path',
    childId: wanted.childId,
    on: wanted.startedOn,
    clocks: await firstClocks(tx, wanted),
    ownerId: wanted.openedById,
    status: 'open',
    submitKey: wanted.submitKey,
  });
  const waiting = path.steps.map(({ code }) => ({ code, state: 'waiting' as const, doneOn: null }));
  const [first] = readySteps(path, waiting);
  const waits = path.steps.find((step) => step.code === first)?.waits;
  await tx.queueItem.update({
    where: { id: item.id },
    data: { flags: [...path.flags], ...(waits && { status: waits }) },
    select: { id: true },
  });
  const data: PathData = { start: wanted.data ?? {}, steps: {} };
  const { id: pathId } = await tx.casePath.create({
    data: {
      itemId: item.id,
      childId: wanted.childId,
      kind: wanted.kind,
      data,
      startedOn: asDate(wanted.startedOn),
      openedById: wanted.openedById,
      steps: { create: path.steps.map(({ code }, position) => ({ code, position })) },
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor,
    action: 'path.opened',
    itemId: item.id,
    childId: wanted.childId,
    detail: { path: pathId, kind: wanted.kind },
  });
  return { pathId, itemId: item.id, repeated: false };
}

async function findThere(tx: Transaction, wanted: NewPath) {
  if (wanted.submitKey) {
    const item = await tx.queueItem.findUnique({
      where: { submitKey: wanted.submitKey },
      select: { id: true },
    });
    if (item) {
      return tx.casePath.findFirst({ where: { itemId: item.id, childId: wanted.childId } });
    }
  }
  return findOpenPath(tx, wanted.childId, wanted.kind);
}

/** The open path of that kind; for an ending, any ending that is open. */
export function findOpenPath(
  tx: Pick<Transaction, 'casePath'>,
  childId: string,
  kind: PathKind,
): Promise<{ id: string; itemId: string; kind: string } | null> {
  const kinds = PATHS[kind].isEnding
    ? Object.values(PATHS).flatMap((path) => (path.isEnding ? [path.kind] : []))
    : [kind];
  return tx.casePath.findFirst({
    where: { childId, kind: { in: kinds }, state: 'open' },
    select: { id: true, itemId: true, kind: true },
  });
}

/** The clocks that run from the first day, unless another matter of the child has them running. */
async function firstClocks(tx: Transaction, wanted: NewPath): Promise<NewClock[]> {
  const clocks: NewClock[] = [];
  for (const { clock } of PATHS[wanted.kind].steps) {
    if (clock?.from === 'path' && !(await clockRunning(tx, wanted.childId, clock.rule))) {
      clocks.push({ rule: clock.rule, startedOn: wanted.startedOn });
    }
    if (clock?.from === 'school-age') {
      const child = await tx.child.findUniqueOrThrow({ where: { id: wanted.childId } });
      const startedOn = Temporal.PlainDate.from(wanted.startedOn);
      const { begins } = schoolAge(asPlainDate(child.dateOfBirth), startedOn);
      if (Temporal.PlainDate.compare(begins, startedOn) >= 0) {
        const agreedOn = begins.toString();
        clocks.push({ rule: clock.rule, startedOn: wanted.startedOn, agreedOn });
      }
    }
  }
  return clocks;
}
