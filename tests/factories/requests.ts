import { db, inTransaction } from '~/platform/db/database.server';
import { startClocks } from '~/domains/clock/index.server';
import { createStaff } from './people';
import { createQueueItem } from './queue-items';

export type RequestGiven = {
  familyId: string;
  /** The children that are due; Year 6 unless it says otherwise. */
  children: { childId: string; yearGroup?: number }[];
  /** The parents asked, by account. */
  accounts: string[];
  /** ISO days. */
  issuedOn?: string;
  answerBy?: string;
};

/**
 * A yearly request as its first letter left it: the request with its children, and for each parent
 * asked a reader with an item of the queue that waits for them. Gives the readers in the order of `accounts`.
 */
export async function createRequest(given: RequestGiven) {
  const { issuedOn = '2026-11-02', answerBy = '2026-11-30' } = given;
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const staff = await createStaff();
  const month = day(`${issuedOn.slice(0, 7)}-01`);
  const round = await db().round.create({
    data: {
      kind: 'annual-request',
      stage: 'first',
      month,
      state: 'released',
      answerBy: day(answerBy),
      madeById: staff.id,
      decidedById: staff.id,
      decidedAt: day(issuedOn),
      releasedOn: day(issuedOn),
    },
  });
  const request = await db().annualRequest.create({
    data: {
      familyId: given.familyId,
      roundId: round.id,
      month,
      issuedOn: day(issuedOn),
      answerBy: day(answerBy),
      children: {
        create: given.children.map(({ childId, yearGroup = 6 }) => ({
          childId,
          yearGroup,
          dueOn: day(answerBy),
        })),
      },
    },
  });
  const readers = [];
  for (const accountId of given.accounts) {
    const adult = await db().adult.findFirstOrThrow({
      where: { accountId, familyId: given.familyId },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      select: { id: true },
    });
    const item = await createQueueItem({
      kind: 'annual-request',
      status: 'waiting-parent',
      accountId,
      familyId: given.familyId,
      receivedAt: `${issuedOn}T09:30:00Z`,
      childIds: given.children.map(({ childId }) => childId),
    });
    const clock = { rule: 'request-answer', startedOn: issuedOn, agreedOn: answerBy } as const;
    await inTransaction((tx) => startClocks(tx, item.id, [clock]));
    const reader = await db().requestReader.create({
      data: { requestId: request.id, adultId: adult.id, accountId, itemId: item.id },
    });
    readers.push({ ...reader, reference: item.reference });
  }
  return { ...request, readers };
}
