import type { Staff } from '~/platform/auth/session.server';
import { hot } from '~/platform/db/database.server';
import { COMPLAINT_KINDS } from '~/domains/intake';
import { visibleKey, visibleSql, type Viewer } from '../queue/queue.access';
import type { ItemView } from './item.view';

const list = (columns: string, from: string, order: string) =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from ${from})`;

const by = (column: string) => `(select m.name from staff_member m where m.id = ${column})`;

const clocks = list(
  `'id', c.id, 'childId', c.child_id, 'rule', c.rule, 'startedOn', c.started_on, 'length', c.length,
   'unit', c.unit, 'agreedOn', c.agreed_on, 'dueOn', c.due_on, 'status', c.status,
   'pauses', c.pauses, 'endedOn', c.ended_on, 'endReason', c.end_reason`,
  'clock c where c.item_id = i.id',
  `c.status in ('met', 'stopped'), c.due_on, c.id`,
);

const contacts = list(
  `'id', e.id, 'happenedOn', e.happened_on, 'how', e.how, 'who', e.who, 'outcome', e.outcome,
   'note', e.note, 'nextTryOn', e.next_try_on, 'by', ${by('e.by_id')}, 'at', e.at`,
  'contact_entry e where e.item_id = i.id',
  'e.happened_on desc, e.at desc',
);

const notes = list(
  `'id', e.id, 'text', e.text, 'by', ${by('e.by_id')}, 'at', e.at`,
  'note e where e.item_id = i.id',
  'e.at desc',
);

const messages = list(
  `'id', e.id, 'from', e."from", 'kind', e.kind, 'by', ${by('e.staff_id')}, 'text', e.text,
   'language', e.language, 'childKeys', e.child_keys, 'data', e.data, 'dueOn', e.due_on,
   'at', e.at, 'readAt', e.read_at`,
  'message e where e.item_id = i.id',
  'e.at, e.id',
);

const decisions = list(
  `'id', e.id, 'childId', e.child_id, 'kind', e.kind, 'reason', e.reason, 'dueOn', e.due_on,
   'by', ${by('e.by_id')}, 'at', e.at`,
  'decision e where e.item_id = i.id',
  'e.at desc, e.id',
);

const referrals = list(
  `'id', e.id, 'childId', e.child_id, 'kind', e.kind, 'toRole', e.to_role, 'question', e.question,
   'askedBy', ${by('e.asked_by_id')}, 'askedAt', e.asked_at, 'answer', e.answer,
   'answerReason', e.answer_reason, 'answeredBy', ${by('e.answered_by_id')},
   'answeredAt', e.answered_at`,
  'referral e where e.item_id = i.id',
  'e.asked_at desc, e.id',
);

const files = list(
  `'id', e.id, 'name', e.name, 'contentType', e.content_type, 'bytes', e.bytes, 'at', e.at`,
  'stored_file e where e.item_id = i.id',
  'e.at, e.id',
);

const sendings = list(
  `'id', e.id, 'kind', e.kind, 'state', e.state, 'number', e.number, 'language', e.language,
   'sentAt', e.sent_at, 'withdrawnAt', e.withdrawn_at, 'firstReadAt', e.first_read_at,
   'pieces', (select count(*) from piece p where p.sending_id = e.id),
   'notReady', (select count(*) from family_file f where f.sending_id = e.id and f.state <> 'ready'),
   'talk', coalesce(e.answers ->> 'talk' = 'true', false)`,
  'sending e where e.item_id = i.id and e.sent_at is not null',
  'e.sent_at desc, e.id',
);

const indicators = list(
  `'id', e.id, 'code', e.code, 'reason', e.reason, 'by', ${by('e.by_id')}, 'at', e.at,
   'endedAt', e.ended_at, 'endedBy', ${by('e.ended_by_id')}`,
  'indicator e where e.child_id = c.id',
  'e.ended_at nulls first, e.at desc',
);

const ratings = list(
  `'id', e.id, 'level', e.level, 'reason', e.reason, 'by', ${by('e.by_id')}, 'at', e.at`,
  'rating e where e.child_id = c.id',
  'e.at desc, e.id',
);

const children = list(
  `'id', c.id, 'inItem', qc.child_id is not null, 'givenNames', c.given_names,
   'familyName', c.family_name, 'knownAs', c.known_as, 'dateOfBirth', c.date_of_birth,
   'sex', c.sex, 'upn', c.upn, 'address', c.address, 'setting', c.setting,
   'schoolUrn', c.school_urn,
   'schoolName', coalesce(nullif(c.school_name, ''), (select s.name from school s where s.urn = c.school_urn)),
   'sen', c.sen, 'status', c.status, 'startedOn', c.started_on, 'endedOn', c.ended_on,
   'key', nc.key, 'outcome', nc.outcome, 'outcomeOn', nc.outcome_on,
   'indicators', ${indicators}, 'ratings', ${ratings}`,
  `child c
   left join queue_item_child qc on qc.child_id = c.id and qc.item_id = i.id
   left join notification_child nc on nc.child_id = c.id and nc.notification_id = i.notification_id
   where qc.child_id is not null or (c.family_id = i.family_id)`,
  'qc.child_id is null, c.date_of_birth, c.id',
);

const adults = list(
  `'id', p.id, 'role', p.role, 'name', p.name, 'relation', p.relation,
   'parentalResponsibility', p.parental_responsibility, 'email', p.email, 'phone', p.phone,
   'address', p.address,
   'addressSecret', coalesce(p.address_secret, pn.answers #>> '{contact,addressSecret}' = 'true', false) and p.role = 'parent',
   'preferredContact', p.preferred_contact, 'safeToEmail', p.safe_to_email,
   'safeToWrite', p.safe_to_write, 'safetyNote', p.safety_note, 'language', p.language,
   'interpreter', p.interpreter, 'toldBy', p.told_by,
   'sentThis', coalesce(p.notification_id = i.notification_id, false) and p.role = 'parent',
   'lastHeardOn', p.last_heard_on`,
  `adult p left join notification pn on pn.id = p.notification_id where p.family_id = i.family_id`,
  'p.created_at, p.id',
);

const notComplaint = `q.kind not in ('${COMPLAINT_KINDS.join("', '")}')`;

// Nobody's complaint stands beside a notice or a child's matters, nor one that is kept from the viewer.
const matters = list(
  `'id', o.id, 'reference', o.reference, 'kind', o.kind, 'status', o.status,
   'receivedOn', o.received_on, 'title', o.title, 'language', o.language,
   'joinedToId', o.joined_to_id, 'sameChild', o.same_child,
   'childIds', (select coalesce(json_agg(oc.child_id), '[]') from queue_item_child oc where oc.item_id = o.id)`,
  `(select q.*, exists (
      select 1 from queue_item_child a join queue_item_child b on a.child_id = b.child_id
      where a.item_id = i.id and b.item_id = q.id) as same_child
    from queue_item q where q.id <> i.id and ${notComplaint} and not ($2::uuid = any (q.kept_from)) and (
      q.family_id = i.family_id or q.joined_to_id = i.id or q.id = i.joined_to_id
      or q.parent_item_id = i.id or q.id = i.parent_item_id
      or (i.account_id is not null and q.account_id = i.account_id)
      or q.id in (select b.item_id from queue_item_child a join queue_item_child b on a.child_id = b.child_id
                  where a.item_id = i.id))
    order by q.received_at desc limit 50) o`,
  'o.received_on desc, o.reference',
);

// The page of the room that a piece of casework belongs to; null for what arrived from outside.
const workPage = `
  case i.kind
    when 'review' then (select '/officer/review/' || r.id from review r where r.item_id = i.id)
    when 'path' then (select '/officer/path/' || p.id from case_path p where p.item_id = i.id)
    when 'escalation' then (select '/officer/escalation/' || e.id from escalation e where e.item_id = i.id)
    when 'steps' then (select '/officer/child/' || ic.child_id || '/steps' from queue_item_child ic where ic.item_id = i.id limit 1)
  end`;

const query = (viewer: Viewer) => `
  select i.id, i.reference, i.kind, i.status, i.title, i.source, i.language, i.flags, i.version, i.body,
    to_char(i.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "receivedAt",
    i.received_on as "receivedOn", i.owner_id as "ownerId", owner.name as "ownerName",
    i.family_id as "familyId", i.notification_id as "notificationId", i.account_id as "accountId",
    coalesce(account.email, i.contact_email) as "contactEmail", entered.name as "enteredBy",
    to_char(n.withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "withdrawnAt",
    n.answers, ${workPage} as "workPage",
    case when j.id is null then null
      else json_build_object('id', j.id, 'reference', j.reference) end as "joinedTo",
    coalesce((select max(a.id) from audit_event a where a.item_id = i.id), 0)::text as seen,
    ${clocks} as clocks, ${contacts} as contacts, ${notes} as notes, ${messages} as messages,
    ${decisions} as decisions, ${referrals} as referrals, ${files} as files, ${sendings} as sendings,
    ${children} as children, ${adults} as adults, ${matters} as matters
  from queue_item i
  left join staff_member owner on owner.id = i.owner_id
  left join account on account.id = i.account_id
  left join notification n on n.id = i.notification_id
  left join staff_member entered on entered.id = n.entered_by_id
  left join queue_item j on j.id = i.joined_to_id
  where i.id = $1 and ${visibleSql(viewer, '$2')}`;

const queries = new Map<string, string>();

/** One item with all that belongs to it, in one query, where `staff` may see it; else null. */
export async function readItemView(staff: Staff, itemId: string): Promise<ItemView | null> {
  const key = visibleKey(staff);
  const text = queries.get(key) ?? query(staff);
  queries.set(key, text);
  const [row] = await hot<ItemView>(`item-view-${key}`, text, [itemId, staff.id]);
  return row ?? null;
}
