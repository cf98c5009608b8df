import { z } from 'zod';
import { instantToLondonDate } from '~/platform/calendar';
import type { Staff } from '~/platform/auth/session.server';
import { db, type Transaction } from '~/platform/db/database.server';
import type { PathKind } from '../case/case.codes';
import { visibleTo } from '../queue/queue.access';
import { PATHS } from './path.definitions';
import { readySteps, type StepStanding, type StepState } from './path.rules';

const answers = z.record(z.string(), z.string());
const dataColumn = z.object({
  start: answers.default({}),
  steps: z.record(z.string(), answers).default({}),
});

/** What was asked at the start and at each step, by the names of the fields. */
export type PathData = z.output<typeof dataColumn>;

/** The `data` of a path's row as this room wrote it. */
export function readData(column: unknown): PathData {
  return dataColumn.parse(column);
}

/** A path of a child as lists show it. Dates are ISO dates. */
export type PathLine = {
  id: string;
  itemId: string;
  kind: PathKind;
  state: 'open' | 'done' | 'dropped';
  startedOn: string;
  endedOn: string | null;
  /** Words `path:results.<code>`; empty while open. */
  outcome: string;
  /** Steps that can be recorded now, in words `path:steps.<kind>.<code>.title`. */
  next: string[];
};

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

type StepRow = { code: string; state: string; doneOn: Date | null };

/** The steps of a path as its rules see them. */
export function statesOf(path: { steps: StepRow[] }): StepState[] {
  return path.steps.map((step) => ({
    code: step.code,
    state: step.state as StepStanding,
    doneOn: step.doneOn && isoDay(step.doneOn),
  }));
}

/** Every special case and ending of a child, open ones first, then newest first. */
export async function pathsOf(childId: string): Promise<PathLine[]> {
  const rows = await db().casePath.findMany({
    where: { childId },
    include: { steps: { orderBy: { position: 'asc' } } },
    orderBy: [{ openedAt: 'desc' }],
  });
  const lines = rows.map((row) => {
    const kind = row.kind as PathKind;
    return {
      id: row.id,
      itemId: row.itemId,
      kind,
      state: row.state as PathLine['state'],
      startedOn: isoDay(row.startedOn),
      endedOn: row.endedAt && instantToLondonDate(row.endedAt).toString(),
      outcome: row.outcome,
      next: row.state === 'open' ? readySteps(PATHS[kind], statesOf(row)) : [],
    };
  });
  return [
    ...lines.filter((line) => line.state === 'open'),
    ...lines.filter((line) => line.state !== 'open'),
  ];
}

/** A path's item and child, where this member of staff may see its item; else null. */
export async function findVisiblePath(
  staff: Staff,
  pathId: string,
): Promise<{ id: string; itemId: string; childId: string; kind: PathKind } | null> {
  const path = await db().casePath.findUnique({
    where: { id: pathId },
    select: { id: true, itemId: true, childId: true, kind: true },
  });
  if (!path) return null;
  const item = await db().queueItem.findFirst({
    where: { AND: [{ id: path.itemId }, visibleTo(staff)] },
    select: { id: true },
  });
  return item && { ...path, kind: path.kind as PathKind };
}

/** A path with its steps in order, as a move sees it under the lock on its item. */
export async function findPathOfItem(tx: Transaction, itemId: string) {
  const row = await tx.casePath.findUnique({
    where: { itemId },
    include: { steps: { orderBy: { position: 'asc' } } },
  });
  return row && { ...row, kind: row.kind as PathKind, data: readData(row.data) };
}
export type MovedPath = NonNullable<Awaited<ReturnType<typeof findPathOfItem>>>;
