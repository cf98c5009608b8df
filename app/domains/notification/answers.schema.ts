import { z } from 'zod';

/** What a notification may hold, task by task. A task that was never saved is absent; nothing here is an error text. */

export const RELATIONS = [
  'mother',
  'father',
  'carer',
  'grandparent',
  'foster-carer',
  'other',
] as const;
export const YES_NO_UNSURE = ['yes', 'no', 'not-sure'] as const;
export const CONTACT_WAYS = ['portal', 'email', 'phone', 'post'] as const;
/** `portal` alone: no other way is safe. */
export const SAFE_WAYS = ['portal', 'email', 'home-post', 'phone', 'text'] as const;
export const ADDRESS_ANSWERS = ['given', 'rather-not'] as const;
export const INTERPRETERS = ['none', 'spoken', 'bsl', 'other'] as const;
export const HELPER_MAY = ['read', 'speak', 'write'] as const;

/** Where the child learns now (Education Act 1996; SI 2024/208 regulation 9). */
export const SETTINGS = [
  'mainstream',
  'special-placed',
  'special-other',
  'independent',
  'never-at-school',
  'home-educated-elsewhere',
  'attendance-order',
  'college-14-16',
] as const;
export type Setting = (typeof SETTINGS)[number];

export const NEEDS = ['ehc-plan', 'ehc-awaited', 'sen-support', 'none', 'not-sure'] as const;

/** Reasons as the Department publishes them; a parent may give several, one, or none. */
export const REASONS = [
  'mental-health',
  'physical-health',
  'covid-19',
  'dissatisfied-general',
  'dissatisfied-send',
  'dissatisfied-bullying',
  'lifestyle',
  'philosophical',
  'religious',
  'exclusion-risk',
  'permanent-exclusion',
  'no-school-preference',
  'no-suitable-place',
  'place-not-accepted',
  'did-not-apply',
  'school-suggestion',
  'other',
] as const;

export type Reason = (typeof REASONS)[number];

export const CHOICES = ['free', 'suggested', 'pressed'] as const;

/** How the letter to the school (or to the council) should go. */
export const LETTER_WAYS = ['download', 'email-me', 'send-for-me', 'already-sent'] as const;

export const HELP_WANTED = [
  'session',
  'call',
  'visit',
  'health-review',
  'exams',
  'sen-assessment',
  'other-families',
] as const;

/** Sharing that truly is optional; each can be taken back later. */
export const SHARING = ['health', 'sessions-news', 'practice-stories'] as const;

const optional = z.string().default('');

export const addressSchema = z.object({
  line1: optional,
  line2: optional,
  town: optional,
  postcode: optional,
});
export type Address = z.infer<typeof addressSchema>;

const youSchema = z.object({
  name: z.string(),
  relation: z.enum(RELATIONS).nullable().default(null),
  relationOther: optional,
  parentalResponsibility: z.enum(YES_NO_UNSURE).nullable().default(null),
});

const contactSchema = z.object({
  phone: optional,
  /** Null where the parent would rather not give one (a refuge, no fixed home). */
  address: addressSchema.nullable(),
  /** Whether an address was given or held back; null where the question was left out. */
  addressAnswer: z.enum(ADDRESS_ANSWERS).nullable().default(null),
  /** The address must never be shown or passed on to anybody, the other parent first of all. */
  addressSecret: z.boolean().default(false),
  preferred: z.enum(CONTACT_WAYS).nullable().default(null),
  safe: z.array(z.enum(SAFE_WAYS)).default([]),
  /** False only where the parent said so. */
  safeAsked: z.boolean().default(true),
  safetyNote: optional,
});

const languageSchema = z.object({
  /** A portal language code, or `other`. */
  language: z.string(),
  languageOther: optional,
  interpreter: z.enum(INTERPRETERS).nullable().default(null),
  interpreterNote: optional,
});

const helperSchema = z.object({
  wanted: z.boolean(),
  name: optional,
  relation: optional,
  contact: optional,
  may: z.array(z.enum(HELPER_MAY)).default([]),
  /** Last day of the permission (ISO), or null: until the parent says otherwise. */
  until: z.string().nullable().default(null),
});

const otherParentSchema = z.object({
  told: z.boolean(),
  name: optional,
  relation: optional,
  parentalResponsibility: z.enum(YES_NO_UNSURE).nullable().default(null),
  livesWithChild: z.enum(YES_NO_UNSURE).nullable().default(null),
  contact: optional,
  note: optional,
});

const childLearningSchema = z.object({
  setting: z.enum(SETTINGS),
  schoolUrn: z.string().nullable().default(null),
  schoolName: optional,
  /** For home educated in another area: which. */
  area: optional,
  orderCouncil: optional,
});

const childNeedsSchema = z.object({
  needs: z.enum(NEEDS).nullable().default(null),
  words: optional,
});

export const childAnswersSchema = z.object({
  /** Stable within the notification. */
  key: z.uuid(),
  givenNames: z.string(),
  familyName: z.string(),
  knownAs: optional,
  dateOfBirth: z.iso.date(),
  sex: z.enum(['female', 'male']).nullable().default(null),
  upn: optional,
  /** Null: lives at the household's address. */
  address: addressSchema.nullable().default(null),
  learning: childLearningSchema.optional(),
  needs: childNeedsSchema.optional(),
});
export type ChildAnswers = z.infer<typeof childAnswersSchema>;

const whySchema = z.object({
  reasons: z.array(z.enum(REASONS)).default([]),
  words: optional,
  choice: z.enum(CHOICES).nullable().default(null),
  pressedWords: optional,
  /** May the council speak to the school about it? */
  mayAskSchool: z.enum(['yes', 'no', 'ask-me-first']).nullable().default(null),
});

const startSchema = z.object({
  /** The day home education starts (ISO); null: has started or not sure yet. */
  startsOn: z.iso.date().nullable(),
  alreadyStarted: z.boolean().default(false),
  /** One choice per letter; the key is the letter's key (see letters.rules). */
  letters: z
    .array(
      z.object({
        key: z.string(),
        way: z.enum(LETTER_WAYS),
        sendTo: optional,
        headName: optional,
      }),
    )
    .default([]),
});

const outlineSchema = z.object({
  words: optional,
  /** When more could be sent (ISO). */
  moreBy: z.iso.date().nullable().default(null),
});

const helpSchema = z.object({
  wanted: z.array(z.enum(HELP_WANTED)).default([]),
  words: optional,
  sharing: z.array(z.enum(SHARING)).default([]),
});

const consequencesSchema = z.object({ confirmed: z.boolean() });

/** All answers of one notification, as kept in a draft and as sent. */
export const answersSchema = z.object({
  you: youSchema.optional(),
  contact: contactSchema.optional(),
  language: languageSchema.optional(),
  helper: helperSchema.optional(),
  otherParent: otherParentSchema.optional(),
  children: z.array(childAnswersSchema).default([]),
  why: whySchema.optional(),
  start: startSchema.optional(),
  outline: outlineSchema.optional(),
  help: helpSchema.optional(),
  consequences: consequencesSchema.optional(),
});
export type Answers = z.infer<typeof answersSchema>;

export const TASKS = [
  'you',
  'contact',
  'language',
  'helper',
  'otherParent',
  'children',
  'why',
  'start',
  'outline',
  'help',
  'consequences',
] as const;
export type Task = (typeof TASKS)[number];
