import { asDate } from '~/domains/clock/index.server';
import { inTransaction } from '~/platform/db/database.server';
import { lockDraft } from '../sending/sending.store.server';
import { draftEnd } from '../sending/start-sending.server';
import { readTold } from '../sending/told-children.server';
import type { LabelsForMany } from './piece-forms';

/**
 * Adds children, areas and a date to several pieces of an own draft at once; what they are marked
 * with already stays, except that the date takes the place of another. `not-found`: a child that is
 * not this parent's, or no piece of this draft among those named.
 */
export async function labelPieces(
  accountId: string,
  sendingId: string,
  labels: LabelsForMany,
): Promise<{ kind: 'saved'; pieces: number } | { kind: 'not-open' } | { kind: 'not-found' }> {
  const told = await readTold(accountId);
  const children = labels.children.map((id) => told.named(id)?.id ?? null);
  if (children.includes(null)) return { kind: 'not-found' };
  const named = labels.pieces.includes('all') ? undefined : { in: labels.pieces };
  return inTransaction(async (tx) => {
    if (!(await lockDraft(tx, accountId, sendingId))) return { kind: 'not-open' } as const;
    const pieces = await tx.piece.findMany({
      where: { sendingId, ...(named && { id: named }) },
      select: { id: true, areas: true, children: { select: { toldChildId: true } } },
    });
    if (pieces.length === 0) return { kind: 'not-found' } as const;
    for (const piece of pieces) {
      await tx.piece.update({
        where: { id: piece.id },
        data: {
          areas: [...new Set([...piece.areas, ...labels.areas])],
          ...(labels.madeOn && { madeOn: asDate(labels.madeOn) }),
        },
        select: { id: true },
      });
    }
    const marked = (pieceId: string) => {
      const there = pieces.find(({ id }) => id === pieceId)!.children;
      // An older notice may name the same child by another id.
      return there.map(({ toldChildId }) => told.named(toldChildId)?.id);
    };
    await tx.pieceChild.createMany({
      data: pieces.flatMap(({ id }) =>
        children
          .filter((toldChildId) => !marked(id).includes(toldChildId!))
          .map((toldChildId) => ({ pieceId: id, toldChildId: toldChildId! })),
      ),
      skipDuplicates: true,
    });
    await tx.sending.update({
      where: { id: sendingId },
      data: { updatedAt: new Date(), expiresAt: draftEnd() },
      select: { id: true },
    });
    return { kind: 'saved', pieces: pieces.length } as const;
  });
}
