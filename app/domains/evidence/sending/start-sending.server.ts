import { profile } from '~/platform/config/environment.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Language } from '~/platform/i18n/languages';
import type { SendingKind } from '../evidence.codes';
import { readAnswers } from './sending.schema';
import { findLastPlan, takeTurns } from './sending.store.server';
import { readTold } from './told-children.server';

/** Who begins, and in which language they read and write. */
export type Starter = { id: string; language: Language };

/**
 * `there`: a draft was begun before, and is as it was; nothing was copied into it. `not-found`: no
 * child of this parent's notices. `nothing-to-copy`: nothing was sent yet that could be copied.
 */
export type Started =
  { kind: 'started' | 'there'; id: string } | { kind: 'not-found' } | { kind: 'nothing-to-copy' };

/** What a plan begins with: nothing, the child's last plan, a sibling's last plan, or the wish to talk. */
export type PlanSource = 'fresh' | 'last' | 'talk' | { sibling: string };

/** When an unsent draft goes, counted from now (profile `files.unsentDays`). */
export function draftEnd(now: Date = new Date()): Date {
  return new Date(now.getTime() + profile().files.unsentDays * 86_400_000);
}

/** Begins the plan of a child, or gives the draft that is there: two starts make one draft. */
export async function startPlan(
  parent: Starter,
  toldChildId: string,
  source: PlanSource = 'fresh',
): Promise<Started> {
  const told = await readTold(parent.id);
  const child = told.children.find((one) => one.id === told.named(toldChildId)?.id);
  if (!child) return { kind: 'not-found' };
  const from = typeof source === 'object' ? told.named(source.sibling) : child;
  if (!from) return { kind: 'not-found' };
  return inTransaction(async (tx) => {
    await takeTurns(tx, parent.id);
    const there = await findDraftOf(tx, parent.id, 'plan', child.childId);
    if (there) return { kind: 'there', id: there.id };
    if (source === 'fresh') return begin(tx, parent, 'plan', child.id);
    if (source === 'talk') return begin(tx, parent, 'plan', child.id, { talk: true });
    const last = await findLastPlan(tx, parent.id, from.childId);
    if (!last) return { kind: 'nothing-to-copy' };
    const answers = readAnswers('plan', last.answers);
    const started = await begin(tx, parent, 'plan', child.id, answers);
    await tx.piece.createMany({
      data: last.pieces.map(({ form, text, title, note, areas, madeOn }) => ({
        sendingId: started.id,
        form,
        text,
        title,
        note,
        areas,
        madeOn,
      })),
    });
    return started;
  });
}

/** Begins a child's own voice, or gives the draft that is there. */
export async function startVoice(parent: Starter, toldChildId: string): Promise<Started> {
  const told = await readTold(parent.id);
  const child = told.children.find((one) => one.id === told.named(toldChildId)?.id);
  if (!child) return { kind: 'not-found' };
  return inTransaction(async (tx) => {
    await takeTurns(tx, parent.id);
    const there = await findDraftOf(tx, parent.id, 'voice', child.childId);
    if (there) return { kind: 'there', id: there.id };
    return begin(tx, parent, 'voice', child.id);
  });
}

/** Begins a set of evidence, or gives the one that is being made; only for parents who told of a child. */
export async function startEvidence(parent: Starter): Promise<Started> {
  const { children } = await readTold(parent.id);
  if (children.length === 0) return { kind: 'not-found' };
  return inTransaction(async (tx) => {
    await takeTurns(tx, parent.id);
    const there = await findDraftOf(tx, parent.id, 'evidence', null);
    if (there) return { kind: 'there', id: there.id };
    return begin(tx, parent, 'evidence', null);
  });
}

/** This account's draft of that kind, of one child where one is named; null where none was begun. */
export function findDraftOf(
  tx: Transaction,
  accountId: string,
  kind: SendingKind,
  childId: string | null,
) {
  return tx.sending.findFirst({
    where: { accountId, kind, state: 'draft', ...(childId && { toldChild: { childId } }) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
}

/** A new draft with these answers; for the yearly request, on the item that it will be sent onto. */
export async function begin(
  tx: Transaction,
  parent: Starter,
  kind: SendingKind,
  toldChildId: string | null,
  answers: Prisma.InputJsonObject = {},
  itemId: string | null = null,
): Promise<{ kind: 'started'; id: string }> {
  const { id } = await tx.sending.create({
    data: {
      accountId: parent.id,
      kind,
      toldChildId,
      language: parent.language,
      answers,
      itemId,
      expiresAt: draftEnd(),
    },
    select: { id: true },
  });
  return { kind: 'started', id };
}
