import type { ActionFunctionArgs } from '@remix-run/node';
import { now } from '~/platform/calendar';
import { formatShortDate } from '~/platform/i18n';
import { officers } from '~/platform/permissions/access';
import { answerMove } from '../item/item-pages.server';
import { changeReview } from './change-review.server';
import { checkSystem } from './check-system.server';
import { concludeReview } from './conclude-review.server';
import { endMeeting } from './end-meeting.server';
import { enterAnswer } from './enter-answer.server';
import { inviteAdults } from './invite-adults.server';
import { planMeeting } from './plan-meeting.server';
import { requireReview } from './review-pages.server';
import {
  checkSchema,
  concludeSchema,
  enteredAnswerSchema,
  inviteSchema,
  meetingEndSchema,
  meetingSchema,
  recordSchema,
  reviewMoveSchema,
  sendRecordSchema,
} from './review.schema';
import { sendRecord, writeRecord } from './write-record.server';

type Args = ActionFunctionArgs;

const moment = () => new Date(now().epochMilliseconds);

/** Where a move of this review leads, with the code of what was done. */
async function movesOf(args: Args) {
  const { review } = await requireReview(args);
  const home = `/officer/review/${review.id}`;
  return {
    base: { roles: officers, itemId: review.itemId },
    to: (done: string, page = '') => ({ done, to: `${home}${page}?done=${done}` }),
    search: new URL(args.request.url).searchParams,
  };
}

/** The action of the review's first page. */
export async function answerReview(args: Args) {
  const { base, to } = await movesOf(args);
  return answerMove(args, {
    ...base,
    ...to('changed'),
    schema: reviewMoveSchema,
    run: (staff, itemId, form, day) => changeReview(staff, itemId, form, day),
  });
}

/** Invites, or with `?answer` keeps what somebody said on the telephone. */
export async function answerReviewInvite(args: Args) {
  const { base, to, search } = await movesOf(args);
  if (search.has('answer')) {
    return answerMove(args, {
      ...base,
      ...to('entered'),
      schema: enteredAnswerSchema,
      run: (staff, itemId, form) => enterAnswer(staff, itemId, form, moment()),
    });
  }
  return answerMove(args, {
    ...base,
    ...to('invited'),
    schema: inviteSchema,
    run: (staff, itemId, form) => inviteAdults(staff, itemId, form),
    fields: { 'not-of-family': () => ({ field: 'adults' }) },
  });
}

/** Plans a meeting, or with `?meeting` says how it went. */
export async function answerReviewMeeting(args: Args) {
  const { base, to, search } = await movesOf(args);
  if (search.has('meeting')) {
    return answerMove(args, {
      ...base,
      ...to('meeting-ended'),
      schema: meetingEndSchema,
      run: (staff, itemId, form) => endMeeting(staff, itemId, form, moment()),
      fields: {
        'not-yet': () => ({ field: 'end' }),
        nobody: () => ({ field: 'present' }),
        'not-in-person': () => ({ field: 'child' }),
        'not-of-family': () => ({ field: 'present' }),
      },
    });
  }
  return answerMove(args, {
    ...base,
    ...to('meeting-planned'),
    schema: meetingSchema,
    run: (staff, itemId, form) => planMeeting(staff, itemId, form, moment()),
    fields: {
      'in-past': () => ({ field: 'on' }),
      'not-of-family': () => ({ field: 'invited' }),
    },
  });
}

/** Writes a record, or with `?send` lets the parents who took part read one. */
export async function answerReviewRecord(args: Args) {
  const { base, to, search } = await movesOf(args);
  if (search.has('send')) {
    return answerMove(args, {
      ...base,
      ...to('record-sent', '/record'),
      schema: sendRecordSchema,
      run: (staff, itemId, form) => sendRecord(staff, itemId, form, moment()),
    });
  }
  return answerMove(args, {
    ...base,
    ...to('record-written', '/record'),
    schema: recordSchema,
    run: (staff, itemId, form) => writeRecord(staff, itemId, form),
    fields: { 'no-meeting': () => ({ field: 'meeting' }) },
  });
}

/** Keeps a look into another system. */
export async function answerReviewChecks(args: Args) {
  const { base, to } = await movesOf(args);
  return answerMove(args, {
    ...base,
    ...to('checked', '/checks'),
    schema: checkSchema,
    run: (staff, itemId, form, day) => checkSystem(staff, itemId, form, day),
    fields: {
      'no-system': () => ({ field: 'system', code: 'required' }),
      'in-future': () => ({ field: 'checkedOn', code: 'date-in-future' }),
    },
  });
}

/** Concludes the review; the page that follows leads to the drafted report. */
export async function answerReviewConclude(args: Args) {
  const { base, to } = await movesOf(args);
  return answerMove(args, {
    ...base,
    ...to('concluded', '/conclude'),
    schema: concludeSchema,
    run: (staff, itemId, form, day) => concludeReview(staff, itemId, form, day),
    fields: {
      'no-basis': () => ({ field: 'conclusion' }),
      'more-by-past': () => ({ field: 'moreBy', code: 'past' }),
      'next-past': () => ({ field: 'nextOn', code: 'past' }),
      'reason-missing': () => ({ field: 'nextReason', code: 'required' }),
      'next-too-late': ({ latest }) => ({
        field: 'nextOn',
        values: { date: formatShortDate('en', latest) },
      }),
    },
  });
}
