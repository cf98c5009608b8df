import { z } from 'zod';
import type { ComplaintKind } from '~/domains/intake';
import {
  line,
  manyOf,
  oneOf,
  optionalEmailAddress,
  optionalLine,
  optionalText,
  text,
} from '~/platform/form/fields';

/** What somebody may ask of what is kept about them (UK GDPR Art. 15-17). */
export const DATA_WISHES = ['see', 'correct', 'delete'] as const;

/** Whose data it is. */
export const DATA_OF = ['me', 'child', 'both'] as const;

/** How the person would like it to be checked that it is them; none of it is a paper to send. */
export const IDENTITY_WAYS = ['email', 'call', 'ask-me'] as const;

const phone = optionalLine(40).refine(
  (value) => value === '' || /^(?:[+(]*\p{Nd})(?:[\s().-]*\p{Nd}){5,19}$/u.test(value),
  'not-phone',
);
const email = optionalEmailAddress.transform((value) => value.toLowerCase());
const submitKey = z.uuid().catch(() => crypto.randomUUID());

const reach = { email, phone, address: optionalText(400) };

type Reach = { email?: unknown; phone?: unknown; address?: unknown };
const oneWay = ({ email, phone, address }: Reach) =>
  [email, phone, address].some((way) => way !== '');
// Told together with what is wrong in single fields, not after it.
const noWay = { path: ['email'], message: 'no-way', when: () => true };

/** Thanks, for one person or for all. Codes: required, email. */
const complimentSchema = z.object({
  submitKey,
  what: text(4000),
  who: optionalLine(200),
  name: optionalLine(100),
  email,
});

/** What went wrong, and what would put it right. Codes: required, email, not-phone, no-way. */
const complaintSchema = z
  .object({
    submitKey,
    what: text(8000),
    who: optionalText(400),
    right: optionalText(4000),
    name: optionalLine(100),
    ...reach,
  })
  .refine(oneWay, noWay);

/** A wish to see, correct or delete what is kept. Codes: as above. */
const ownDataSchema = z
  .object({
    submitKey,
    wishes: manyOf(DATA_WISHES).refine((wishes) => wishes.length > 0, 'required'),
    of: oneOf(DATA_OF),
    child: optionalLine(200),
    what: optionalText(4000),
    name: line(100),
    ...reach,
    identity: oneOf(IDENTITY_WAYS),
  })
  .refine(oneWay, noWay);

/** What each of the four asks; of one's information (Data Protection Act 2018 s.164A) what any other does. */
export const complaintSchemas = {
  compliment: complimentSchema,
  complaint: complaintSchema,
  'data-complaint': complaintSchema,
  'own-data': ownDataSchema,
} satisfies Record<ComplaintKind, z.ZodType>;

/** What is kept in the body of the queue item, as it was written. */
export type ComplaintBody = {
  [F in ComplaintKind]: { form: F } & Omit<z.output<(typeof complaintSchemas)[F]>, 'submitKey'>;
}[ComplaintKind];

export type Complaint = ComplaintBody & { submitKey: string };
