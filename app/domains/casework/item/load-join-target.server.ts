import { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { likelyMatches, type Match } from './join.rules';
import { listJoinCandidates, type JoinCandidate } from './list-join-candidates.server';
import { recordLook } from './record-look.server';
import type { ShownItem } from './show-item.server';

/**
 * The notice that an officer chose to join to (its identifier comes from the address), and who the
 * children are there by our records. The look at its children goes into the audit trail.
 */
export async function loadJoinTarget(
  staff: Staff,
  item: ShownItem,
  to: string | null,
): Promise<{ chosen: JoinCandidate | null; likely: Match[] }> {
  const id = z.uuid().safeParse(to);
  if (!id.success) return { chosen: null, likely: [] };
  const [chosen] = await listJoinCandidates(staff, item.id, { id: id.data });
  if (!chosen) return { chosen: null, likely: [] };
  const childIds = chosen.children.map((child) => child.id);
  await recordLook(staff, { itemId: chosen.id, familyId: null, childIds, page: 'join' });
  const own = item.children.filter((child) => child.inItem);
  const others = chosen.children.map(
    ({ id: otherId, givenNames, familyName, dateOfBirth, upn }) => ({
      id: otherId,
      givenNames,
      familyName,
      dateOfBirth,
      upn,
    }),
  );
  return { chosen, likely: likelyMatches(own, others) };
}
