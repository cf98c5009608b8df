import type { ReviewView } from './review.view';
import { areasLeft, isCovered } from './review.rules';

/** What there is to do in a review, in its usual order; nothing but the end waits for anything else. */
export const REVIEW_TASKS = [
  'invite',
  'meeting',
  'record',
  'checks',
  'findings',
  'conclude',
] as const;
export type ReviewTask = (typeof REVIEW_TASKS)[number];
export type ReviewTaskStatus = 'done' | 'started' | 'not-started' | 'choice' | 'blocked';

type Told = Pick<ReviewView, 'state' | 'parties' | 'meetings' | 'records' | 'checks' | 'findings'>;

/** How far each part of a review is. `systems` are the other systems of the council. */
export function taskStatuses(
  review: Told,
  systems: readonly string[],
): Record<ReviewTask, ReviewTaskStatus> {
  const checked = systems.filter((system) => review.checks.some((each) => each.system === system));
  const left = areasLeft(review.findings).length;
  const ended = review.state === 'concluded' || review.state === 'reported';
  return {
    invite: inviteStatus(review),
    meeting: meetingStatus(review),
    record: recordStatus(review),
    checks:
      systems.length === 0
        ? 'choice'
        : checked.length === systems.length
          ? 'done'
          : checked.length > 0
            ? 'started'
            : 'not-started',
    findings: left === 0 ? 'done' : review.findings.length > 0 ? 'started' : 'not-started',
    conclude: ended ? 'done' : review.findings.some(isCovered) ? 'started' : 'not-started',
  };
}

function inviteStatus({ parties }: Told): ReviewTaskStatus {
  if (parties.some((party) => party.answeredAt)) return 'done';
  return parties.some((party) => party.invitedAt) ? 'started' : 'not-started';
}

/** A parent who answers in writing needs no meeting: it is as good. */
function meetingStatus({ parties, meetings }: Told): ReviewTaskStatus {
  if (meetings.some(({ state }) => state === 'held')) return 'done';
  if (meetings.some(({ state }) => state === 'planned')) return 'started';
  const answered = parties.filter((party) => party.answeredAt);
  const wanted = answered.some((party) => party.how !== 'writing');
  return wanted ? 'not-started' : 'choice';
}

function recordStatus({ records, meetings }: Told): ReviewTaskStatus {
  if (records.some(({ sentAt }) => sentAt)) return 'done';
  if (records.length > 0) return 'started';
  return meetings.some(({ state }) => state === 'held') ? 'not-started' : 'choice';
}
