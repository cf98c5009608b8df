import { z } from 'zod';
import { addressFields, optionalPhone } from '~/domains/notification';
import { oneOf, optionalText, ticked } from '~/platform/form/fields';
import { carried } from './item.schema';

const yesNo = ['yes', 'no'] as const;

/**
 * How a parent can be reached and what is safe, as an officer records it. `held` is since when email
 * was on hold as its writer saw it (an instant), or empty.
 */
export const reachSchema = z.object({
  ...carried,
  held: z
    .string({ error: 'stale' })
    .refine((held) => held === '' || z.iso.datetime().safeParse(held).success, 'stale'),
  safeToEmail: oneOf(yesNo),
  safeToWrite: oneOf(yesNo),
  safetyNote: optionalText(1000),
  phone: optionalPhone,
  ...addressFields,
  addressSecret: ticked,
});
export type ReachForm = z.output<typeof reachSchema>;
