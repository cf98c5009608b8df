import type { Staff } from '~/platform/auth/session.server';
import { instantToLondonDate, today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { openCaseChild } from '../case/find-case-child.server';
import { hasRole, mayWorkItems } from '../item/item.access';
import { listLettersFor } from '../letter/index.server';
import { clockLineOf, findClocks } from './clock-lines.server';
import { openMattersOf } from './ending.server';
import { mustComeBefore, PATHS } from './path.definitions';
import { readySteps } from './path.rules';
import { findVisiblePath, pathsOf, readData, statesOf } from './path.store.server';
import type { PathView, StepView } from './path.view';
import { findReferral } from './referrals.server';

const include = { steps: { orderBy: { position: 'asc' as const } } };
type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(pathId: string) {
  return db().casePath.findUnique({ where: { id: pathId }, include });
}

/**
 * One special case as this member of staff may see it, with the look put into the audit trail. `step`
 * is the step whose form is asked for; the first that can be recorded where left out. Null where there
 * is no such path for them.
 */
export async function showPath(
  staff: Staff,
  pathId: string,
  step?: string | null,
): Promise<PathView | null> {
  const visible = await findVisiblePath(staff, pathId);
  if (!visible) return null;
  const { itemId, childId, kind } = visible;
  const child = await openCaseChild(staff, childId, 'path', itemId);
  const [row, item, clocks] = await Promise.all([
    findRow(pathId),
    findItem(itemId),
    findClocks(itemId, childId, kind),
  ]);
  if (!row || !item) return null;
  const steps = await stepsOf(staff, row);
  const now = today();
  const isEnding = PATHS[kind].isEnding === true && row.state === 'open';
  const names = await namesOf([row.endedById]);
  const mine = steps.filter((each) => each.ready && each.mayRecord).map((each) => each.code);
  const data = readData(row.data);
  return {
    id: row.id,
    itemId,
    kind,
    state: row.state as PathView['state'],
    startedOn: row.startedOn.toISOString().slice(0, 10),
    start: data.start,
    outcome: row.outcome,
    endReason: row.endReason,
    endedOn: row.endedAt && instantToLondonDate(row.endedAt).toString(),
    endedBy: names.get(row.endedById ?? '') ?? null,
    ...item,
    steps,
    current: mine.find((code) => code === step) ?? mine[0] ?? null,
    clocks: clocks.map((clock) => clockLineOf(clock, now)),
    clockItems: Object.fromEntries(
      clocks.flatMap((clock) => (clock.itemId === itemId ? [] : [[clock.id, clock.itemId]])),
    ),
    child,
    open: isEnding ? await openMattersOf(childId) : null,
    others: isEnding
      ? (await pathsOf(childId)).filter((each) => each.state === 'open' && each.id !== row.id)
      : [],
    mayWork: mayWorkItems(staff),
    today: now.toString(),
  };
}

async function findItem(itemId: string) {
  const [row] = await db().$queryRaw<{ version: number; seen: string }[]>`
    select i.version, coalesce((select max(a.id) from audit_event a where a.item_id = i.id), 0)::text as seen
    from queue_item i where i.id = ${itemId}::uuid`;
  return row;
}

async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null);
  const staff = await db().staffMember.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true },
  });
  return new Map(staff.map(({ id, name }) => [id, name]));
}

async function stepsOf(staff: Staff, row: Row): Promise<StepView[]> {
  const path = PATHS[row.kind as PathView['kind']];
  const states = statesOf(row);
  const ready = row.state === 'open' ? readySteps(path, states) : [];
  const waiting = states.filter((each) => each.state === 'waiting').map((each) => each.code);
  const names = await namesOf(row.steps.map((step) => step.doneById));
  const data = readData(row.data);
  const works = mayWorkItems(staff);
  return Promise.all(
    states.map(async ({ code, state, doneOn }, index): Promise<StepView> => {
      const { id, outcome, note, doneById } = row.steps[index]!;
      const definition = path.steps.find((each) => each.code === code)!;
      const referral = definition.referral
        ? await findReferral(row.childId, definition.referral.kind)
        : null;
      const { outcome: _told, ...answers } = data.steps[code] ?? {};
      return {
        id,
        code,
        state,
        outcome,
        note,
        doneOn,
        doneBy: names.get(doneById ?? '') ?? null,
        answers,
        ready: ready.includes(code),
        mayRecord: hasRole(staff, definition.by ?? officers) || (works && !!referral?.answer),
        waitsFor: mustComeBefore(path, code).filter((before) => waiting.includes(before)),
        letters: works && state === 'done' ? await listLettersFor({ pathStepId: id }) : [],
        referral,
      };
    }),
  );
}
