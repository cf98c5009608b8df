import { db, inTransaction } from '~/platform/db/database.server';
import { makeWay } from '~/platform/files/turns.server';
import { addJob } from '~/platform/jobs/jobs.server';
import { onlyOne, type Turn } from '~/platform/jobs/only-one.server';
import { log } from '~/platform/log/log.server';
import { askForDelivery } from '~/platform/mail/deliver-batches.server';
import { releaseGroup } from './release-group.server';
import { loadReleasing, type Releasing } from './release-writes.server';

/** Families in one transaction: few enough that the event loop is never held for long. */
const GROUP = 100;
/** How often the messages of what is done so far are asked to go. */
const ASK_EVERY_MS = 5000;

/**
 * Writes to the families of a round that was let go (job `release-round`), a group at a time, each all
 * or nothing. Killed at any moment, it is gone on with by the next run; of several at once one works.
 * Where single families cannot be written to, all others are, and the job fails to try again.
 */
export async function releaseRound(roundId: string, group = GROUP): Promise<void> {
  await onlyOne('release-round', (turn) => releaseAll(turn, roundId, group));
}

/** Goes on with every round that was let go and is not done (each minute). */
export async function continueReleases(group = GROUP): Promise<void> {
  await onlyOne('release-round', async (turn) => {
    const rounds = await db().round.findMany({
      where: { state: 'releasing' },
      orderBy: { decidedAt: 'asc' },
      select: { id: true },
    });
    for (const { id } of rounds) {
      await releaseAll(turn, id, group).catch((error: unknown) =>
        log.error('round not released', error),
      );
    }
  });
}

/** True where a round was let go and is not done. */
export async function isReleasing(): Promise<boolean> {
  return (await db().round.count({ where: { state: 'releasing' } })) > 0;
}

async function releaseAll(turn: Turn, roundId: string, atOnce: number): Promise<void> {
  const round = await loadReleasing(roundId);
  if (round?.state !== 'releasing') return;
  let failed = 0;
  let askedAt = 0;
  for (let after: string | null = null; turn.held(); await makeWay()) {
    const group = await releaseNext(round, after, atOnce);
    failed += group.failed;
    if (group.taken === 0) break;
    after = group.last;
    if (Date.now() - askedAt > ASK_EVERY_MS) {
      await askForDelivery();
      await addJob(db(), 'set-letters', {}, { key: 'set-letters' });
      askedAt = Date.now();
    }
  }
  await askForDelivery();
  if (failed > 0) throw new Error(`${failed} families of a round could not be written to`);
  await finish(roundId);
}

type Step = { taken: number; last: string | null; failed: number };

async function releaseNext(round: Releasing, after: string | null, atOnce: number): Promise<Step> {
  try {
    return { ...(await inTransaction((tx) => releaseGroup(tx, round, after, atOnce))), failed: 0 };
  } catch (error) {
    log.error('a group of a round was not written to', error, { roundId: round.id });
    return releaseOneByOne(round, after, atOnce);
  }
}

/** The group again, each family for itself, so that one that cannot be written to holds up no other. */
async function releaseOneByOne(
  round: Releasing,
  after: string | null,
  atOnce: number,
): Promise<Step> {
  const families = await db().roundFamily.findMany({
    where: { roundId: round.id, state: 'waiting', ...(after && { familyId: { gt: after } }) },
    orderBy: { familyId: 'asc' },
    take: atOnce,
    select: { familyId: true },
  });
  let [failed, before] = [0, after];
  for (const { familyId } of families) {
    const from = before;
    await inTransaction((tx) => releaseGroup(tx, round, from, 1)).catch((error: unknown) => {
      failed += 1;
      log.error('a family of a round was not written to', error, { roundId: round.id });
    });
    before = familyId;
  }
  return { taken: families.length, last: families.at(-1)?.familyId ?? null, failed };
}

/** Every family was written to, or held: the letters can be set. */
async function finish(roundId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const done = await tx.$executeRaw`
      update round set state = 'released', finished_at = now(), changed_at = now()
      where id = ${roundId}::uuid and state = 'releasing' and not exists (
        select 1 from round_family where round_id = ${roundId}::uuid and state = 'waiting')`;
    if (done === 1) await addJob(tx, 'set-letters', {}, { key: 'set-letters' });
  });
}
