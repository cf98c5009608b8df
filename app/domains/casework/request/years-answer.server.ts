import { today } from '~/platform/calendar';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { databasePool } from '~/platform/db/database.server';
import { markFirstRead } from '~/domains/evidence/index.server';
import type { RequestStanding } from '~/domains/annual-request';
import { toldOf } from '../reading/read-child.server';
import { listSentOf, namesOf } from '../reading/reading.store.server';
import { yearlyBeside, type YearlyBeside } from '../reading/yearly.rules';
import { askedSql, collector } from './request.sql';

/** The request that a yearly review has its answer from, for the child of the review. */
export type YearsAnswer = {
  requestId: string;
  issuedOn: string;
  answerBy: string;
  standing: RequestStanding;
  answeredOn: string | null;
  answeredHow: string;
  moreTimeUntil: string | null;
  items: { id: string; reference: string; name: string }[];
  /** What officers noted on it, the latest first: answers that were told are among them. */
  notes: { id: string; text: string; by: string; at: string }[];
  /** Each parent's own answer apart. */
  answers: {
    id: string;
    by: string;
    language: string;
    sentAt: string;
    told: YearlyBeside;
  }[];
};

type Found = Omit<YearsAnswer, 'answers'>;

const items = `(select coalesce(json_agg(json_build_object('id', i.id, 'reference', i.reference, 'name', p.name)
    order by e.id), '[]')
  from request_reader e join queue_item i on i.id = e.item_id join adult p on p.id = e.adult_id
  where e.request_id = q.request_id)`;

const notes = `(select coalesce(json_agg(json_build_object('id', n.id, 'text', n.text,
    'by', coalesce(s.name, ''), 'at', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
    order by n.at desc), '[]')
  from request_reader e join note n on n.item_id = e.item_id left join staff_member s on s.id = n.by_id
  where e.request_id = q.request_id)`;

async function findRequest(reviewId: string): Promise<Found | null> {
  const { values, place } = collector();
  const review = place(reviewId);
  const days = { today: today().toString(), ...profile().annualRequest };
  const ofReview = `a.id in (select w.request_id from request_child w where w.review_id = ${review}::uuid)`;
  const { rows } = await databasePool().query<Found>({
    text: `with ${askedSql(ofReview, days, place)}
      select q.request_id as "requestId", q.issued_on as "issuedOn", q.answer_by as "answerBy",
        q.standing, q.answered_on as "answeredOn", q.answered_how as "answeredHow",
        q.more_time_until as "moreTimeUntil", ${items} as items, ${notes} as notes
      from asked q where q.review_id = ${review}::uuid order by q.issued_on desc limit 1`,
    values,
  });
  return rows[0] ?? null;
}

/**
 * What parents answered this year about the child of a yearly review, beside what each told before;
 * null where nobody was asked. What is shown counts as read by the council from now on.
 */
export async function showYearsAnswer(
  staff: Staff,
  review: { id: string; childId: string; kind: string },
): Promise<YearsAnswer | null> {
  if (review.kind !== 'yearly') return null;
  const request = await findRequest(review.id);
  if (!request) return null;
  const rows = await listSentOf(review.childId);
  const ofRequest = new Set(request.items.map(({ id }) => id));
  const mine = rows.filter(
    (row) => row.kind === 'yearly' && row.item !== null && ofRequest.has(row.item.id),
  );
  const there = [];
  for (const row of mine) {
    if (row.firstReadAt === null && (await markFirstRead(staff, row.id)) === 'gone') continue;
    there.push(row);
  }
  const told = rows.flatMap(toldOf);
  const names = await namesOf(there.map(({ accountId }) => accountId));
  return {
    ...request,
    answers: there.reverse().map((row) => ({
      id: row.id,
      by: names.get(row.accountId) ?? row.account.email,
      language: row.language,
      sentAt: row.sentAt!.toISOString(),
      told: yearlyBeside(toldOf(row)[0]!, told)!,
    })),
  };
}
