import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import type { EpisodeEnd, EpisodeKind } from './record.codes';

export type NewEpisode = {
  childId: string;
  kind: EpisodeKind;
  /** The school or place by name. */
  place?: string;
  schoolUrn?: string | null;
  /** ISO date; null where nobody knows. */
  startedOn: string | null;
  /** A code of `TELLERS`, or a name. */
  toldBy: string;
  /** Null where the portal writes it from a notice. */
  recordedById: string | null;
  /** The same key is the same episode. */
  submitKey?: string;
};

export type OpenedEpisode = { kind: 'done'; episodeId: string } | { kind: 'repeated' };

/**
 * Begins a stretch of a child's education. What ran before is ended apart (`closeEpisodes`): a child
 * may be at two places at once. The caller's move writes the audit row.
 */
export async function openEpisode(tx: Transaction, episode: NewEpisode): Promise<OpenedEpisode> {
  const { startedOn, ...told } = episode;
  const [row] = await tx.episode.createManyAndReturn({
    data: [{ ...told, startedOn: startedOn === null ? null : asDate(startedOn) }],
    skipDuplicates: true,
    select: { id: true },
  });
  return row ? { kind: 'done', episodeId: row.id } : { kind: 'repeated' };
}

/**
 * Ends every stretch of the child's education that runs, on that day (ISO); one that began later ends
 * on its own first day. Returns how many ended.
 */
export function closeEpisodes(
  tx: Transaction,
  childId: string,
  on: string,
  endReason: EpisodeEnd,
): Promise<number> {
  return tx.$executeRaw`
    update episode set ended_on = greatest(${asDate(on)}::date, started_on), end_reason = ${endReason}
    where child_id = ${childId}::uuid and ended_on is null`;
}
