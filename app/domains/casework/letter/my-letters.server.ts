import type { LoaderFunctionArgs } from '@remix-run/node';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Parent } from '~/platform/auth/session.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { fileAnswer } from '~/platform/files/file-answer.server';
import { openStoredFile } from '~/platform/files/file-store.server';
import { notFound, requireParent } from '~/platform/permissions/guard.server';
import type { LetterKind } from '../case/case.codes';
import { idIn } from '../item/item-pages.server';
import { parseBlocks } from './letter.blocks';
import { copyFileName } from './letter-files.server';
import { listLettersOf } from './list-letters.server';

async function findMyCopy(accountId: string, copyId: string) {
  return db().councilLetterCopy.findFirst({
    where: { id: copyId, accountId, letter: { state: 'sent' } },
    include: { letter: true },
  });
}

type MyCopy = NonNullable<Awaited<ReturnType<typeof findMyCopy>>>;

/** Notes when somebody first opened their letter, on the page or as PDF. */
async function markRead(parent: Parent, copy: MyCopy): Promise<void> {
  if (copy.readAt !== null) return;
  await inTransaction(async (tx) => {
    const { count } = await tx.councilLetterCopy.updateMany({
      where: { id: copy.id, readAt: null },
      data: { readAt: new Date() },
    });
    if (count === 0) return;
    await recordAudit(tx, {
      actor: { kind: 'parent', id: parent.id },
      action: 'letter.read',
      itemId: copy.letter.itemId,
      childId: copy.letter.childId,
      detail: { copyId: copy.id },
    });
  });
}

async function openMine(args: LoaderFunctionArgs) {
  const parent = await requireParent(args);
  const copy = await findMyCopy(parent.id, idIn(args.params, 'copy'));
  if (!copy) throw notFound();
  await markRead(parent, copy);
  return { parent, copy };
}

/** The letters that the council sent to this parent. */
export async function loadMyLetters(args: LoaderFunctionArgs) {
  const parent = await requireParent(args);
  return { letters: await listLettersOf(parent.id) };
}

/** One letter to this parent: the English words, and the courtesy translation that their copy carries. */
export async function loadMyLetter(args: LoaderFunctionArgs) {
  const { copy } = await openMine(args);
  const { letter } = copy;
  const translated = copy.language !== 'en' && letter.otherText !== '';
  return {
    id: copy.id,
    kind: letter.kind as LetterKind,
    sentOn: letter.sentOn!.toISOString().slice(0, 10),
    english: { subject: letter.subject, blocks: parseBlocks(letter.text) },
    translation: translated
      ? {
          language: copy.language,
          subject: letter.otherSubject || letter.subject,
          blocks: parseBlocks(letter.otherText),
        }
      : null,
  };
}

/** The very bytes that were sent to this parent. */
export async function openMyLetterPdf(args: LoaderFunctionArgs): Promise<Response> {
  const { copy } = await openMine(args);
  if (!copy.storeKey) throw notFound();
  return fileAnswer({
    name: copyFileName(copy.letter),
    contentType: 'application/pdf',
    bytes: copy.bytes,
    body: await openStoredFile(copy.storeKey),
  });
}

export type MyLettersView = Awaited<ReturnType<typeof loadMyLetters>>;
export type MyLetterView = Awaited<ReturnType<typeof loadMyLetter>>;
