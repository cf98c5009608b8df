import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import type { noteSchema } from './item.schema';
import { makeMove, type MoveDone, type MoveRefusal } from './make-move.server';

/** Writes a note for colleagues; no parent sees it in the portal. */
export function writeNote(
  staff: Staff,
  itemId: string,
  form: z.output<typeof noteSchema>,
): Promise<MoveDone | MoveRefusal> {
  return makeMove<never>(staff, { name: 'note-written' }, { itemId, ...form }, async (tx) => {
    await tx.note.create({
      data: { itemId, text: form.text, byId: staff.id },
      select: { id: true },
    });
    return { kind: 'made' };
  });
}
