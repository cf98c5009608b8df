import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { notFound } from '~/platform/permissions/guard.server';
import type { LetterKind } from '../case/case.codes';
import { openCaseChild, type CaseChild } from '../case/find-case-child.server';

const columns = {
  id: true,
  kind: true,
  itemId: true,
  childId: true,
  reviewId: true,
  stepId: true,
  state: true,
  subject: true,
  text: true,
  otherLanguage: true,
  otherSubject: true,
  otherText: true,
  madeAt: true,
  madeById: true,
  changedAt: true,
  sentAt: true,
  sentById: true,
  copies: { orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }] },
};

async function findRow(letterId: string) {
  const row = await db().councilLetter.findUnique({ where: { id: letterId }, select: columns });
  return row && { ...row, kind: row.kind as LetterKind };
}

/** A letter as staff work on it. */
export type StaffLetter = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/**
 * A letter and its child for a page of staff, with the look put into the audit trail. Throws the answer
 * "not found" where there is no such letter, or none about a child that this member of staff sees.
 */
export async function openLetter(
  staff: Staff,
  letterId: string,
  page: string,
): Promise<{ letter: StaffLetter; child: CaseChild }> {
  const letter = await findRow(letterId);
  if (!letter) throw notFound();
  const child = await openCaseChild(staff, letter.childId, page, letter.itemId);
  return { letter, child };
}

/** A letter by its id, with no look recorded: for what is done with it. Throws the answer "not found". */
export async function findLetter(letterId: string): Promise<StaffLetter> {
  const letter = await findRow(letterId);
  if (!letter) throw notFound();
  return letter;
}

/** The state of an item as the forms of its letters carry it. */
export async function itemStateOf(itemId: string): Promise<{ version: number; seen: string }> {
  const [item, last] = await Promise.all([
    db().queueItem.findUniqueOrThrow({ where: { id: itemId }, select: { version: true } }),
    db().auditEvent.findFirst({
      where: { itemId },
      orderBy: { id: 'desc' },
      select: { id: true },
    }),
  ]);
  return { version: item.version, seen: String(last?.id ?? 0) };
}
