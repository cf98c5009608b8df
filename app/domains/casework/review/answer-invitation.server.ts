import type { Parent } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n';
import { answerColumns } from './answer-columns';
import { bringBack, lockItemOf } from './bring-back.server';
import type { AnswerForm } from './review.schema';
import { mayStillChoose } from './review.rules';
import type { ReviewState } from '../case/case.codes';

export type AnswerResult = { kind: 'done' } | { kind: 'not-found' } | { kind: 'too-late' };

/**
 * A parent says how they would like to take part, or says it differently, until a meeting was held or
 * has begun. Only the parent who was invited; the officer's eye is drawn to it. The same answer twice
 * changes nothing.
 */
export function answerInvitation(
  parent: Pick<Parent, 'id'>,
  reviewId: string,
  form: AnswerForm,
  language: Language,
  now: Date,
): Promise<AnswerResult> {
  return inTransaction(async (tx): Promise<AnswerResult> => {
    const itemId = await lockItemOf(tx, reviewId, parent.id);
    if (!itemId) return { kind: 'not-found' };
    const party = await findInvitation(tx, reviewId, parent.id);
    if (!party) return { kind: 'not-found' };
    const { review } = party;
    const meetings = review.meetings.filter((meeting) =>
      [...meeting.invited, ...meeting.present].includes(party.adultId),
    );
    if (!mayStillChoose(review.state as ReviewState, meetings, now)) return { kind: 'too-late' };
    const columns = answerColumns(form);
    const same =
      party.answeredAt !== null &&
      Object.entries(columns).every(([name, value]) => party[name as keyof typeof party] === value);
    if (same) return { kind: 'done' };
    await tx.reviewParty.update({
      where: { id: party.id },
      data: { ...columns, language, answeredAt: now, enteredById: null },
      select: { id: true },
    });
    await bringBack(tx, itemId);
    await recordAudit(tx, {
      actor: { kind: 'parent', id: parent.id },
      action: 'review.answered',
      itemId,
      childId: review.childId,
      detail: { reviewId, how: form.how, again: party.answeredAt !== null },
    });
    return { kind: 'done' };
  });
}

function findInvitation(tx: Transaction, reviewId: string, accountId: string) {
  return tx.reviewParty.findFirst({
    where: { reviewId, accountId, invitedAt: { not: null } },
    include: { review: { include: { meetings: true } } },
  });
}
