import { fileAnswer } from '~/platform/files/file-answer.server';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { recordAudit, recordAudits } from '~/platform/audit/audit.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { openStoredFile } from '~/platform/files/file-store.server';
import { translatorFor } from '~/platform/i18n';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import type { LetterKind } from '../case/case.codes';
import { findCaseChild } from '../case/find-case-child.server';
import { idIn } from '../item/item-pages.server';
import { openLetter } from './find-letter.server';
import { copiesToHold } from './hold-copies.server';
import { listRecipients, SCHOOL } from './list-recipients.server';
import { renderCopies } from './render-council-letter.server';

/** A PDF that was made just now, as a download that nothing keeps. */
export function pdfAnswer(name: string, pdf: Uint8Array): Response {
  const body = new Blob([new Uint8Array(pdf)]).stream();
  return fileAnswer({ name, contentType: 'application/pdf', bytes: pdf.byteLength, body });
}

/** The draft as its first reader would get it today, as PDF; for officers. */
export async function previewLetterPdf(args: LoaderFunctionArgs): Promise<Response> {
  const staff = await requireStaff(args, officers);
  const { letter } = await openLetter(staff, idIn(args.params, 'letter'), 'letter-preview');
  const t = translatorFor('en');
  const [first] = await listRecipients(letter);
  const to = {
    name: first?.name || t('letters:preview.nobody'),
    addressLines: [],
    // Whoever looks through it wants to see the translation too.
    language: letter.otherLanguage ?? 'en',
    toSchool: first?.key === SCHOOL,
  };
  const copy = { letter, to, signer: staff.name, on: today().toString() };
  return pdfAnswer('preview.pdf', await renderCopies([copy], letter.subject));
}

/** A kept copy by its id, with the child it is about; null where there is none with bytes. */
export async function findCopy(copyId: string) {
  const copy = await db().councilLetterCopy.findUnique({
    where: { id: copyId },
    include: {
      letter: { select: { kind: true, childId: true, itemId: true, subject: true, sentOn: true } },
    },
  });
  if (!copy?.storeKey) return null;
  return { ...copy, storeKey: copy.storeKey };
}

/** The name of a copy's file: the kind of letter and the day, with nothing of the child. */
export function copyFileName(letter: { kind: string; sentOn: Date | null }): string {
  return `${letter.kind}-${letter.sentOn?.toISOString().slice(0, 10) ?? ''}.pdf`;
}

/** One copy as it was sent, for officers; the look is in the audit trail. */
export async function openCopyPdf(args: LoaderFunctionArgs): Promise<Response> {
  const staff = await requireStaff(args, officers);
  const copy = await findCopy(idIn(args.params, 'copy'));
  const child = copy && (await findCaseChild(staff, copy.letter.childId));
  if (!copy || !child) throw notFound();
  await recordAudit(db(), {
    actor: { kind: 'staff', id: staff.id },
    action: 'letter.copy-viewed',
    itemId: copy.letter.itemId,
    childId: child.id,
    familyId: child.familyId,
    detail: { copyId: copy.id },
  });
  return fileAnswer({
    name: copyFileName(copy.letter),
    contentType: 'application/pdf',
    bytes: copy.bytes,
    body: await openStoredFile(copy.storeKey),
  });
}

/** The most letters in one file to print; the rest comes with the next. */
export const MOST_PRINTED = 200;

/**
 * All letters that wait to be posted, in the order of the list, each beginning on a page of its own;
 * without those that are not safe to post any more.
 */
export async function printLettersPdf(args: LoaderFunctionArgs): Promise<Response> {
  const staff = await requireStaff(args, officers);
  const waiting = await db().councilLetterCopy.findMany({
    where: { leftOn: null, how: 'post' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_PRINTED,
    include: { letter: true },
  });
  const held = await copiesToHold(waiting);
  const copies = waiting.filter(({ id }) => !held.has(id));
  if (copies.length === 0) throw notFound();
  const signers = await db().staffMember.findMany({
    where: { id: { in: copies.map(({ letter }) => letter.sentById!) } },
    select: { id: true, name: true },
  });
  const names = new Map(signers.map(({ id, name }) => [id, name]));
  await recordAudits(
    db(),
    copies.map(({ id, letter }) => ({
      actor: { kind: 'staff' as const, id: staff.id },
      action: 'letter.printed',
      itemId: letter.itemId,
      childId: letter.childId,
      detail: { copyId: id },
    })),
  );
  const pdf = await renderCopies(
    copies.map(({ letter, name, addressLines, language, adultId }) => ({
      letter: { ...letter, kind: letter.kind as LetterKind },
      to: { name, addressLines, language, toSchool: adultId === null },
      signer: names.get(letter.sentById!) ?? '',
      on: letter.sentOn!.toISOString().slice(0, 10),
    })),
    translatorFor('en')('letters:print.title'),
  );
  return pdfAnswer('letters-to-post.pdf', pdf);
}
