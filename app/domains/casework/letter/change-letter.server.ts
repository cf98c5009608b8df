import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { makeMove, type MoveDone, type MoveForm, type MoveRefusal } from '../item/make-move.server';
import type { changeSchema } from './letter.schema';

/** The letter is no draft any more: it was sent or discarded. */
export type NoDraft = { kind: 'no-draft' };

type LetterRef = { id: string; itemId: string; childId: string };

async function lockDraft(tx: Transaction, { id, itemId }: LetterRef): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from council_letter
    where id = ${id}::uuid and item_id = ${itemId}::uuid and state = 'draft' for update`;
  return rows.length === 1;
}

/** Keeps an officer's words of a draft (named move `letter-changed`). */
export function changeLetter(
  staff: Staff,
  letter: LetterRef,
  form: z.output<typeof changeSchema>,
): Promise<MoveDone | MoveRefusal | NoDraft> {
  const move: MoveForm = { itemId: letter.itemId, ...form };
  return makeMove<NoDraft>(staff, { name: 'letter-changed' }, move, async (tx) => {
    if (!(await lockDraft(tx, letter))) return { kind: 'no-draft' };
    const { subject, text, otherSubject, otherText } = form;
    await tx.councilLetter.update({
      where: { id: letter.id },
      data: {
        subject,
        text,
        otherSubject,
        otherText,
        version: { increment: 1 },
        changedAt: new Date(),
      },
      select: { id: true },
    });
    return { kind: 'made', audit: [{ childId: letter.childId, detail: { letterId: letter.id } }] };
  });
}

/** Puts a draft away unsent (named move `letter-discarded`). */
export function discardLetter(
  staff: Staff,
  letter: LetterRef,
  form: Omit<MoveForm, 'itemId'>,
): Promise<MoveDone | MoveRefusal | NoDraft> {
  const move = { ...form, itemId: letter.itemId };
  return makeMove<NoDraft>(staff, { name: 'letter-discarded' }, move, async (tx) => {
    if (!(await lockDraft(tx, letter))) return { kind: 'no-draft' };
    await tx.councilLetter.update({
      where: { id: letter.id },
      data: { state: 'discarded', changedAt: new Date() },
      select: { id: true },
    });
    return { kind: 'made', audit: [{ childId: letter.childId, detail: { letterId: letter.id } }] };
  });
}
