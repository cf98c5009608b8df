import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import { createChild } from '../../../../tests/factories';
import { openReview } from '../review/open-review.server';
import { releaseRound } from '../round/release-round.server';
import { listDue } from './due.store.server';
import { digestOf, letterToGo } from './exact-message.server';
import { listFollow } from './follow.store.server';
import {
  releaseFollowUp,
  releaseRequests,
  seenDue,
  seenFollow,
  type ReleaseResult,
} from './release-requests.server';
import type { FollowUp } from './request.codes';
import { answerDay } from './request.rules';

/** A Tuesday in term; next month is December. */
export const TODAY = Temporal.PlainDate.from('2026-11-24');
export const MONTH = '2026-12';

/** A home educated child whose yearly review is planned, twelve months after a finding on that day. */
export async function childDue(
  familyId: string,
  givenNames: string,
  {
    found = '2025-12-12',
    dueOn,
    reason,
    ...more
  }: {
    found?: string;
    dueOn?: string;
    reason?: string;
    dateOfBirth?: string;
    status?: string;
  } = {},
) {
  const { dateOfBirth = '2014-05-06', status = 'home-educated' } = more;
  const child = await createChild({
    familyId,
    givenNames,
    familyName: 'Popa',
    status,
    dateOfBirth: asDate(dateOfBirth),
  });
  const review = await inTransaction((tx) =>
    openReview(tx, {
      childId: child.id,
      kind: 'yearly',
      startedOn: found,
      agreedOn: dueOn,
      reason,
      openedById: null,
    }),
  );
  return { ...child, ...review };
}

/** What the page of a month's release gives its form, as an officer sees it today. */
export async function releaseForm(month = MONTH, today = TODAY) {
  const answerBy = answerDay('first', today, profile().annualRequest).toString();
  const letter = await letterToGo('first', today.toString(), answerBy);
  return {
    submitKey: randomUUID() as string,
    seen: seenDue(await listDue(db(), month, today)),
    words: digestOf(letter),
    read: true as const,
  };
}

/** Lets a month go and writes to its families; gives the round. */
export async function release(staff: Staff, month = MONTH, today = TODAY): Promise<string> {
  return written(await releaseRequests(staff, month, await releaseForm(month, today), today));
}

/** What the page of a further letter gives its form. */
export async function followForm(roundId: string, stage: FollowUp, today: Temporal.PlainDate) {
  const { answerBy } = await db().round.findUniqueOrThrow({ where: { id: roundId } });
  const standing = Temporal.PlainDate.from(answerBy!.toISOString().slice(0, 10));
  const by = answerDay(stage, today, profile().annualRequest, standing).toString();
  return {
    submitKey: randomUUID() as string,
    seen: seenFollow(await listFollow(db(), roundId, today)),
    words: digestOf(await letterToGo(stage, today.toString(), by)),
    read: true as const,
  };
}

/** Lets a reminder or a second letter go and writes to its families. */
export async function followUp(
  staff: Staff,
  roundId: string,
  stage: FollowUp,
  today: Temporal.PlainDate,
): Promise<string> {
  const form = await followForm(roundId, stage, today);
  return written(await releaseFollowUp(staff, { roundId, stage }, form, today));
}

async function written(result: ReleaseResult): Promise<string> {
  if (result.kind !== 'released') throw new Error(result.kind);
  await releaseRound(result.roundId);
  return result.roundId;
}

/** Says of every email of a round that the mail server took it. */
export async function emailsTaken(roundId: string): Promise<void> {
  await db().outgoingMail.updateMany({
    where: { batchId: roundId },
    data: { sentAt: new Date('2026-11-24T12:00:00Z') },
  });
}
