import type { Transaction } from '~/platform/db/database.server';
import { recordAudit, type Actor } from '~/platform/audit/audit.server';
import { asDate } from '~/domains/clock/index.server';
import type { Service, SharingBasis } from '../case/case.codes';

export type NewSharing = {
  childId: string;
  familyId: string;
  /** What was shared, in words that a parent may read where `shown`. */
  what: string;
  withWhom: string;
  service: Service;
  basis: SharingBasis;
  basisNote?: string;
  /** The day it was shared (ISO). */
  sharedOn: string;
  staffId: string;
  /** Who made it happen, where that is not `staffId`. */
  actor?: Actor;
  /** Whether parents may see the line; left out, they may, unless it went to MASH or the police. */
  shown?: boolean;
  /** Why they may not. */
  hiddenReason?: string;
  escalationId?: string;
  submitKey?: string;
};

const kept: readonly string[] = ['mash', 'police'] satisfies Service[];

/**
 * Writes one line of a child's sharing ledger (domain, 6.7), in the transaction of the caller, with its
 * audit row. A repeated `submitKey` writes nothing and gives the line that is there.
 */
export async function recordSharing(
  tx: Transaction,
  sharing: NewSharing,
): Promise<{ sharingId: string; repeated: boolean }> {
  const { submitKey = null } = sharing;
  if (submitKey) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${submitKey}, 11))`;
    const there = await tx.sharing.findUnique({ where: { submitKey }, select: { id: true } });
    if (there) return { sharingId: there.id, repeated: true };
  }
  const shown = sharing.shown ?? !kept.includes(sharing.service);
  const { id } = await tx.sharing.create({
    data: {
      childId: sharing.childId,
      familyId: sharing.familyId,
      what: sharing.what,
      withWhom: sharing.withWhom,
      service: sharing.service,
      basis: sharing.basis,
      basisNote: sharing.basisNote ?? '',
      sharedOn: asDate(sharing.sharedOn),
      byId: sharing.staffId,
      escalationId: sharing.escalationId ?? null,
      shown,
      hiddenReason: shown ? '' : (sharing.hiddenReason ?? ''),
      submitKey,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor: sharing.actor ?? { kind: 'staff', id: sharing.staffId },
    action: 'sharing.recorded',
    childId: sharing.childId,
    familyId: sharing.familyId,
    detail: { sharing: id, service: sharing.service, basis: sharing.basis, shown },
  });
  return { sharingId: id, repeated: false };
}
