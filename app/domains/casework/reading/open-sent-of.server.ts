import type { Staff } from '~/platform/auth/session.server';
import { markFirstRead, readAnswers } from '~/domains/evidence/index.server';
import { listSentOf, visibleAmong, type SentRow } from './reading.store.server';

/**
 * What parents and child sent about one child, as far as this member of staff may see it, who has been
 * found to be let see the child. From now on it counts as read.
 */
export async function openSentOf(staff: Staff, childId: string): Promise<SentRow[]> {
  return openEach(staff, await withVisiblePieces(staff, childId, await listSentOf(childId)));
}

/** Opens what nobody had opened before it is shown; what was taken back at this moment is not shown. */
async function openEach(staff: Staff, rows: SentRow[]): Promise<SentRow[]> {
  const gone = new Set<string>();
  for (const { id, firstReadAt } of rows) {
    if (firstReadAt === null && (await markFirstRead(staff, id)) === 'gone') gone.add(id);
  }
  return rows.filter(({ id }) => !gone.has(id));
}

/**
 * Pieces about this child. What is labelled with no child may be about a brother or sister: it is
 * shown where the item is about this child alone or the reader may see the item itself.
 */
async function withVisiblePieces(
  staff: Staff,
  childId: string,
  rows: SentRow[],
): Promise<SentRow[]> {
  const open = await visibleAmong(
    staff,
    rows.flatMap(({ item }) => item?.id ?? []),
  );
  return rows.flatMap((row) => {
    if (row.kind !== 'evidence') return [row];
    const whole =
      row.item !== null &&
      (open.has(row.item.id) || row.item.children.every((one) => one.childId === childId));
    const pieces = row.pieces.filter(({ children }) =>
      children.length === 0 ? whole : children.some((one) => one.toldChild.childId === childId),
    );
    if (pieces.length === 0 && !(whole && readAnswers('evidence', row.answers).note)) return [];
    return [{ ...row, pieces, answers: whole ? row.answers : {} }];
  });
}
