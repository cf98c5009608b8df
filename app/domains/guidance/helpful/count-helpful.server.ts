import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import { keyedHash } from '~/platform/auth/secrets.server';
import { today } from '~/platform/calendar';
import { inTransaction } from '~/platform/db/database.server';
import { addVote, keepPress, type HelpfulVote } from './helpful.store.server';

/** A library or a refuge has one network for many people. */
const perNetwork: Limit = { name: 'guidance-vote', most: 60, minutes: 60 };

/** Where a press came from: only to tell a second press of the same form from another reader's. */
export type Presser = { network: string; browser: string };

export type HelpfulCounted = { kind: 'thanks' } | { kind: 'wait'; minutes: number };

/**
 * Counts that a page helped, or not. The page is the same for everyone and is kept on its way, so no form
 * on it has a key of its own: a second press on the same page, from the same network with the same kind
 * of browser within the hour, is taken for the first one again. Only a keyed hash of these is kept, for
 * that hour; the counter has nothing of them.
 */
export async function countHelpful(vote: HelpfulVote, presser: Presser): Promise<HelpfulCounted> {
  const minutes = await hitLimit(perNetwork, presser.network);
  if (minutes !== null) return { kind: 'wait', minutes };
  const { page, language } = vote;
  const press = JSON.stringify([presser.network, presser.browser, page, language]);
  await inTransaction(async (tx) => {
    const isFirst = await keepPress(tx, keyedHash('guidance-press', press));
    if (isFirst) await addVote(tx, vote, today().toString());
  });
  return { kind: 'thanks' };
}
