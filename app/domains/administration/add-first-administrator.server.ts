import { z } from 'zod';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction } from '~/platform/db/database.server';
import { addMember, lockStaff } from './staff.store.server';

const address = z.email().transform((text) => text.toLowerCase());

export type FirstAdministrator = 'added' | 'not-an-address' | 'there-is-one' | 'listed-already';

/**
 * Lists the first administrator of a new council, from the command line; refused once there is one
 * with access, since from then on administrators list their colleagues themselves.
 */
export async function addFirstAdministrator(
  email: string,
  name: string,
): Promise<FirstAdministrator> {
  const parsed = address.safeParse(email.trim());
  if (!parsed.success || name.trim() === '') return 'not-an-address';
  return inTransaction(async (tx) => {
    const everybody = await lockStaff(tx);
    if (everybody.some((one) => one.active && one.roles.includes('ADMIN'))) return 'there-is-one';
    if (everybody.some((one) => one.email.toLowerCase() === parsed.data)) return 'listed-already';
    const id = await addMember(tx, { email: parsed.data, name: name.trim(), roles: ['ADMIN'] });
    await recordAudit(tx, {
      actor: { kind: 'system' },
      action: 'staff.added',
      detail: { member: id, roles: ['ADMIN'] },
    });
    return 'added';
  });
}
