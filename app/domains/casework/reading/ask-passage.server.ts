import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import type { SendingKind } from '~/domains/evidence';
import { readAnswers } from '~/domains/evidence/index.server';
import { postFromCouncil } from '~/domains/conversation/index.server';
import { clearUnread } from '../item/clear-unread.server';
import type { askSchema } from '../item/item.schema';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { agreeDate, isReachable, meetByWriting } from '../item/move-clocks.server';
import { visibleTo } from '../queue/queue.access';
import { quoteOf, type Passage } from './passage.rules';
import { openSentOf } from './open-sent-of.server';
import { findReadableChild } from './reading.store.server';

/** A passage that can be asked about, with the words that are quoted. */
export type Asked = {
  childId: string;
  childName: string;
  sendingId: string;
  itemId: string;
  passage: string;
  quote: string;
  /** The language of the quoted words. */
  language: string;
};

/**
 * The passage of a sending about this child, where this member of staff may see the child and the
 * item that it came with, and there are words (or the name of a file) to quote; else null.
 */
export async function findPassage(
  staff: Staff,
  childId: string,
  about: { sendingId: string; passage: Passage; code: string },
): Promise<Asked | null> {
  const child = await findReadableChild(staff, childId);
  if (!child) return null;
  const sent = (await openSentOf(staff, childId)).find(({ id }) => id === about.sendingId);
  if (!sent?.item) return null;
  const item = await db().queueItem.findFirst({
    where: { AND: [{ id: sent.item.id }, visibleTo(staff)] },
    select: { id: true },
  });
  if (!item) return null;
  const { pieces } = sent;
  const files = await db().familyFile.findMany({
    where: { id: { in: pieces.flatMap(({ fileId }) => fileId ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(files.map(({ id, name }) => [id, name]));
  const quote = quoteOf(
    saidIn(sent.kind as SendingKind, sent.answers),
    pieces.map((piece) => ({ ...piece, name: nameOf.get(piece.fileId ?? '') ?? '' })),
    about.passage,
  );
  if (quote === '') return null;
  return {
    childId,
    childName: `${child.givenNames} ${child.familyName}`,
    sendingId: sent.id,
    itemId: item.id,
    passage: about.code,
    quote,
    language: sent.language,
  };
}

function saidIn(kind: SendingKind, answers: unknown) {
  return {
    plan: kind === 'plan' ? readAnswers('plan', answers) : null,
    voice: kind === 'voice' ? readAnswers('voice', answers) : null,
    note: kind === 'evidence' ? readAnswers('evidence', answers).note : '',
  };
}

export type AskRefusal = { kind: 'unreachable' } | { kind: 'date-past' };

/**
 * Asks the parent about one passage, in the conversation of the item it came with; the quote goes
 * along as it was written. The reading goes on: no clock of it stops. With a date for the answer the
 * item waits for the parent, also one that was closed. `today` is the date in England.
 */
export function askPassage(
  staff: Staff,
  about: Asked,
  form: z.output<typeof askSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | AskRefusal> {
  const { itemId, sendingId, passage, quote, language: quoteLanguage } = about;
  return makeMove<AskRefusal>(
    staff,
    { name: 'passage-asked' },
    { itemId, ...form },
    async (tx, item) => {
      if (!isReachable(item)) return { kind: 'unreachable' };
      const answerBy = form.answerWanted ? form.answerBy : null;
      if (answerBy && Temporal.PlainDate.compare(answerBy, today) < 0) return { kind: 'date-past' };
      await postFromCouncil(tx, staff.id, {
        itemId,
        text: form.text,
        language: form.language,
        submitKey: form.submitKey,
        kind: answerBy ? 'ask' : 'message',
        dueOn: answerBy ?? undefined,
        data: { sendingId, passage, quote, quoteLanguage },
      });
      await clearUnread(tx, itemId);
      await meetByWriting(tx, item, today, staff.id);
      if (answerBy) {
        await agreeDate(tx, item, today, answerBy, staff.id);
        await tx.queueItem.update({
          where: { id: itemId },
          data: { closedAt: null },
          select: { id: true },
        });
      }
      return {
        kind: 'made',
        status: answerBy ? 'waiting-parent' : undefined,
        audit: [{ childId: about.childId, detail: { sendingId, passage, answerBy } }],
      };
    },
  );
}
