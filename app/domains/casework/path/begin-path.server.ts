import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { schoolAge } from '~/domains/child';
import { asPlainDate } from '~/domains/clock/index.server';
import { isOver } from '~/domains/family';
import type { CaseChild } from '../case/find-case-child.server';
import { hasRole } from '../item/item.access';
import { findOpenPath, openPath } from './open-path.server';
import { PATHS } from './path.definitions';
import type { OpenPathForm } from './path.schema';

export type BeginRefusal =
  | { kind: 'not-allowed' }
  | { kind: 'future-day' }
  | { kind: 'before-birth' }
  /** The same special case, or another ending, is open for the child. */
  | { kind: 'open-already'; pathId: string }
  /** Nothing ends for a child who is not on the list. */
  | { kind: 'not-home-educated' }
  | { kind: 'of-school-age' };

export type Begun = { kind: 'done'; pathId: string } | { kind: 'repeated'; pathId: string };

/**
 * Opens a special case of a child, or the ending of home education, by an officer or senior. `today`
 * is the date in England. A repeated submit gives the path that was opened.
 */
export function beginPath(
  staff: Staff,
  child: Pick<CaseChild, 'id'>,
  form: OpenPathForm,
  today: Temporal.PlainDate,
): Promise<Begun | BeginRefusal> {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<Begun | BeginRefusal> => {
    await tx.$queryRaw`select id from child where id = ${child.id}::uuid for no key update`;
    const there = await findRepeated(tx, child.id, form.submitKey);
    if (there) return { kind: 'repeated', pathId: there };
    const refusal = await mayBegin(tx, child.id, form, today);
    if (refusal) return refusal;
    const { pathId } = await openPath(tx, {
      childId: child.id,
      kind: form.kind,
      startedOn: form.startedOn,
      data: form.answers,
      openedById: staff.id,
      submitKey: form.submitKey,
    });
    return { kind: 'done', pathId };
  });
}

async function findRepeated(tx: Transaction, childId: string, submitKey: string) {
  const item = await tx.queueItem.findUnique({ where: { submitKey }, select: { id: true } });
  if (!item) return null;
  const path = await tx.casePath.findFirst({ where: { itemId: item.id, childId } });
  return path?.id ?? null;
}

async function mayBegin(
  tx: Transaction,
  childId: string,
  form: OpenPathForm,
  today: Temporal.PlainDate,
): Promise<BeginRefusal | null> {
  if (form.startedOn > today.toString()) return { kind: 'future-day' };
  const open = await findOpenPath(tx, childId, form.kind);
  if (open) return { kind: 'open-already', pathId: open.id };
  const child = await tx.child.findUniqueOrThrow({ where: { id: childId } });
  const born = asPlainDate(child.dateOfBirth);
  if (form.startedOn < born.toString()) return { kind: 'before-birth' };
  if (PATHS[form.kind].isEnding && isOver(child.status)) return { kind: 'not-home-educated' };
  if (form.kind === 'under-school-age') {
    const { status } = schoolAge(born, today);
    if (status !== 'not-yet') return { kind: 'of-school-age' };
  }
  return null;
}
