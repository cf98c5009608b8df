import { hot } from '~/platform/db/database.server';
import type { StepKind, StepState } from '../case/case.codes';
import { readData, type StepData } from './steps.store.server';

/** One formal step with the names of those who acted. Days are ISO dates, moments ISO instants. */
export type LadderStep = {
  id: string;
  itemId: string;
  childId: string;
  reviewId: string | null;
  kind: StepKind;
  state: StepState;
  reason: string;
  risk: string;
  data: StepData;
  proposedById: string;
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string;
  servedOn: string | null;
  servedHow: string;
  /** The names of those on whom it was served. */
  servedOnWhom: string[];
  servedBy: string | null;
  proof: string;
  proofFileId: string | null;
  lastDay: string | null;
  outcome: string;
  endedBy: string | null;
  endedOn: string | null;
  endReason: string;
};

const at = (column: string, name: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${name}"`;

const sql = `
  select s.id, s.item_id as "itemId", s.child_id as "childId", s.review_id as "reviewId", s.kind,
    s.state, s.reason, s.risk, s.data, s.proposed_by_id as "proposedById",
    coalesce(p.name, '') as "proposedBy", ${at('s.proposed_at', 'proposedAt')},
    d.name as "decidedBy", ${at('s.decided_at', 'decidedAt')},
    s.decision_reason as "decisionReason", s.served_on as "servedOn", s.served_how as "servedHow",
    coalesce((select array_agg(a.name order by a.name) from adult a where a.id = any(s.served_on_whom)), '{}') as "servedOnWhom",
    v.name as "servedBy", s.proof, s.proof_file_id as "proofFileId",
    coalesce(case when s.kind = 'apply-for-place' and s.state = 'served' then
      (select max(c.due_on) from clock c where c.item_id = s.item_id and c.child_id = s.child_id
        and c.rule = s.kind and c.ended_on is null) end, s.last_day) as "lastDay",
    s.outcome, e.name as "endedBy", s.ended_on as "endedOn", s.end_reason as "endReason"
  from formal_step s
  left join staff_member p on p.id = s.proposed_by_id
  left join staff_member d on d.id = s.decided_by_id
  left join staff_member v on v.id = s.served_by_id
  left join staff_member e on e.id = s.ended_by_id`;

const shaped = (row: LadderStep): LadderStep => ({ ...row, data: readData(row.data) });

/**
 * Every formal step about a child, oldest first: what was proposed by whom, what became of it, how it
 * was served. For pages that have found that their reader may see the child.
 */
export async function ladderOf(childId: string): Promise<LadderStep[]> {
  const rows = await hot<LadderStep>(
    'ladder-of',
    `${sql} where s.child_id = $1 order by s.proposed_at, s.id`,
    [childId],
  );
  return rows.map(shaped);
}

/** One formal step; null where there is none. */
export async function findStep(stepId: string): Promise<LadderStep | null> {
  const [row] = await hot<LadderStep>('formal-step', `${sql} where s.id = $1`, [stepId]);
  return row ? shaped(row) : null;
}
