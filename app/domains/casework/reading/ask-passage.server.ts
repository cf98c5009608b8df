import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import type { SendingKind } from '~/domains/evidence';
import { readAnswers } from '~/domains/evidence/index.server';
import type { messageSchema } from '../item/item.schema';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { writeToParent, type MessageRefusal } from '../item/send-message.server';
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

/**
 * Asks the parent about one passage, in the conversation of the item it came with; the quote goes
 * along as it was written. The reading goes on: no clock of it stops. With a date for the answer the
 * item waits for the parent, also one that was closed. `today` is the date in England.
 */
export function askPassage(
  staff: Staff,
  about: Asked,
  form: z.output<typeof messageSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | MessageRefusal> {
  const { itemId, sendingId, passage, quote, language: quoteLanguage } = about;
  return makeMove<MessageRefusal>(
    staff,
    { name: 'passage-asked' },
    { itemId, ...form },
    async (tx, item) => {
      const data = { sendingId, passage, quote, quoteLanguage };
      const written = await writeToParent(tx, staff, item, form, today, data);
      if (written.kind !== 'written') return written;
      const { answerBy } = written;
      if (answerBy) {
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
