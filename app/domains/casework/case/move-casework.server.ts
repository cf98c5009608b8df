import type { Transaction } from '~/platform/db/database.server';
import { moveRequestsOfChild, moveRequestsOfFamily } from '../request/move-requests.server';

/**
 * Brings all casework of one record of a child to another record of the same child. Where both have a
 * review of one kind under way, or a formal step of one kind that is proposed or approved, that of the
 * record that goes is ended, with all that is in it kept: the database allows one of each.
 */
export async function moveCasework(tx: Transaction, from: string, to: string): Promise<void> {
  const where = { childId: from };
  const data = { childId: to };
  await tx.$executeRaw`
    update queue_item i set status = 'closed', closed_at = now()
    from review r where r.item_id = i.id and r.child_id = ${from}::uuid
      and r.state in ('planned', 'open', 'concluded') and exists (
        select 1 from review o where o.child_id = ${to}::uuid and o.kind = r.kind
          and o.state in ('planned', 'open', 'concluded'))`;
  await tx.$executeRaw`
    update review r set state = 'cancelled'
    where r.child_id = ${from}::uuid and r.state in ('planned', 'open', 'concluded') and exists (
      select 1 from review o where o.child_id = ${to}::uuid and o.kind = r.kind
        and o.state in ('planned', 'open', 'concluded'))`;
  await tx.$executeRaw`
    update formal_step s set state = 'stopped', ended_at = now(), end_reason = 'records-joined'
    where s.child_id = ${from}::uuid and s.state in ('proposed', 'approved') and exists (
      select 1 from formal_step o where o.child_id = ${to}::uuid and o.kind = s.kind
        and o.state in ('proposed', 'approved'))`;
  await tx.sighting.updateMany({ where, data });
  await tx.episode.updateMany({ where, data });
  await tx.reasonTold.updateMany({ where, data });
  await tx.ehcPlan.updateMany({ where, data });
  await tx.systemCheck.updateMany({ where, data });
  await tx.professional.updateMany({ where, data });
  await tx.review.updateMany({ where, data });
  await tx.councilLetter.updateMany({ where, data });
  await tx.formalStep.updateMany({ where, data });
  await tx.casePath.updateMany({ where, data });
  await tx.escalation.updateMany({ where, data });
  await tx.sharing.updateMany({ where, data });
  await moveRequestsOfChild(tx, from, to);
}

/** Brings what casework knows of one family to another. */
export async function moveFamilyCasework(tx: Transaction, from: string, to: string): Promise<void> {
  const where = { familyId: from };
  const data = { familyId: to };
  await tx.relative.updateMany({ where, data });
  await tx.professional.updateMany({ where, data });
  await tx.escalation.updateMany({ where, data });
  await tx.sharing.updateMany({ where, data });
  await moveRequestsOfFamily(tx, from, to);
}
