import { z } from 'zod';
import { hot, type Transaction } from '~/platform/db/database.server';
import type { ReviewKind, ReviewState, ReviewWay } from '../case/case.codes';
import { recordIsTheirs } from './list-reviews-of.server';
import type { MeetingWay } from './review.codes';

/** A review as one parent sees it: their own invitation, answers and meetings, and nothing of another's. */
export type MyReview = {
  id: string;
  kind: ReviewKind;
  state: ReviewState;
  childName: string;
  invited: boolean;
  words: string;
  how: ReviewWay | '';
  place: string;
  whenGood: string;
  childComes: string;
  childHow: string[];
  said: string;
  answeredAt: string | null;
  /** True where an officer wrote it down for them. */
  entered: boolean;
  meetings: { id: string; how: MeetingWay; place: string; startsAt: string; state: string }[];
  records: { id: string; number: number; sentAt: string; comments: number }[];
  /** A meeting of theirs was held or has begun. */
  met: boolean;
};

const moment = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

// A place is told to those who are invited; at home it is their own, and nobody else's is written there.
const meetings = `
  (select coalesce(json_agg(json_build_object('id', t.id, 'how', t.how,
      'place', case when t.how = 'meeting' then t.place else '' end,
      'startsAt', ${moment('t.starts_at')}, 'state', t.state) order by t.starts_at, t.id), '[]')
    from meeting t where t.review_id = r.id
      and (p.adult_id = any(t.invited) or p.adult_id = any(t.present)))`;

const records = `
  (select coalesce(json_agg(json_build_object('id', m.id, 'number', m.number, 'sentAt', ${moment('m.sent_at')},
      'comments', (select count(*) from record_comment k where k.record_id = m.id and k.account_id = $2))
      order by m.number), '[]')
    from meeting_record m where m.review_id = r.id and ${recordIsTheirs})`;

const reviewSql = `
  select r.id, r.kind, r.state, c.given_names as "childName", p.invited_at is not null as invited,
    p.words, p.how, p.where_to_meet as place, p.when_good as "whenGood", p.child_comes as "childComes",
    array_remove(string_to_array(p.child_how, ' '), '') as "childHow", p.said,
    ${moment('p.answered_at')} as "answeredAt", p.entered_by_id is not null as entered,
    ${meetings} as meetings, ${records} as records,
    exists (select 1 from meeting t where t.review_id = r.id
      and (p.adult_id = any(t.invited) or p.adult_id = any(t.present))
      and (t.state = 'held' or (t.state = 'planned' and t.starts_at <= now()))) as met
  from review_party p
  join review r on r.id = p.review_id
  join child c on c.id = r.child_id
  where r.id = $1 and p.account_id = $2 and r.state not in ('planned', 'cancelled')
  order by p.invited_at nulls last, p.id limit 1`;

/** The review where this account has a part in it; null for every other, whatever the reason. */
export async function findMyReview(accountId: string, reviewId: string): Promise<MyReview | null> {
  if (!z.uuid().safeParse(reviewId).success) return null;
  const [row] = await hot<MyReview>('my-review', reviewSql, [reviewId, accountId]);
  return row && (row.invited || row.records.length > 0) ? row : null;
}

/** A record that was sent to this parent, with their own words on it. */
export type MyRecord = {
  id: string;
  reviewId: string;
  childId: string;
  childName: string;
  number: number;
  text: string;
  sentAt: string;
  /** The newest record of the same meeting, where this one is not it. */
  newerId: string | null;
  comments: { id: string; kind: string; text: string; language: string; at: string }[];
};

const recordSql = `
  select m.id, r.id as "reviewId", r.child_id as "childId", c.given_names as "childName", m.number,
    m.text, ${moment('m.sent_at')} as "sentAt",
    (select n.id from meeting_record n where n.review_id = r.id and n.sent_at is not null
      and n.meeting_id is not distinct from m.meeting_id and n.number > m.number
      order by n.number desc limit 1) as "newerId",
    (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'text', k.text,
        'language', k.language, 'at', ${moment('k.at')}) order by k.at, k.id), '[]')
      from record_comment k where k.record_id = m.id and k.account_id = $3::uuid) as comments
  from meeting_record m
  join review r on r.id = m.review_id
  join child c on c.id = r.child_id
  join review_party p on p.review_id = r.id and p.account_id = $3::uuid
  where m.id = $1::uuid and r.id = $2::uuid and ${recordIsTheirs} limit 1`;

/** A record as the parent it was sent to reads it; null for every other. */
export async function readMyRecord(
  accountId: string,
  about: { reviewId: string; recordId: string },
): Promise<MyRecord | null> {
  const ids = z.object({ reviewId: z.uuid(), recordId: z.uuid() });
  if (!ids.safeParse(about).success) return null;
  const [row] = await hot<MyRecord>('my-record', recordSql, [
    about.recordId,
    about.reviewId,
    accountId,
  ]);
  return row ?? null;
}

/** The same in a transaction, for what a parent writes on it. */
export async function findMyRecord(
  tx: Transaction,
  accountId: string,
  about: { reviewId: string; recordId: string },
): Promise<MyRecord | null> {
  const [row] = await tx.$queryRawUnsafe<MyRecord[]>(
    recordSql,
    about.recordId,
    about.reviewId,
    accountId,
  );
  return row ?? null;
}
