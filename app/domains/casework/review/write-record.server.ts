import type { Staff } from '~/platform/auth/session.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import type { RecordForm, SendRecordForm } from './review.schema';
import { adultsOf, reviewOfItem, type MovedReview } from './review.store.server';
import { tellParent } from './tell-parent.server';

export type RecordRefusal = { kind: 'not-open' } | { kind: 'no-meeting' };

/** Writes a record of what was said, or a further version of one; what was written before stays. */
export function writeRecord(
  staff: Staff,
  itemId: string,
  form: RecordForm,
): Promise<MoveDone | MoveRefusal | RecordRefusal> {
  return makeMove<RecordRefusal>(
    staff,
    { name: 'record-written' },
    { itemId, ...form },
    async (tx) => {
      const review = await reviewOfItem(tx, itemId);
      if (review.state !== 'open') return { kind: 'not-open' };
      const held = review.meetings.some(({ id, state }) => id === form.meeting && state === 'held');
      if (form.meeting !== null && !held) return { kind: 'no-meeting' };
      const { _max: last } = await tx.meetingRecord.aggregate({
        where: { reviewId: review.id },
        _max: { number: true },
      });
      const { id: recordId, number } = await tx.meetingRecord.create({
        data: {
          reviewId: review.id,
          meetingId: form.meeting,
          number: (last.number ?? 0) + 1,
          text: form.text,
          byId: staff.id,
          submitKey: form.submitKey,
        },
        select: { id: true, number: true },
      });
      const detail = { reviewId: review.id, recordId, number };
      return { kind: 'made', audit: [{ childId: review.childId, detail }] };
    },
  );
}

export type SendRecordRefusal =
  { kind: 'no-record' } | { kind: 'sent-already' } | { kind: 'nobody' };

/**
 * Lets the parents who took part read a record: those who were at its meeting, or who answered where
 * there was none. From then on neither it nor who reads it is changed: who answers later has no part in
 * what was said before. A correction is a further version.
 */
export function sendRecord(
  staff: Staff,
  itemId: string,
  form: SendRecordForm,
  now: Date,
): Promise<MoveDone | MoveRefusal | SendRecordRefusal> {
  return makeMove<SendRecordRefusal>(
    staff,
    { name: 'record-sent' },
    { itemId, ...form },
    async (tx) => {
      const review = await reviewOfItem(tx, itemId);
      const record = await tx.meetingRecord.findFirst({
        where: { id: form.record, reviewId: review.id },
      });
      if (!record) return { kind: 'no-record' };
      if (record.sentAt) return { kind: 'sent-already' };
      const tookPart = whoTookPart(review, record.meetingId);
      if (tookPart.length === 0) return { kind: 'nobody' };
      await tx.meetingRecord.update({
        where: { id: record.id },
        data: { sentAt: now, sentTo: tookPart },
        select: { id: true },
      });
      const told: string[] = [];
      for (const adult of await adultsOf(tx, review.childId)) {
        if (!tookPart.includes(adult.id)) continue;
        if (await tellParent(tx, review.id, adult, form.submitKey, `/record/${record.id}`)) {
          told.push(adult.id);
        }
      }
      const detail = { reviewId: review.id, recordId: record.id, told };
      return {
        kind: 'made',
        status: 'waiting-parent',
        audit: [{ childId: review.childId, detail }],
      };
    },
  );
}

/** The adults who took part in what a record tells of. */
function whoTookPart(review: MovedReview, meetingId: string | null): string[] {
  if (meetingId === null) {
    return review.parties.filter((party) => party.answeredAt).map(({ adultId }) => adultId);
  }
  return review.meetings.find(({ id }) => id === meetingId)?.present ?? [];
}
