import { z } from 'zod';
import { emailAddress, line, manyOf, oneOf } from '~/platform/form/fields';
import { everyStaff } from '~/platform/permissions/access';

const roles = manyOf(everyStaff).refine((chosen) => chosen.length > 0, 'required');
const email = emailAddress.transform((address) => address.toLowerCase());

/** Somebody new on the staff; codes: required, too-long, email, not-an-option. */
export const newMemberSchema = z.object({ name: line(100), email, roles });

/** What an administrator changes of a member of staff; `remove` and `restore` need nothing else. */
export const memberSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), name: line(100), roles }),
  z.object({ intent: oneOf(['remove', 'restore']) }),
]);

export type NewMember = z.output<typeof newMemberSchema>;
export type MemberChange = z.output<typeof memberSchema>;
