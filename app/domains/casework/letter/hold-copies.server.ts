import { isDeepStrictEqual } from 'node:util';
import { db } from '~/platform/db/database.server';
import { changedReach, linesOf } from './list-recipients.server';

export type PostedCopy = {
  id: string;
  how: string;
  adultId: string | null;
  accountId: string | null;
  addressLines: string[];
};

/**
 * Which of these copies must not be posted as they were set, though nobody knew it when the letter was
 * sent: its reader has said since that letters are not safe, has told of a change that no officer has
 * recorded, or lives elsewhere. Gives their ids.
 */
export async function copiesToHold(copies: readonly PostedCopy[]): Promise<Set<string>> {
  const posted = copies.filter(({ how, adultId }) => how === 'post' && adultId !== null);
  if (posted.length === 0) return new Set();
  const accountIds = posted.flatMap(({ accountId }) => accountId ?? []);
  const [adults, changed] = await Promise.all([
    db().adult.findMany({
      where: {
        OR: [
          { id: { in: posted.flatMap(({ adultId }) => adultId ?? []) } },
          { accountId: { in: accountIds } },
        ],
      },
      select: { id: true, accountId: true, safeToWrite: true, address: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
    changedReach(db(), accountIds),
  ]);
  const held = posted.filter(({ adultId, accountId, addressLines }) => {
    const same = adults.filter(
      (each) => each.id === adultId || (accountId !== null && each.accountId === accountId),
    );
    const lives = linesOf(same.at(-1)?.address);
    return (
      same.some((each) => !each.safeToWrite) ||
      (accountId !== null && changed.has(accountId)) ||
      !isDeepStrictEqual(lives, addressLines)
    );
  });
  return new Set(held.map(({ id }) => id));
}
