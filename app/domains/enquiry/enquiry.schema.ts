import { z } from 'zod';
import {
  oneOf,
  optionalEmailAddress,
  optionalLine,
  optionalOneOf,
  optionalText,
  text,
  ticked,
} from '~/platform/form/fields';

/** How somebody would like to be answered. */
export const WISHES = ['writing', 'call', 'meeting', 'school-meeting'] as const;

/** Whether the council may speak to the school about being pressed. */
export const SCHOOL_CONTACTS = ['yes', 'ask-first', 'no'] as const;

const phone = optionalLine(40).refine(
  (value) => value === '' || /^(?:[+(]*\p{Nd})(?:[\s().-]*\p{Nd}){5,19}$/u.test(value),
  'not-phone',
);
const email = optionalEmailAddress.transform((value) => value.toLowerCase());
const submitKey = z.uuid().catch(() => crypto.randomUUID());

// Told together with what is wrong in single fields, not after it.
const always = { when: () => true };

type Reach = { wish?: unknown; email?: unknown; phone?: unknown };
const empty = (value: unknown) => value === '';

/**
 * Asking for a conversation. No question is about a child. Codes: required, email, not-phone, no-way
 * (neither email nor phone), needed-to-write, needed-to-call.
 */
export const askSchema = z
  .object({
    submitKey,
    wish: oneOf(WISHES),
    about: optionalText(4000),
    school: optionalLine(150),
    name: optionalLine(100),
    email,
    phone,
    times: optionalLine(300),
    language: optionalLine(60),
    interpreter: ticked,
  })
  .refine(({ wish, email, phone }: Reach) => wish === 'writing' || !empty(email) || !empty(phone), {
    path: ['email'],
    message: 'no-way',
    ...always,
  })
  .refine(({ wish, email }: Reach) => wish !== 'writing' || !empty(email), {
    path: ['email'],
    message: 'needed-to-write',
    ...always,
  })
  .refine(({ wish, email, phone }: Reach) => wish !== 'call' || !empty(phone) || empty(email), {
    path: ['phone'],
    message: 'needed-to-call',
    ...always,
  });

/** Saying that somebody pressed a parent (protocol 5.3-5.5). Codes: required, email, needed-to-ask-first. */
export const pressureSchema = z
  .object({
    submitKey,
    what: text(6000),
    who: optionalLine(150),
    school: optionalLine(150),
    schoolContact: optionalOneOf(SCHOOL_CONTACTS),
    name: optionalLine(100),
    email,
  })
  .refine(
    (answers: { schoolContact?: unknown; email?: unknown }) =>
      answers.schoolContact !== 'ask-first' || !empty(answers.email),
    { path: ['email'], message: 'needed-to-ask-first', ...always },
  );

/**
 * Asking about a page of the guide, `about` (its address). Name and a way to answer are the sender's
 * choice. Codes: required, email, not-phone.
 */
export function pageQuestionSchema(about: string) {
  return z
    .object({
      submitKey,
      looking: text(4000),
      name: optionalLine(100),
      email,
      phone,
    })
    .transform((answers) => ({ about, ...answers }));
}

export type PageQuestion = z.output<ReturnType<typeof pageQuestionSchema>>;
export type AskAnswers = z.output<typeof askSchema>;
export type PressureAnswers = z.output<typeof pressureSchema>;

/** What is kept in the body of the queue item, as it was written. */
export type EnquiryBody =
  | ({ form: 'ask' } & Omit<AskAnswers, 'submitKey'>)
  | ({ form: 'pressure' } & Omit<PressureAnswers, 'submitKey'>)
  | ({ form: 'page' } & Omit<PageQuestion, 'submitKey'>);

export type Enquiry =
  | ({ form: 'ask' } & AskAnswers)
  | ({ form: 'pressure' } & PressureAnswers)
  | ({ form: 'page' } & PageQuestion);
