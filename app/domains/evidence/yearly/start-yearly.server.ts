import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { readAnswers } from '../sending/sending.schema';
import { takeTurns } from '../sending/sending.store.server';
import { begin, findDraftOf, type Started, type Starter } from '../sending/start-sending.server';
import { readTold, type Told } from '../sending/told-children.server';
import { emptyYearly, sharedOf, saysWhy } from './yearly.rules';

/**
 * Begins the answer about one child to the yearly request whose item of the queue is `itemId`, or gives
 * the draft that is there. What was sent about the child on this request before is copied, to be
 * changed; else what is about the parent more than about the child is copied from the answer about a
 * brother or sister, and the page says so. `not-found`: no child, or no request, of this parent.
 */
export async function startYearly(
  parent: Starter,
  toldChildId: string,
  itemId: string,
): Promise<Started> {
  const told = await readTold(parent.id);
  const child = told.children.find((one) => one.id === told.named(toldChildId)?.id);
  if (!child) return { kind: 'not-found' };
  return inTransaction(async (tx): Promise<Started> => {
    await takeTurns(tx, parent.id);
    const asked = await tx.queueItem.count({
      where: { id: itemId, accountId: parent.id, kind: 'annual-request' },
    });
    if (asked === 0) return { kind: 'not-found' };
    const there = await findDraftOf(tx, parent.id, 'yearly', child.childId);
    if (there) {
      // One that was begun on last year's request, and never sent, is an answer to this one.
      await tx.sending.updateMany({ where: { id: there.id }, data: { itemId } });
      return { kind: 'there', id: there.id };
    }
    const sent = await findSentOn(tx, parent.id, itemId, child.childId);
    if (!sent) {
      const answers = await fromSibling(tx, parent.id, itemId, told);
      return begin(tx, parent, 'yearly', child.id, answers, itemId);
    }
    const answers = readAnswers('yearly', sent.answers);
    return begin(tx, parent, 'yearly', child.id, answers, itemId);
  });
}

function findSentOn(tx: Transaction, accountId: string, itemId: string, childId: string) {
  return tx.sending.findFirst({
    where: { accountId, itemId, kind: 'yearly', state: 'sent', toldChild: { childId } },
    orderBy: { number: 'desc' },
    select: { answers: true },
  });
}

/** The newest answer about a brother or sister on the same request that says anything of what is shared. */
async function fromSibling(tx: Transaction, accountId: string, itemId: string, told: Told) {
  const rows = await tx.sending.findMany({
    where: { accountId, itemId, kind: 'yearly', state: { in: ['draft', 'sent'] } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: { toldChildId: true, answers: true },
  });
  for (const row of rows) {
    const answers = readAnswers('yearly', row.answers);
    const from = told.named(row.toldChildId!);
    const says = saysWhy(answers) || answers.feeling !== null || answers.feelingWords !== '';
    if (from && says && answers.copiedFrom === null) {
      return { ...emptyYearly(), ...sharedOf(answers), copiedFrom: from.id };
    }
  }
  return emptyYearly();
}
