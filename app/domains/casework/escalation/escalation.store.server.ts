import { hot } from '~/platform/db/database.server';
import { readAskedBody, type AskedBody } from './asked-body';
import { readDetail } from './events.server';
import type { EscalationLine, EscalationView, SharedLine, SharingLine } from './escalation.view';

const instant = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const line = `
  e.id, e.item_id as "itemId", e.child_id as "childId",
  c.given_names || ' ' || c.family_name as "childName", e.service, e.to_name as "toName", e.what,
  coalesce(k.due_on, e.due_on)::text as "dueOn", e.state, e.level, e.is_referral as "isReferral",
  ${instant('e.sent_at')} as "sentAt", ${instant('e.receipt_at')} as "receiptAt",
  coalesce(k.status = 'paused', false) as paused`;

// The clock that counts for the answer: the latest one of its item that has not ended.
const from = `
  from escalation e
  join child c on c.id = e.child_id
  left join lateral (
    select k.id, k.due_on, k.status from clock k
    where k.item_id = e.item_id and k.rule = 'escalation-answer' and k.ended_on is null
    order by k.created_at desc limit 1) k on true`;

/** What is asked of other services about a child, or a family, and not yet answered; the earliest due first. */
export function openEscalationsOf(
  whose: { childId: string } | { familyId: string },
): Promise<EscalationLine[]> {
  const order = `and e.state = 'open' order by "dueOn", e.id`;
  return 'childId' in whose
    ? hot('escalations-of-child', `select ${line} ${from} where e.child_id = $1 ${order}`, [
        whose.childId,
      ])
    : hot('escalations-of-family', `select ${line} ${from} where e.family_id = $1 ${order}`, [
        whose.familyId,
      ]);
}

/** Referrals whose receipt nobody has confirmed, the longest sent first: for the head of the seniors' page. */
export function unconfirmedReferrals(): Promise<EscalationLine[]> {
  return hot(
    'referrals-unconfirmed',
    `select ${line} ${from}
     where e.is_referral and e.receipt_at is null and e.state = 'open'
     order by e.sent_at, e.id`,
    [],
  );
}

type Row = Omit<EscalationView, keyof AskedBody | 'events'> & {
  body: unknown;
  events: (Omit<EscalationView['events'][number], 'detail'> & { detail: string })[];
};

/** One escalation with all that staff see of it; null where there is none. Visibility is the caller's. */
export async function findEscalation(id: string): Promise<EscalationView | null> {
  const [row] = await hot<Row>('escalation', view, [id]);
  if (!row) return null;
  const { body, events, ...rest } = row;
  return {
    ...rest,
    ...readAskedBody(body),
    events: events.map((event) => ({ ...event, detail: readDetail(event.detail) })),
  };
}

const view = `
  select ${line}, i.reference, i.version, i.body,
    coalesce((select max(a.id) from audit_event a where a.item_id = i.id), 0)::text as seen,
    e.to_email::text as "toEmail", e.why, e.basis, e.basis_note as "basisNote",
    asker.name as "askedBy", ${instant('e.asked_at')} as "askedAt", e.sent_how as "sentHow",
    e.receipt_proof as "receiptProof", receipt.name as "receiptBy",
    e.referral_outcome as "referralOutcome", e.close_reason as "closeReason",
    e.next_level_name as "nextLevelName", e.next_level_email::text as "nextLevelEmail",
    e.state = 'open' and e.answered_how = 'not-for-us' as "notForThem", k.id as "clockId",
    coalesce((select json_agg(json_build_object('id', v.id, 'kind', v.kind, 'at', ${instant('v.at')},
      'level', v.level, 'by', s.name, 'detail', v.detail) order by v.at, v.level, v.id)
      from escalation_event v left join staff_member s on s.id = v.staff_id
      where v.escalation_id = e.id), '[]') as events,
    coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) order by f.at)
      from stored_file f where f.item_id = e.item_id), '[]') as files
  ${from}
  join queue_item i on i.id = e.item_id
  left join staff_member asker on asker.id = e.asked_by_id
  left join staff_member receipt on receipt.id = e.receipt_by_id
  where e.id = $1`;

/** The sharing ledger of a child, newest first, for staff who may see the child. */
export function sharingOf(childId: string): Promise<SharingLine[]> {
  return hot(
    'sharing-of-child',
    `select s.id, s.what, s.with_whom as "withWhom", s.service, s.basis, s.basis_note as "basisNote",
       s.shared_on::text as "sharedOn", m.name as by, s.escalation_id as "escalationId", s.shown,
       s.hidden_reason as "hiddenReason"
     from sharing s left join staff_member m on m.id = s.by_id
     where s.child_id = $1 order by s.shared_on desc, s.at desc, s.id`,
    [childId],
  );
}

/**
 * What was shared about the children whom this account told the council of, as far as parents may see
 * it. Anybody can send a notice that names a child: only one that an officer has accepted, or put on
 * record beside another parent's, opens the ledger. The name is the
 * one that both notices share, not what another parent calls the child.
 */
export function listSharedOf(accountId: string): Promise<SharedLine[]> {
  return hot(
    'shared-of-account',
    `select s.id, s.child_id as "childId", c.given_names as "childName", s.what,
       s.with_whom as "withWhom", s.service, s.basis, s.shared_on::text as "sharedOn"
     from sharing s join child c on c.id = s.child_id
     where s.shown and exists (
       select 1 from notification_child nc join notification n on n.id = nc.notification_id
       where nc.child_id = s.child_id and n.account_id = $1 and nc.outcome in ('accepted', 'recorded'))
     order by s.shared_on desc, s.at desc, s.id`,
    [accountId],
  );
}
