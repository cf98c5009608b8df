import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { databasePool } from '~/platform/db/database.server';
import type { RequestStanding } from '~/domains/annual-request';
import type { TimeChild } from '../item/components/clock-page';
import type { ShownItem } from '../item/show-item.server';
import { askedSql, collector } from './request.sql';
import type { MessageLine } from './request.view';

/** A child of the request behind an item. Days are ISO dates, moments ISO instants. */
export type RequestChildLine = {
  childId: string;
  name: string;
  dueOn: string;
  yearGroup: number;
  soonerReason: string;
  standing: RequestStanding;
  answeredOn: string | null;
  /** How the answer came where an officer wrote it down; empty for one in the portal. */
  answeredHow: string;
  moreTimeUntil: string | null;
  review: { id: string; state: string } | null;
  /** What this item's parent asked: to be asked again in so many weeks. */
  later: TimeChild['later'];
};

/** A parent or carer who was asked, and how their messages fared. Officers see each of them. */
export type RequestReaderLine = {
  id: string;
  name: string;
  language: string;
  itemId: string;
  openedAt: string | null;
  answeredAt: string | null;
  messages: MessageLine[];
};

/** The request behind an item of the queue. */
export type ItemRequest = {
  id: string;
  familyId: string;
  month: string;
  issuedOn: string;
  answerBy: string;
  stage: string;
  roundId: string;
  endedOn: string | null;
  endReason: string;
  endedBy: string | null;
  children: RequestChildLine[];
  readers: RequestReaderLine[];
};

const moment = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const later = (itemId: string) => `(
  select json_build_object('weeks', (s.answers #>> '{later,weeks}')::int,
    'because', coalesce(s.answers #>> '{later,because}', ''), 'language', s.language)
  from sending s join notification_child n on n.id = s.told_child_id
  where s.item_id = ${itemId}::uuid and s.kind = 'yearly' and s.state = 'sent'
    and n.child_id = q.child_id and s.answers #>> '{later,weeks}' is not null
  order by s.sent_at desc limit 1)`;

const readers = `(select coalesce(json_agg(json_build_object('id', e.id, 'name', p.name,
    'language', e.language, 'itemId', e.item_id, 'openedAt', ${moment('e.opened_at')},
    'answeredAt', ${moment('e.answered_at')}, 'messages', (
      select coalesce(json_agg(json_build_object('id', y.id, 'stage', n.stage, 'name', '', 'how', y.how,
          'noWay', y.no_way, 'state', y.state, 'on', (y.created_at at time zone 'Europe/London')::date)
          order by y.created_at, y.id), '[]')
      from round_copy_now y join round n on n.id = y.round_id where y.reader_id = e.id)) order by e.id), '[]')
  from request_reader e join adult p on p.id = e.adult_id where e.request_id = a.id)`;

/** The request that an item is one parent's part of, for those who may see the item; null for other items. */
export async function showItemRequest(
  item: Pick<ShownItem, 'id' | 'kind'>,
): Promise<ItemRequest | null> {
  if (item.kind !== 'annual-request') return null;
  const { values, place } = collector();
  const id = place(item.id);
  const days = { today: today().toString(), ...profile().annualRequest };
  const mine = `a.id = (select e.request_id from request_reader e where e.item_id = ${id}::uuid)`;
  const { rows } = await databasePool().query<ItemRequest>({
    text: `with ${askedSql(mine, days, place)}
      select a.id, a.family_id as "familyId", to_char(a.month, 'YYYY-MM') as month,
        a.issued_on as "issuedOn", a.answer_by as "answerBy", a.stage, a.round_id as "roundId",
        a.ended_on as "endedOn", a.end_reason as "endReason",
        (select s.name from staff_member s where s.id = a.ended_by_id) as "endedBy",
        (select coalesce(json_agg(json_build_object('childId', q.child_id,
            'name', c.given_names || ' ' || c.family_name, 'dueOn', q.due_on, 'yearGroup', q.year_group,
            'soonerReason', w.sooner_reason, 'standing', q.standing, 'answeredOn', q.answered_on,
            'answeredHow', q.answered_how, 'moreTimeUntil', q.more_time_until,
            'review', case when v.id is not null then json_build_object('id', v.id, 'state', v.state) end,
            'later', ${later(id)}) order by c.date_of_birth, c.id), '[]')
          from asked q join child c on c.id = q.child_id
            join request_child w on w.request_id = q.request_id and w.child_id = q.child_id
            left join review v on v.id = q.review_id) as children,
        ${readers} as readers
      from annual_request a where ${mine}`,
    values,
  });
  return rows[0] ?? null;
}

/** The children of a yearly request for whom more time can be agreed; null for other items. */
export async function listTimeChildren(
  item: Pick<ShownItem, 'id' | 'kind'>,
): Promise<TimeChild[] | null> {
  const request = await showItemRequest(item);
  if (!request) return null;
  return request.children
    .filter(({ answeredOn, answeredHow, later: asked }) => !answeredOn || (asked && !answeredHow))
    .map(({ childId, name, later: asked }) => ({ childId, name, later: asked }));
}
