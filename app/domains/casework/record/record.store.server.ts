import { hot } from '~/platform/db/database.server';
import { dayOf, jsonList, professionalColumns, staffName, stillOpen, workPage } from './record.sql';
import type { RecordView } from './record.view';

const ofChild = 'c.id';

const facts = `json_build_object('knownAs', c.known_as, 'setting', c.setting,
  'schoolName', coalesce(nullif(c.school_name, ''), (select s.name from school s where s.urn = c.school_urn)),
  'startedOn', c.started_on, 'endedOn', c.ended_on,
  'siblings', (select count(*) from child o where o.family_id = c.family_id and o.id <> c.id))`;

const sightings = jsonList(
  `'id', e.id, 'kind', e.kind, 'on', e.happened_on, 'byName', e.by_name, 'byService', e.by_service,
   'occasion', e.occasion, 'place', e.place, 'note', e.note, 'recordedBy', ${staffName('e.recorded_by_id')},
   'at', e.at, 'voidedAt', e.voided_at, 'voidedBy', ${staffName('e.voided_by_id')}, 'voidReason', e.void_reason`,
  `sighting e where e.child_id = ${ofChild}`,
  'e.happened_on desc, e.at desc',
);

const matters = jsonList(
  `'id', i.id, 'reference', i.reference, 'kind', i.kind, 'status', i.status,
   'receivedOn', i.received_on, 'owner', ${staffName('i.owner_id')}, 'workPage', ${workPage},
   'nextRule', k.rule, 'nextDueOn', k.due_on`,
  `queue_item_child ic join queue_item i on i.id = ic.item_id
   left join lateral (
     select k.rule, k.due_on from clock k
     where k.item_id = i.id and k.ended_on is null and k.status = 'running'
       and (k.child_id is null or k.child_id = ${ofChild})
     order by k.due_on, k.id limit 1) k on true
   where ic.child_id = ${ofChild} and ${stillOpen}`,
  'k.due_on nulls last, i.received_on, i.id',
);

const closed = `(select count(*) from queue_item_child ic join queue_item i on i.id = ic.item_id
  where ic.child_id = ${ofChild} and not ${stillOpen})`;

const ratings = jsonList(
  `'id', e.id, 'level', e.level, 'reason', e.reason, 'by', ${staffName('e.by_id')}, 'at', e.at`,
  `rating e where e.child_id = ${ofChild}`,
  'e.at desc, e.id',
);

const indicators = jsonList(
  `'id', e.id, 'code', e.code, 'reason', e.reason, 'by', ${staffName('e.by_id')}, 'at', e.at,
   'endedAt', e.ended_at, 'endedBy', ${staffName('e.ended_by_id')}`,
  `indicator e where e.child_id = ${ofChild}`,
  'e.at desc, e.id',
);

const episodes = jsonList(
  `'id', e.id, 'kind', e.kind, 'place', coalesce(nullif(e.place, ''), (select s.name from school s where s.urn = e.school_urn), ''),
   'schoolUrn', e.school_urn, 'startedOn', e.started_on, 'endedOn', e.ended_on,
   'endReason', e.end_reason, 'toldBy', e.told_by, 'recordedBy', ${staffName('e.recorded_by_id')}`,
  `episode e where e.child_id = ${ofChild}`,
  'e.ended_on desc nulls first, e.started_on desc nulls last, e.at desc',
);

// What was written down here, and what stood in a notice (where the portal did not write it down).
const tellings = jsonList(
  `'id', e.id, 'toldOn', e.told_on, 'reasons', e.reasons, 'words', e.words, 'language', e.language,
   'stillChoice', e.still_choice, 'wouldHelp', e.would_help, 'toldBy', e.told_by,
   'noticeFrom', e.notice_from, 'recordedBy', e.recorded_by`,
  `(select r.id, r.told_on, to_json(r.reasons) as reasons, r.words, 'en' as language, r.still_choice,
      r.would_help, r.told_by, null::text as notice_from, ${staffName('r.recorded_by_id')} as recorded_by
    from reason_told r where r.child_id = ${ofChild}
    union all
    select nc.id, n.received_on, coalesce(n.answers #> '{why,reasons}', '[]')::json,
      coalesce(n.answers #>> '{why,words}', ''), n.language, 'not-said', '', 'notice',
      coalesce((select a.name from adult a where a.notification_id = n.id and a.role = 'parent' limit 1), ''), null
    from notification_child nc join notification n on n.id = nc.notification_id
    where nc.child_id = ${ofChild} and n.withdrawn_at is null
      and (jsonb_array_length(coalesce(n.answers #> '{why,reasons}', '[]')) > 0
        or coalesce(n.answers #>> '{why,words}', '') <> '')
      and not exists (select 1 from reason_told r where r.child_id = nc.child_id
        and r.recorded_by_id is null and r.told_on = n.received_on)) e`,
  'e.told_on desc, e.id',
);

const sendings = jsonList(
  `'id', s.id, 'kind', s.kind, 'sentAt', s.sent_at, 'number', s.number, 'replaced', s.state = 'replaced'`,
  `sending s
   where s.sent_at is not null
     and (s.state = 'sent' or (s.state = 'replaced' and s.first_read_at is not null))
     and s.id in (
       select o.id from notification_child nc join sending o on o.told_child_id = nc.id
       where nc.child_id = ${ofChild}
       union all
       select p.sending_id from notification_child nc join piece_child pc on pc.told_child_id = nc.id
         join piece p on p.id = pc.piece_id join sending o on o.id = p.sending_id and o.told_child_id is null
       where nc.child_id = ${ofChild}
       union all
       select o.id from queue_item_child ic join sending o on o.item_id = ic.item_id and o.told_child_id is null
       where ic.child_id = ${ofChild})`,
  's.sent_at desc, s.id',
);

const findings = jsonList(
  `'area', f.area, 'judgement', f.judgement, 'bases', f.bases, 'accounts', cardinality(f.accounts)`,
  `finding f where f.review_id = r.id and f.judgement not in ('', 'not-covered')`,
  'f.area',
);

const reviews = jsonList(
  `'id', r.id, 'kind', r.kind, 'state', r.state, 'openedOn', ${dayOf('r.opened_at')},
   'conclusion', r.conclusion, 'concludedOn', ${dayOf('r.concluded_at')}, 'reportedOn', r.reported_on,
   'findings', ${findings}`,
  `review r where r.child_id = ${ofChild}`,
  'r.opened_at desc, r.id',
);

const checks = jsonList(
  `'id', e.id, 'system', e.system, 'checkedOn', e.checked_on, 'found', e.found, 'note', e.note,
   'by', ${staffName('e.by_id')}`,
  `system_check e where e.child_id = ${ofChild}`,
  'e.checked_on desc, e.at desc',
);

const letters = jsonList(
  `'id', e.id, 'kind', e.kind, 'state', e.state, 'subject', e.subject, 'sentOn', e.sent_on,
   'madeOn', ${dayOf('e.made_at')}`,
  `council_letter e where e.child_id = ${ofChild} and e.state <> 'discarded'`,
  'e.sent_on desc nulls first, e.made_at desc',
);

const steps = jsonList(
  `'id', e.id, 'kind', e.kind, 'state', e.state, 'proposedOn', ${dayOf('e.proposed_at')},
   'servedOn', e.served_on, 'lastDay', e.last_day`,
  `formal_step e where e.child_id = ${ofChild}`,
  'e.proposed_at desc, e.id',
);

const paths = jsonList(
  `'id', e.id, 'kind', e.kind, 'state', e.state, 'startedOn', e.started_on, 'endedOn', ${dayOf('e.ended_at')},
   'nextStepDueOn', (select min(s.due_on) from path_step s where s.path_id = e.id and s.state = 'waiting')`,
  `case_path e where e.child_id = ${ofChild}`,
  `e.state <> 'open', e.started_on desc, e.id`,
);

const ehcReviews = jsonList(
  `'id', r.id, 'heldOn', r.held_on, 'parentTookPart', r.parent_took_part, 'childTookPart', r.child_took_part,
   'outcome', r.outcome, 'note', r.note, 'recordedBy', ${staffName('r.recorded_by_id')}`,
  'ehc_review r where r.plan_id = e.id',
  'r.held_on desc, r.at desc',
);

/** EHC plans of the child `c`, the one in force first, each with its reviews. */
export const ehcPlans = jsonList(
  `'id', e.id, 'startedOn', e.started_on, 'endedOn', e.ended_on, 'nextReviewOn', e.next_review_on,
   'recordedBy', ${staffName('e.recorded_by_id')}, 'reviews', ${ehcReviews}`,
  `ehc_plan e where e.child_id = ${ofChild}`,
  'e.ended_on desc nulls first, e.at desc',
);

const escalations = jsonList(
  `'id', e.id, 'service', e.service, 'toName', e.to_name, 'askedOn', ${dayOf('e.asked_at')},
   'dueOn', e.due_on, 'level', e.level`,
  `escalation e where e.child_id = ${ofChild} and e.state = 'open'`,
  'e.due_on, e.id',
);

const shared = `(select json_build_object('count', count(*), 'lastOn', max(e.shared_on))
  from sharing e where e.child_id = ${ofChild})`;

const professionals = jsonList(
  professionalColumns,
  `professional p where p.ended_at is null
     and (p.child_id = ${ofChild} or (p.family_id = c.family_id and p.child_id is null))`,
  'p.service, p.name, p.id',
);

const sql = `
  select ${facts} as facts, ${sightings} as sightings, ${matters} as matters, ${closed}::int as closed,
    ${ratings} as ratings, ${indicators} as indicators, ${episodes} as episodes,
    ${tellings} as tellings, ${sendings} as sendings, ${reviews} as reviews, ${checks} as checks,
    ${letters} as letters, ${steps} as steps, ${paths} as paths, ${ehcPlans} as plans,
    ${escalations} as escalations, ${shared} as shared, ${professionals} as professionals
  from child c where c.id = $1`;

/** Everything on the record of one child, in one statement however much there is. */
export async function readRecord(childId: string): Promise<RecordView> {
  const [view] = await hot<RecordView>('child-record', sql, [childId]);
  if (!view) throw new Error('There is no such child.');
  return view;
}

/** The sightings of a child, the latest first, those that were taken back among them. */
export async function readSightings(childId: string): Promise<RecordView['sightings']> {
  const [row] = await hot<Pick<RecordView, 'sightings'>>(
    'child-sightings',
    `select ${sightings} as sightings from child c where c.id = $1`,
    [childId],
  );
  return row?.sightings ?? [];
}

/** Where a child learns and learnt, and why the family chose it. */
export async function readEducation(
  childId: string,
): Promise<Pick<RecordView, 'episodes' | 'tellings'>> {
  const [row] = await hot<Pick<RecordView, 'episodes' | 'tellings'>>(
    'child-education',
    `select ${episodes} as episodes, ${tellings} as tellings from child c where c.id = $1`,
    [childId],
  );
  return row ?? { episodes: [], tellings: [] };
}

/** The matter on which the clock of the next EHC review runs. */
export type EhcCarrier = { id: string; reference: string; dueOn: string } | null;

/** A child's EHC plans with their reviews, and where the clock of the next review runs. */
export async function readEhc(
  childId: string,
): Promise<Pick<RecordView, 'plans'> & { carrier: EhcCarrier }> {
  const [row] = await hot<Pick<RecordView, 'plans'> & { carrier: EhcCarrier }>(
    'child-ehc',
    `select ${ehcPlans} as plans, (
       select json_build_object('id', i.id, 'reference', i.reference, 'dueOn', k.due_on)
       from queue_item_child ic join queue_item i on i.id = ic.item_id join clock k on k.item_id = i.id
       where ic.child_id = c.id and k.child_id = c.id and k.rule = 'ehc-review' and k.ended_on is null
       order by k.due_on limit 1) as carrier
     from child c where c.id = $1`,
    [childId],
  );
  return row ?? { plans: [], carrier: null };
}
