import type { Staff } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { asDate } from '~/domains/clock/index.server';
import { hasRole } from '../item/item.access';
import type { RecordDone, RecordRefusal } from './change-record.server';
import type { ProfessionalForm, RelativeForm } from './record.schema';

type Answer = Promise<RecordDone | RecordRefusal>;

type Change = {
  action: `family.${string}`;
  childId?: string | null;
  detail: Record<string, string>;
};

/** A change to who belongs to a family, by officers, with its audit row. */
function changeFamily(
  staff: Staff,
  familyId: string,
  work: (tx: Transaction) => Promise<Change | 'repeated' | 'not-found'>,
): Answer {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Answer => {
    if (!(await tx.family.count({ where: { id: familyId } }))) return { kind: 'not-found' };
    const made = await work(tx);
    if (typeof made === 'string') return { kind: made };
    await recordAudit(tx, { actor: { kind: 'staff', id: staff.id }, familyId, ...made });
    return { kind: 'done' };
  });
}

/** Adds somebody of whom somebody told: a child under five, a grown brother or sister, a grandparent. */
export function addRelative(staff: Staff, familyId: string, form: RelativeForm): Answer {
  return changeFamily(staff, familyId, async (tx) => {
    const { birthYear, ...told } = form;
    const { count } = await tx.relative.createMany({
      data: [
        {
          ...told,
          familyId,
          birthYear: birthYear === '' ? null : Number(birthYear),
          recordedById: staff.id,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return 'repeated';
    return { action: 'family.relative-added', detail: { kind: form.kind } };
  });
}

/** Adds a professional of another service, for the whole family or one child of it. */
export function addProfessional(staff: Staff, familyId: string, form: ProfessionalForm): Answer {
  return changeFamily(staff, familyId, async (tx) => {
    const { childId, since, email, phone, ...told } = form;
    if (childId && !(await tx.child.count({ where: { id: childId, familyId } }))) {
      return 'not-found';
    }
    const { count } = await tx.professional.createMany({
      data: [
        {
          ...told,
          familyId,
          childId,
          email: email || null,
          phone: phone || null,
          since: since === null ? null : asDate(since),
          recordedById: staff.id,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return 'repeated';
    return { action: 'family.professional-added', childId, detail: { service: form.service } };
  });
}

/** Takes a relative or a professional out of the picture; the row stays. */
export function endPerson(
  staff: Staff,
  familyId: string,
  person: { kind: 'relative' | 'professional'; id: string },
): Answer {
  return changeFamily(staff, familyId, async (tx) => {
    const where = { id: person.id, familyId };
    const data = { endedAt: new Date() };
    const still = { ...where, endedAt: null };
    const { count } =
      person.kind === 'relative'
        ? await tx.relative.updateMany({ where: still, data })
        : await tx.professional.updateMany({ where: still, data });
    if (count === 1) return { action: `family.${person.kind}-ended`, detail: { id: person.id } };
    const there =
      person.kind === 'relative'
        ? await tx.relative.count({ where })
        : await tx.professional.count({ where });
    return there ? 'repeated' : 'not-found';
  });
}
