import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { db, inTransaction } from '~/platform/db/database.server';
import type { Staff } from '~/platform/auth/session.server';
import { createChild, createFamily } from '../../../../tests/factories';
import type { PathKind } from '../case/case.codes';
import { openForm } from '../item/item.test-support';
import { openPath } from './open-path.server';
import { PATHS } from './path.definitions';
import { FIELDS } from './path.fields';
import { pathFormSchema, type Answers, type StepForm } from './path.schema';
import { recordStep } from './record-step.server';

/** The day on which most stories begin: a Monday with open schools. */
export const START = '2026-11-23';
/** The day on which stories are told: after all that happens in them. */
export const NOW = Temporal.PlainDate.from('2027-04-05');

/** A home-educated child of Year 7; a test states what matters to it. */
export async function homeEducated(given: Parameters<typeof createChild>[0] = {}) {
  const family = await createFamily();
  return createChild({
    familyId: family.id,
    status: 'home-educated',
    dateOfBirth: new Date('2015-05-01'),
    startedOn: new Date('2026-09-01'),
    ...given,
  });
}

/** Opens a special case that counts from `START` unless another day is given. */
export async function opened(
  staff: Staff,
  childId: string,
  kind: PathKind,
  data: Record<string, string> = {},
  startedOn = START,
) {
  return inTransaction((tx) =>
    openPath(tx, { childId, kind, startedOn, data, openedById: staff.id }),
  );
}

/** What somebody tells about a step. */
export type Told = {
  step: string;
  outcome: string;
  on: string;
  note?: string;
  answers?: Answers;
};

/** A form for one step, as the page sends it, read by the page's own schema. */
export async function formFor(kind: PathKind, itemId: string, told: Told): Promise<StepForm> {
  const [year, month, day] = told.on.split('-') as [string, string, string];
  const values: Record<string, unknown> = {
    ...(await openForm(itemId)),
    does: 'step',
    step: told.step,
    outcome: told.outcome,
    doneOn: { year, month, day },
    note: told.note ?? '',
  };
  for (const [name, value] of Object.entries(told.answers ?? {})) {
    const isDate = FIELDS[name as keyof typeof FIELDS].type === 'date';
    const [y, m, d] = value.split('-');
    values[name] = isDate ? { year: y, month: m, day: d } : value;
  }
  const form = pathFormSchema(kind).parse(values);
  if (form.does !== 'step') throw new Error('not a step');
  return form;
}

/** Records one step; what came of it. */
export async function tell(
  staff: Staff,
  path: { itemId: string },
  kind: PathKind,
  told: Told,
  today = NOW,
) {
  return recordStep(staff, path.itemId, await formFor(kind, path.itemId, told), today);
}

/** A path with everything that hangs on it, as tests compare it. */
export async function lookAt(pathId: string) {
  const path = await db().casePath.findUniqueOrThrow({
    where: { id: pathId },
    include: { steps: { orderBy: { position: 'asc' } } },
  });
  const { itemId, childId } = path;
  const [item, clocks, letters, sharing, child, asked] = await Promise.all([
    db().queueItem.findUniqueOrThrow({ where: { id: itemId } }),
    db().clock.findMany({ where: { itemId }, orderBy: [{ createdAt: 'asc' }, { dueOn: 'asc' }] }),
    db().councilLetter.findMany({ where: { itemId }, orderBy: { madeAt: 'asc' } }),
    db().sharing.findMany({
      where: { childId, escalationId: null },
      orderBy: [{ sharedOn: 'asc' }, { at: 'asc' }],
    }),
    db().child.findUniqueOrThrow({ where: { id: childId } }),
    db().escalation.findMany({ where: { childId } }),
  ]);
  return {
    path,
    item,
    letterRows: letters,
    state: path.state,
    outcome: path.outcome,
    steps: Object.fromEntries(path.steps.map((step) => [step.code, step.state])),
    clocks: clocks.map(
      (clock) => `${clock.rule} ${clock.dueOn.toISOString().slice(0, 10)} ${clock.status}`,
    ),
    letters: letters.map((letter) => letter.kind),
    sharing: sharing.map((row) => `${row.service} ${row.basis}${row.shown ? '' : ' hidden'}`),
    status: child.status,
    asked: asked.map((row) => `${row.service} ${row.state}`),
  };
}

/** Every outcome of every step, as `kind step outcome`. */
export function everyOutcome(): string[] {
  return Object.values(PATHS).flatMap(({ kind, steps }) =>
    steps.flatMap((step) => step.outcomes.map((outcome) => `${kind} ${step.code} ${outcome.code}`)),
  );
}

export const key = () => randomUUID();
