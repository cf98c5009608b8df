import { hot } from '~/platform/db/database.server';
import type { ReviewKind, ReviewState } from '../case/case.codes';

/** One review as a line of a parent's own pages. Only what is theirs: nothing of the other parent. */
export type MyReviewLine = {
  reviewId: string;
  kind: ReviewKind;
  state: ReviewState;
  childName: string;
  /** What waits for this parent: their choice how to take part, a record to read, or nothing. */
  waits: 'invitation' | 'record' | null;
  /** The newest record of a meeting that was sent to them. */
  recordId: string | null;
  /** The next meeting they are invited to (an instant), if one is planned. */
  meetingAt: string | null;
};

/** The record `m` was sent to the person of the party `p`; who answers afterwards reads none of it. */
export const recordIsTheirs = `m.sent_at is not null and p.adult_id = any(m.sent_to)`;

const sql = `
  select r.id as "reviewId", r.kind, r.state, c.given_names as "childName",
    record.id as "recordId",
    case when r.state = 'open' and p.answered_at is null then 'invitation'
      when r.state <> 'reported' and record.id is not null and not record.answered then 'record'
      end as waits,
    (select to_char(min(t.starts_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from meeting t
      where t.review_id = r.id and t.state = 'planned' and p.adult_id = any(t.invited)
        and t.starts_at > now()) as "meetingAt"
  from review_party p
  join review r on r.id = p.review_id
  join child c on c.id = r.child_id
  left join lateral (
    select m.id, exists (select 1 from record_comment k where k.record_id = m.id and k.account_id = $1) as answered
    from meeting_record m where m.review_id = r.id and ${recordIsTheirs}
    order by m.number desc limit 1) record on true
  where p.account_id = $1 and r.state not in ('planned', 'cancelled')
    and (p.invited_at is not null or record.id is not null)
  order by r.opened_at desc, r.id limit 50`;

/** The reviews that a parent was asked into or took part in, newest first. */
export function listReviewsOf(accountId: string): Promise<MyReviewLine[]> {
  return hot<MyReviewLine>('my-reviews', sql, [accountId]);
}
