import type { Staff } from '~/platform/auth/session.server';
import { db, hot, type Transaction } from '~/platform/db/database.server';
import { visibleKey, visibleSql, type Viewer } from '../queue/queue.access';
import type { ReviewView } from './review.view';

const moment = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const by = (column: string) => `(select s.name from staff_member s where s.id = ${column})`;

const list = (columns: string, from: string, order: string) =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from ${from})`;

// The newest notice of a parent counts too: what is safe may have changed since the record was made.
const adults = list(
  `'id', a.id, 'name', a.name, 'relation', a.relation, 'phone', a.phone, 'accountId', a.account_id,
   'mayEmail', not exists (select 1 from adult d where d.account_id = a.account_id and not d.safe_to_email)
     and a.safe_to_email and o.mail_held_since is null and not coalesce(
     (select 'not-safe-to-email' = any(n.flags) from queue_item n
       where n.account_id = a.account_id and n.kind = 'notification'
       order by n.received_at desc limit 1), false),
   'safetyNote', a.safety_note, 'interpreter', a.interpreter, 'language', coalesce(o.language, a.language)`,
  `adult a left join account o on o.id = a.account_id
   where a.role <> 'helper' and a.family_id = c.family_id and not exists (
     select 1 from adult d where d.family_id = a.family_id and d.role <> 'helper'
       and d.account_id = a.account_id and (d.created_at, d.id) < (a.created_at, a.id))`,
  'a.created_at, a.id',
);

const parties = list(
  `'id', p.id, 'adultId', p.adult_id, 'name', a.name, 'accountId', p.account_id, 'words', p.words,
   'invitedAt', ${moment('p.invited_at')}, 'how', p.how, 'place', p.where_to_meet,
   'whenGood', p.when_good, 'childComes', p.child_comes,
   'childHow', array_remove(string_to_array(p.child_how, ' '), ''), 'said', p.said,
   'language', p.language, 'answeredAt', ${moment('p.answered_at')}, 'enteredBy', ${by('p.entered_by_id')}`,
  'review_party p join adult a on a.id = p.adult_id where p.review_id = r.id',
  'p.invited_at nulls last, a.name, p.id',
);

const meetings = list(
  `'id', m.id, 'how', m.how, 'place', m.place, 'startsAt', ${moment('m.starts_at')}, 'state', m.state,
   'invited', m.invited, 'present', m.present, 'childPresent', m.child_present, 'others', m.others,
   'note', m.note, 'by', ${by('m.by_id')}, 'endedAt', ${moment('m.ended_at')}`,
  'meeting m where m.review_id = r.id',
  'm.starts_at, m.id',
);

const comments = list(
  `'id', k.id, 'name', coalesce(a.name, ''), 'kind', k.kind, 'text', k.text, 'language', k.language,
   'at', ${moment('k.at')}`,
  `record_comment k left join lateral (
     select a.name from review_party p join adult a on a.id = p.adult_id
     where p.review_id = r.id and p.account_id = k.account_id limit 1) a on true
   where k.record_id = e.id`,
  'k.at, k.id',
);

const records = list(
  `'id', e.id, 'meetingId', e.meeting_id, 'number', e.number, 'text', e.text, 'by', ${by('e.by_id')},
   'at', ${moment('e.at')}, 'sentAt', ${moment('e.sent_at')}, 'comments', ${comments}`,
  'meeting_record e where e.review_id = r.id',
  'e.number',
);

const findings = list(
  `'id', f.id, 'area', f.area, 'text', f.text, 'judgement', f.judgement, 'bases', f.bases,
   'accounts', f.accounts, 'version', f.version, 'by', ${by('f.by_id')}, 'changedAt', ${moment('f.changed_at')}`,
  'finding f where f.review_id = r.id',
  'f.area',
);

const checks = list(
  `'id', k.id, 'system', k.system, 'checkedOn', k.checked_on, 'found', k.found, 'note', k.note,
   'by', ${by('k.by_id')}`,
  'system_check k where k.review_id = r.id',
  'k.checked_on desc, k.at desc',
);

const query = (viewer: Viewer) => `
  select r.id, r.item_id as "itemId", r.child_id as "childId", r.kind, r.state, r.reason,
    ${moment('r.opened_at')} as "openedAt", r.previous_id as "previousId", r.conclusion, r.grounds,
    r.why, r.would_show as "wouldShow", r.help_offered as "helpOffered", r.more_by as "moreBy",
    r.next_on as "nextOn", r.next_reason as "nextReason", ${by('r.concluded_by_id')} as "concludedBy",
    ${moment('r.concluded_at')} as "concludedAt", r.reported_on as "reportedOn",
    ${adults} as adults, ${parties} as parties, ${meetings} as meetings, ${records} as records,
    ${findings} as findings, ${checks} as checks
  from review r
  join child c on c.id = r.child_id
  join queue_item i on i.id = r.item_id
  where r.id = $1 and ${visibleSql(viewer, '$2')}`;

/** One review with all that belongs to it, in one query, where `staff` may see its item; else null. */
export async function readReview(staff: Staff, reviewId: string): Promise<ReviewView | null> {
  const name = `review-${visibleKey(staff)}`;
  const [row] = await hot<ReviewView>(name, query(staff), [reviewId, staff.id]);
  return row ?? null;
}

/** The review of an item as a move sees it, in the move's transaction. */
export function reviewOfItem(tx: Transaction, itemId: string) {
  return tx.review.findUniqueOrThrow({
    where: { itemId },
    include: { parties: true, meetings: true, findings: true },
  });
}
export type MovedReview = Awaited<ReturnType<typeof reviewOfItem>>;

/** A child's reviews of the kinds that are under way, and the day of the last finding of suitable education. */
export async function reviewsUnderWay(childId: string): Promise<{
  underWay: { id: string; kind: string; state: string }[];
  lastSuitableOn: string | null;
}> {
  const reviews = await db().review.findMany({
    where: { childId, state: { in: ['planned', 'open', 'concluded'] } },
    select: { id: true, kind: true, state: true },
    orderBy: { openedAt: 'asc' },
  });
  return { underWay: reviews, lastSuitableOn: await lastSuitableOn(db(), childId) };
}

/** The day (ISO) on which suitable education was last confirmed to the parents; null where never. */
export async function lastSuitableOn(
  tx: Pick<Transaction, 'review'>,
  childId: string,
): Promise<string | null> {
  const last = await tx.review.findFirst({
    where: { childId, state: 'reported', conclusion: 'suitable' },
    orderBy: { reportedOn: 'desc' },
    select: { reportedOn: true },
  });
  return last?.reportedOn?.toISOString().slice(0, 10) ?? null;
}

/** The parents and carers of a child's family, as a move needs them: identifier, account, safe email. */
export async function adultsOf(tx: Transaction, childId: string) {
  const { familyId } = await tx.child.findUniqueOrThrow({
    where: { id: childId },
    select: { familyId: true },
  });
  const adults = await tx.adult.findMany({
    where: { familyId, role: { not: 'helper' } },
    select: {
      id: true,
      accountId: true,
      safeToEmail: true,
      language: true,
      lastHeardOn: true,
      account: { select: { email: true, language: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  // Somebody whom two notices told of is there twice: the first stands for both.
  return adults.flatMap((adult, at) => {
    const same = adults.filter((each) => adult.accountId && each.accountId === adult.accountId);
    if (same.length > 0 && same[0] !== adults[at]) return [];
    return { ...adult, safeToEmail: [adult, ...same].every((each) => each.safeToEmail) };
  });
}
export type ReviewAdult = Awaited<ReturnType<typeof adultsOf>>[number];
