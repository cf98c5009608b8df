import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  addressFields,
  birthDate,
  INTERPRETERS,
  NEEDS,
  optionalPhone,
  RELATIONS,
  SAFE_WAYS,
  SETTINGS,
} from '~/domains/notification';
import { languageCodes } from '~/platform/i18n/languages';
import {
  calendarDate,
  line,
  manyOf,
  oneOf,
  optionalEmailAddress,
  optionalLine,
  optionalOneOf,
  optionalText,
  ticked,
} from '~/platform/form/fields';

/** How something reached the council when not through the portal. */
export const ENTERED_SOURCES = ['phone', 'post', 'email', 'in-person'] as const;
export const ENTERED_LANGUAGES = ['other', ...languageCodes] as const;

/** As many children as one form can take; a larger family is entered in two. */
export const MOST_CHILDREN = 8;

/** The day the council received it; no clock counts from one more than a year ago. */
function receivedDate(today: Temporal.PlainDate) {
  const earliest = today.subtract({ years: 1 }).toString();
  return calendarDate.superRefine((iso, ctx) => {
    if (iso > today.toString()) ctx.addIssue({ code: 'custom', message: 'date-in-future' });
    else if (iso < earliest) ctx.addIssue({ code: 'custom', message: 'too-early' });
  });
}

/** How something that staff write down came, in which language, and whether the sender is told of it. */
export function howItCameSchema(today: Temporal.PlainDate) {
  return z.object({
    source: oneOf(ENTERED_SOURCES),
    receivedOn: receivedDate(today),
    language: oneOf(ENTERED_LANGUAGES),
    tell: ticked,
  });
}

export type HowItCame = z.output<ReturnType<typeof howItCameSchema>>;

/** What staff write down for a parent. `today` is the date in England. */
export function enterSchema(today: Temporal.PlainDate) {
  return howItCameSchema(today).extend({
    submitKey: z.uuid().catch(() => crypto.randomUUID()),
    parentName: line(100),
    relation: oneOf(RELATIONS),
    relationOther: optionalLine(60),
    email: optionalEmailAddress.transform((address) => address.toLowerCase()),
    phone: optionalPhone,
    line1: optionalLine(100),
    line2: optionalLine(100),
    town: optionalLine(60),
    postcode: addressFields.postcode,
    addressSecret: ticked,
    languageOther: optionalLine(60),
    interpreter: optionalOneOf(INTERPRETERS),
    safe: manyOf(SAFE_WAYS),
    safetyNote: optionalText(1000),
    words: optionalText(6000),
  });
}

/** One child as staff write them down. */
export function enteredChildSchema(today: Temporal.PlainDate) {
  return z.object({
    givenNames: line(100),
    familyName: line(100),
    dateOfBirth: birthDate(today),
    setting: oneOf(SETTINGS),
    schoolName: optionalLine(150),
    needs: optionalOneOf(NEEDS),
  });
}

export type Entered = z.output<ReturnType<typeof enterSchema>>;
export type EnteredChild = z.output<ReturnType<typeof enteredChildSchema>>;
