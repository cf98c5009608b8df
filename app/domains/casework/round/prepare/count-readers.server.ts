import { db, type Transaction } from '~/platform/db/database.server';
import type { CopyWay } from '../round.codes';
import { listReaders } from '../readers.store.server';
import { listNewsWanted } from '../release.store.server';
import { listHeld, listMeant, type Meant } from './whom.store.server';
import type { WhomAsk } from './families.query';

/** How many readers of one language are written to in one way. */
export type ReadersCount = { language: string; how: CopyWay; count: number };

export type RoundCounts = {
  /** Families that are written to. */
  families: number;
  /** Families that it is for and that are left out. */
  held: number;
  /** Families in which nobody is known who can be written to: they go onto the worklist. */
  nobody: number;
  readers: ReadersCount[];
};

const AT_ONCE = 2000;

type Tx = Pick<Transaction, '$queryRawUnsafe'>;

/** The families that a round would be released to now: those it is for, without those that are held. */
export async function listToWrite(
  roundId: string,
  ask: WhomAsk,
  tx: Tx = db(),
): Promise<{ meant: Meant[]; held: number }> {
  const [all, held] = await Promise.all([listMeant(ask, tx), listHeld(roundId, tx)]);
  const meant = all.filter(({ familyId }) => !held.has(familyId));
  return { meant, held: all.length - meant.length };
}

/** How many families and readers a round would reach now, by language and way, as the release would. */
export async function countReaders(roundId: string, ask: WhomAsk): Promise<RoundCounts> {
  const { meant, held } = await listToWrite(roundId, ask);
  const counts = new Map<string, ReadersCount>();
  let nobody = 0;
  for (let from = 0; from < meant.length; from += AT_ONCE) {
    const some = meant.slice(from, from + AT_ONCE);
    const readers = await listReaders(some);
    const wanted =
      ask.kind === 'newsletter'
        ? await listNewsWanted(
            db(),
            [...readers.values()].flat().flatMap(({ accountId }) => accountId ?? []),
          )
        : null;
    for (const { familyId } of some) {
      const all = readers.get(familyId) ?? [];
      const written = wanted
        ? all.filter(({ accountId, how }) => accountId && wanted.has(accountId) && how !== 'none')
        : all;
      if (written.length === 0) nobody += 1;
      for (const { language, how } of written) {
        const key = `${language} ${how}`;
        const known = counts.get(key) ?? { language, how, count: 0 };
        counts.set(key, { ...known, count: known.count + 1 });
      }
    }
  }
  const readers = [...counts.values()].sort(
    (a, b) => a.language.localeCompare(b.language) || a.how.localeCompare(b.how),
  );
  return { families: meant.length, held, nobody, readers };
}
