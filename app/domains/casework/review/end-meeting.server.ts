import type { Staff } from '~/platform/auth/session.server';
import { instantToLondonDate } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { recordSighting } from '../record/index.server';
import type { MeetingWay } from './review.codes';
import { canHaveBeen, OCCASION_OF } from './review.rules';
import type { MeetingEndForm } from './review.schema';
import { adultsOf, reviewOfItem, type ReviewAdult } from './review.store.server';
import { tellParent } from './tell-parent.server';

export type EndMeetingRefusal =
  | { kind: 'no-meeting' }
  | { kind: 'not-yet' }
  | { kind: 'nobody' }
  | { kind: 'not-in-person' }
  | { kind: 'not-of-family' };

type Ended = { id: string; reviewId: string; how: MeetingWay; place: string; on: string };

/**
 * Records how a planned meeting went: held (who was there; that the child was seen or heard only where
 * it truly was so), missed, or cancelled. `now` is the present moment.
 */
export function endMeeting(
  staff: Staff,
  itemId: string,
  form: MeetingEndForm,
  now: Date,
): Promise<MoveDone | MoveRefusal | EndMeetingRefusal> {
  return makeMove<EndMeetingRefusal>(
    staff,
    { name: `meeting-${form.end}` },
    { itemId, ...form },
    async (tx) => {
      const review = await reviewOfItem(tx, itemId);
      const meeting = review.meetings.find(({ id }) => id === form.meeting);
      if (meeting?.state !== 'planned') return { kind: 'no-meeting' };
      const on = instantToLondonDate(meeting.startsAt).toString();
      if (form.end !== 'cancelled' && meeting.startsAt > now) return { kind: 'not-yet' };
      const how = meeting.how as MeetingWay;
      const adults = await adultsOf(tx, review.childId);
      const held = form.end === 'held';
      const present = held ? adults.filter(({ id }) => form.present.includes(id)) : [];
      if (held && present.length < form.present.length) return { kind: 'not-of-family' };
      if (held && !canHaveBeen(form.child, how)) return { kind: 'not-in-person' };
      if (held && present.length === 0 && form.child.length === 0 && form.others === '') {
        return { kind: 'nobody' };
      }
      await tx.meeting.update({
        where: { id: meeting.id },
        data: {
          state: form.end,
          note: form.note,
          endedAt: now,
          ...(held && {
            present: present.map(({ id }) => id),
            childPresent: form.child.join(' ') || 'no',
            others: form.others,
          }),
        },
        select: { id: true },
      });
      if (held) {
        const ended = { id: meeting.id, reviewId: review.id, how, place: meeting.place, on };
        await keepPresent(tx, ended, present);
        await keepSightings(tx, staff, review, ended, form);
      }
      if (form.end === 'cancelled') {
        const invited = adults.filter(({ id }) => meeting.invited.includes(id));
        for (const adult of invited) await tellParent(tx, review.id, adult, form.submitKey);
      }
      const detail = {
        reviewId: review.id,
        meetingId: meeting.id,
        ...(held && { child: form.child, present: form.present }),
      };
      return { kind: 'made', audit: [{ childId: review.childId, detail }] };
    },
  );
}

/** Those who came have a part in the review from then on, and were heard that day. */
async function keepPresent(tx: Transaction, meeting: Ended, present: ReviewAdult[]): Promise<void> {
  for (const adult of present) {
    const key = { reviewId: meeting.reviewId, adultId: adult.id };
    await tx.reviewParty.upsert({
      where: { reviewId_adultId: key },
      create: { ...key, accountId: adult.accountId },
      update: { accountId: adult.accountId },
      select: { id: true },
    });
    await tx.adult.updateMany({
      where: {
        id: adult.id,
        OR: [{ lastHeardOn: null }, { lastHeardOn: { lt: asDate(meeting.on) } }],
      },
      data: { lastHeardOn: asDate(meeting.on) },
    });
  }
}

async function keepSightings(
  tx: Transaction,
  staff: Staff,
  review: { childId: string; itemId: string },
  meeting: Ended,
  form: MeetingEndForm,
): Promise<void> {
  for (const kind of form.child) {
    await recordSighting(tx, {
      childId: review.childId,
      kind,
      on: meeting.on,
      byName: staff.name,
      byService: 'home-education',
      occasion: OCCASION_OF[meeting.how],
      place: meeting.place,
      itemId: review.itemId,
      reviewId: meeting.reviewId,
      recordedById: staff.id,
      submitKey: form.submitKey,
    });
  }
}
