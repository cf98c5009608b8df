import { z } from 'zod';
import { languageCodes, type Language } from '~/platform/i18n/languages';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1f5a4c');
const text = z.string().trim().min(1, 'must not be empty');
const days = z.number().int().positive();

/** Everything that differs from council to council and is not data an administrator keeps. */
export const profileSchema = z.strictObject({
  id: text,
  council: z.strictObject({ name: text, short: text, serviceName: text }),
  team: z.strictObject({
    name: text,
    short: text,
    email: z.email('must be an email address'),
    phone: text,
    addressLines: z.array(text).min(1),
  }),
  officerTitle: text,
  seniorTitle: text,
  sendTitle: text,
  nursingTeam: text,
  languages: z
    .array(z.enum(languageCodes as [Language, ...Language[]]))
    .min(1)
    .refine((all) => all[0] === 'en', 'must begin with en: English is the authoritative text'),
  referencePrefix: z.string().regex(/^[A-Z]{2,3}$/, 'must be two or three capital letters'),
  systems: z.array(text),
  theme: z.strictObject({ brand: colour, brandStrong: colour, brandInk: colour, accent: colour }),
  clocks: z.record(z.string(), z.number().int().positive()),
  draftDays: days,
  draftReminderDays: z.array(days),
  retention: z.strictObject({
    notificationYears: days,
    stashedFormHours: days,
    /** From the day a complaint, compliment or request for one's own data is closed. */
    complaintYears: days,
  }),
  /** What a family may send: megabytes a file, gigabytes in all, million pixels a picture, days an unsent draft is kept. */
  files: z.strictObject({
    fileMegabytes: days,
    familyGigabytes: days,
    imageMegapixels: days,
    unsentDays: days,
  }),
  /** What casework counts by, beside the clocks. */
  casework: z.strictObject({
    /** A home educated child seen by nobody for longer than this is on the seniors' list (domain, 6.1). */
    unseenMonths: days,
    /** School days after which an unanswered escalation is chased, reaches a senior, and the next level. */
    chaseSchoolDays: z.array(days).length(3),
    /** Days that a link for another service works. */
    answerLinkDays: days,
    /** Days before the last day of a notice on which the officer is reminded. */
    noticeReminderDays: z.array(days),
    /** Where referrals to the Multi-Agency Safeguarding Hub go. */
    mashEmail: z.email('must be an email address'),
    /** Who is told when a service stays silent after a senior was. */
    nextLevelName: text,
    nextLevelEmail: z.email('must be an email address'),
  }),
  /** The annual request for information (protocol 6.9). Plain days. */
  annualRequest: z.strictObject({
    /** From the first letter to the day that it asks to answer by. */
    answerDays: days,
    /** From the first letter to the reminder, and to the second letter. */
    reminderAfterDays: days,
    secondAfterDays: days,
    /** From the second letter to the day that it asks to answer by. */
    secondAnswerDays: days,
    /** The most weeks that a parent may propose to be asked again in. */
    laterWeeks: days,
  }),
  /** Voluntary sessions. */
  booking: z.strictObject({
    /** Hours for which a freed place is held for the next in line. */
    offerHours: days,
    /** The most people of one booking. */
    mostPeople: days,
    /** Days ahead for which times with a person are offered. */
    slotDays: days,
    /** Days after a session for which what a booking says of people is kept. */
    keepDays: days,
    /** Bookings without signing in: the most from one network in an hour, with one address in a day. */
    networkHourly: days,
    addressDaily: days,
  }),
  complaintsUrl: z.url('must be a web address'),
  /** The site that "Leave this page quickly" leads to: an everyday one, which does not send on to another. */
  leaveTo: z.url({ protocol: /^https$/, error: 'must be an https address' }),
  act2026: z.strictObject({ registerFields: z.boolean(), checkedOn: z.iso.date() }),
});

export type CouncilProfile = z.infer<typeof profileSchema>;
