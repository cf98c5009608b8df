import type { Parent } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n';
import { bringBack, lockItemOf } from './bring-back.server';
import { findMyRecord } from './my-review.store.server';
import type { CommentForm } from './review.schema';

export type CommentResult = { kind: 'done' } | { kind: 'not-found' };

/**
 * A parent corrects or comments on a record that was sent to them; it stands beside the record for
 * good, also when the review is over. The same `submitKey` is kept once.
 */
export function commentOnRecord(
  parent: Pick<Parent, 'id'>,
  about: { reviewId: string; recordId: string },
  form: CommentForm,
  language: Language,
): Promise<CommentResult> {
  return inTransaction(async (tx): Promise<CommentResult> => {
    const itemId = await lockItemOf(tx, about.reviewId, parent.id);
    const record = itemId && (await findMyRecord(tx, parent.id, about));
    if (!itemId || !record) return { kind: 'not-found' };
    const { count } = await tx.recordComment.createMany({
      data: [
        {
          recordId: about.recordId,
          accountId: parent.id,
          kind: form.kind,
          text: form.text,
          language,
          submitKey: form.submitKey,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return { kind: 'done' };
    await bringBack(tx, itemId);
    await recordAudit(tx, {
      actor: { kind: 'parent', id: parent.id },
      action: 'review.commented',
      itemId,
      childId: record.childId,
      detail: { ...about, kind: form.kind },
    });
    return { kind: 'done' };
  });
}
