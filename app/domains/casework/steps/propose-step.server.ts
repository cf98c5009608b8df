import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { db, inTransaction, type Transaction } from '~/platform/db/database.server';
import { openCaseItem } from '../case/open-case-item.server';
import { mayWorkItems } from '../item/item.access';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import {
  prepareProposal,
  type ProposeRefusal,
  type Proposing,
  type Ready,
} from './prepare-proposal.server';
import type { ProposalForm } from './steps.schema';
import { findOpenLadder } from './steps.store.server';

type Day = Temporal.PlainDate;

type Result = MoveDone | MoveRefusal | ProposeRefusal;

/**
 * Proposes a formal step; the first one opens the ladder of the child in the queue. Nothing happens
 * until a senior who is someone else approves it. `today` is the date in England.
 */
export async function proposeStep(
  staff: Staff,
  proposing: Proposing,
  form: ProposalForm,
  today: Day,
): Promise<Result> {
  const ladder = await findOpenLadder(db(), proposing.childId);
  if (!ladder) return proposeFirst(staff, proposing, form, today);
  return makeMove<ProposeRefusal>(
    staff,
    { name: 'step-proposed' },
    { itemId: ladder.id, ...form },
    async (tx) => {
      const ready = await prepareProposal(tx, proposing, form, today);
      if (ready.kind !== 'ready') return ready;
      const stepId = await keepStep(tx, staff, ladder.id, proposing, form, ready);
      const detail = { stepId, kind: proposing.kind };
      return {
        kind: 'made',
        status: 'waiting-other',
        audit: [{ childId: proposing.childId, detail }],
      };
    },
  );
}

/** As `proposeStep` where no ladder is open: the child's row makes two first proposals take turns. */
function proposeFirst(
  staff: Staff,
  proposing: Proposing,
  form: ProposalForm,
  today: Day,
): Promise<Result> {
  if (!mayWorkItems(staff)) return Promise.resolve({ kind: 'not-allowed' });
  const { childId, kind } = proposing;
  return inTransaction(async (tx): Promise<Result> => {
    const [child] = await tx.$queryRaw<{ familyId: string }[]>`
      select family_id as "familyId" from child where id = ${childId}::uuid for update`;
    if (!child) return { kind: 'not-found' };
    const there = await tx.formalStep.findUnique({
      where: { submitKey: form.submitKey },
      select: { id: true },
    });
    if (there) return { kind: 'repeated' };
    const quicker = await findOpenLadder(tx, childId);
    if (quicker) return { kind: 'stale', version: quicker.version, seen: '0', changes: [] };
    const ready = await prepareProposal(tx, proposing, form, today);
    if (ready.kind !== 'ready') return ready;
    const item = await openCaseItem(tx, {
      actor: { kind: 'staff', id: staff.id },
      kind: 'steps',
      childId,
      on: today.toString(),
      clocks: [],
      ownerId: staff.id,
      status: 'waiting-other',
    });
    const stepId = await keepStep(tx, staff, item.id, proposing, form, ready);
    await recordAudit(tx, {
      actor: { kind: 'staff', id: staff.id },
      action: 'item.step-proposed',
      itemId: item.id,
      childId,
      familyId: child.familyId,
      detail: { stepId, kind, submitKey: form.submitKey },
    });
    return { kind: 'done' };
  });
}

async function keepStep(
  tx: Transaction,
  staff: Staff,
  itemId: string,
  { childId, kind }: Proposing,
  form: ProposalForm,
  { reviewId, data }: Ready,
): Promise<string> {
  // A date that could not be kept, or has done its work, makes room: one of a kind is open at a time.
  await tx.formalStep.updateMany({
    where: { childId, kind, state: 'approved' },
    data: {
      state: 'ended',
      outcome: 'replaced',
      endedById: staff.id,
      endedAt: new Date(),
      endReason: 'replaced',
    },
  });
  const { id } = await tx.formalStep.create({
    data: {
      itemId,
      childId,
      reviewId,
      kind,
      reason: form.reason,
      risk: form.risk,
      data,
      proposedById: staff.id,
      submitKey: form.submitKey,
    },
    select: { id: true },
  });
  return id;
}
