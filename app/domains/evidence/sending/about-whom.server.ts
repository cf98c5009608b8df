import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { schoolAge } from '~/domains/child';
import { asPlainDate } from '~/domains/clock/index.server';
import type { Told } from './told-children.server';

/** Whom a sending is about, as its queue item says it to officers. */
export type About = {
  /** The item of the notice that the first child is in. */
  itemId: string;
  familyId: string;
  childIds: string[];
  title: string;
  yearGroups: number[];
  schools: string[];
  flags: string[];
  findBy: string[];
};

/**
 * The children a sending is about: the one it names; for evidence, all that its pieces are marked
 * with, and every child of this parent's where a piece is marked with none. Null where there is none.
 */
export async function aboutWhom(
  tx: Transaction,
  told: Told,
  sendingId: string,
  toldChildId: string | null,
  today: Temporal.PlainDate,
): Promise<About | null> {
  const ids = toldChildId ? [toldChildId] : await markedChildren(tx, told, sendingId);
  const named = ids.flatMap((id) => told.named(id) ?? []);
  const childIds = [...new Set(named.map((one) => one.childId))];
  if (childIds.length === 0) return null;
  const children = await tx.child.findMany({ where: { id: { in: childIds } } });
  const inOrder = childIds.flatMap((id) => children.find((child) => child.id === id) ?? []);
  const item = await tx.queueItem.findUniqueOrThrow({
    where: { id: named[0]!.itemId },
    select: { searchText: true, schools: true, flags: true },
  });
  const groups = inOrder.map((child) => schoolAge(asPlainDate(child.dateOfBirth), today).yearGroup);
  return {
    itemId: named[0]!.itemId,
    familyId: inOrder[0]!.familyId,
    childIds,
    title: inOrder.map((child) => `${child.givenNames} ${child.familyName}`).join(', '),
    yearGroups: [...new Set(groups)].sort((a, b) => a - b),
    schools: item.schools,
    flags: item.flags,
    findBy: [item.searchText, ...named.map((one) => one.name)],
  };
}

async function markedChildren(tx: Transaction, told: Told, sendingId: string): Promise<string[]> {
  const pieces = await tx.piece.findMany({
    where: { sendingId },
    orderBy: { createdAt: 'asc' },
    select: { children: { select: { toldChildId: true } } },
  });
  const marked = pieces.flatMap((piece) => piece.children.map((child) => child.toldChildId));
  const everybody = pieces.length === 0 || pieces.some((piece) => piece.children.length === 0);
  return [...marked, ...(everybody ? told.children.map((child) => child.id) : [])];
}
