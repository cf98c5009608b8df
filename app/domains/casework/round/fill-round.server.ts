import type { Transaction } from '~/platform/db/database.server';

export type FamilyOfRound = {
  familyId: string;
  /** The children it is about; none where it is about the whole family. */
  childIds: readonly string[];
  /** Left out by an officer, with the reason. */
  held?: { reason: string; byId: string };
};

const AT_ONCE = 5000;

/** Puts families into a draft, in few statements however many they are. One that is there stays as it is. */
export async function fillRound(
  tx: Pick<Transaction, '$executeRawUnsafe'>,
  roundId: string,
  families: readonly FamilyOfRound[],
): Promise<void> {
  for (let from = 0; from < families.length; from += AT_ONCE) {
    const rows = families.slice(from, from + AT_ONCE).map(({ familyId, childIds, held }) => ({
      family_id: familyId,
      child_ids: childIds,
      state: held ? 'held' : 'waiting',
      reason: held?.reason ?? '',
      by_id: held?.byId ?? null,
    }));
    await tx.$executeRawUnsafe(
      `insert into round_family (round_id, family_id, child_ids, state, reason, by_id)
       select $1::uuid, r.family_id, r.child_ids, r.state, r.reason, r.by_id
       from jsonb_to_recordset($2::jsonb)
         as r(family_id uuid, child_ids uuid[], state text, reason text, by_id uuid)
       on conflict (round_id, family_id) do nothing`,
      roundId,
      JSON.stringify(rows),
    );
  }
}
