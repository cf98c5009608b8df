import { z } from 'zod';
import { emailAddress } from '~/platform/form/fields';
import { plainCode } from './sign-in.rules';

/** The address to send a code to, in lower case; codes: required, email. */
export const askSchema = z.object({
  email: emailAddress.transform((email) => email.toLowerCase()),
});

/** The code that came; codes: required, six-digits. */
export const codeSchema = z.object({
  code: z.preprocess(
    (value) => (typeof value === 'string' ? plainCode(value) : value),
    z
      .string({ error: 'required' })
      .min(1, 'required')
      .regex(/^[0-9]{6}$/, 'six-digits'),
  ),
});
