import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import { dropFiles } from './drop-files.server';
import type { PieceLabels } from './sending.schema';
import { lockDraft } from './sending.store.server';
import { draftEnd } from './start-sending.server';
import { readTold } from './told-children.server';

/** As many pieces as one sending may have. */
export const MOST_PIECES = 300;

export type Added =
  { kind: 'added'; id: string } | { kind: 'not-open' } | { kind: 'too-many'; max: number };

/** Adds a link to an own draft; it is kept as written and never fetched. The same `key` adds it once. */
export function addLink(
  accountId: string,
  sendingId: string,
  link: { key: string; url: string; title: string },
): Promise<Added> {
  return add(accountId, sendingId, {
    form: 'link',
    submitKey: link.key,
    text: link.url,
    title: link.title,
  });
}

/** Adds words as a piece of their own. The same `key` adds them once. */
export function addWords(
  accountId: string,
  sendingId: string,
  words: { key: string; text: string; title: string },
): Promise<Added> {
  return add(accountId, sendingId, {
    form: 'words',
    submitKey: words.key,
    text: words.text,
    title: words.title,
  });
}

type NewPiece = { form: 'link' | 'words'; submitKey: string; text: string; title: string };

function add(accountId: string, sendingId: string, piece: NewPiece): Promise<Added> {
  const submitKey = `${sendingId}:${piece.submitKey}`;
  return inTransaction(async (tx): Promise<Added> => {
    if (!(await lockDraft(tx, accountId, sendingId))) return { kind: 'not-open' };
    const there = await tx.piece.findUnique({ where: { submitKey }, select: { id: true } });
    if (there) return { kind: 'added', id: there.id };
    if ((await tx.piece.count({ where: { sendingId } })) >= MOST_PIECES) {
      return { kind: 'too-many', max: MOST_PIECES };
    }
    const { id } = await tx.piece.create({
      data: { ...piece, submitKey, sendingId },
      select: { id: true },
    });
    await keepLonger(tx, sendingId);
    return { kind: 'added', id };
  });
}

export type PieceSaved = { kind: 'saved' } | { kind: 'not-open' } | { kind: 'not-found' };

/**
 * Saves the labels of a piece of an own draft, and its text where it is words or a link. A
 * translation must be of another piece of the same sending that is no translation itself; children
 * must be this parent's own; what is not is `not-found`.
 */
export async function savePiece(
  accountId: string,
  sendingId: string,
  pieceId: string,
  labels: PieceLabels & { text?: string },
): Promise<PieceSaved> {
  const told = await readTold(accountId);
  const children = labels.children.map((id) => told.named(id)?.id ?? null);
  if (children.includes(null)) return { kind: 'not-found' };
  return inTransaction(async (tx): Promise<PieceSaved> => {
    if (!(await lockDraft(tx, accountId, sendingId))) return { kind: 'not-open' };
    const piece = await tx.piece.findFirst({
      where: { id: pieceId, sendingId },
      select: { form: true, _count: { select: { translations: true } } },
    });
    if (!piece) return { kind: 'not-found' };
    const { title, note, areas, madeOn, translationOfId, text } = labels;
    if (translationOfId) {
      const original = await tx.piece.findFirst({
        where: { id: translationOfId, sendingId, translationOfId: null, NOT: { id: pieceId } },
        select: { id: true },
      });
      if (!original || piece._count.translations > 0) return { kind: 'not-found' };
    }
    await tx.pieceChild.deleteMany({ where: { pieceId } });
    await tx.piece.update({
      where: { id: pieceId },
      data: {
        title,
        note,
        areas,
        madeOn: madeOn ? asDate(madeOn) : null,
        translationOfId,
        ...(piece.form !== 'file' && text !== undefined && { text }),
        children: {
          create: [...new Set(children)].map((toldChildId) => ({ toldChildId: toldChildId! })),
        },
      },
      select: { id: true },
    });
    await keepLonger(tx, sendingId);
    return { kind: 'saved' };
  });
}

/** Takes a piece out of an own draft; a file's bytes go with it. Removing it again is no error. */
export function removePiece(
  accountId: string,
  sendingId: string,
  pieceId: string,
): Promise<{ kind: 'removed' } | { kind: 'not-open' }> {
  return inTransaction(async (tx) => {
    if (!(await lockDraft(tx, accountId, sendingId))) return { kind: 'not-open' } as const;
    const piece = await tx.piece.findFirst({
      where: { id: pieceId, sendingId },
      select: { fileId: true },
    });
    if (piece?.fileId) await dropFiles(tx, [piece.fileId]);
    else await tx.piece.deleteMany({ where: { id: pieceId, sendingId } });
    await keepLonger(tx, sendingId);
    return { kind: 'removed' } as const;
  });
}

async function keepLonger(tx: Transaction, id: string): Promise<void> {
  await tx.sending.update({
    where: { id },
    data: { updatedAt: new Date(), expiresAt: draftEnd() },
    select: { id: true },
  });
}
