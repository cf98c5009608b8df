import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  line,
  manyOf,
  optionalCalendarDate,
  optionalLine,
  optionalOneOf,
  optionalText,
  ticked,
} from '~/platform/form/fields';
import { languageCodes } from '~/platform/i18n/languages';
import { addressFields, optionalPhone, toAddress } from './address.schema';
import {
  ADDRESS_ANSWERS,
  CONTACT_WAYS,
  HELPER_MAY,
  INTERPRETERS,
  RELATIONS,
  SAFE_WAYS,
  YES_NO_UNSURE,
  type Answers,
} from './answers.schema';

/** Who is writing. Code: name.required. */
export const youForm = z.object({
  name: line(120),
  relation: optionalOneOf(RELATIONS),
  relationOther: optionalLine(80),
  parentalResponsibility: optionalOneOf(YES_NO_UNSURE),
});

/** How to reach the parent, and what is safe. Codes besides those of the fields: line1.given, phone.needed, line1.needed, preferred.not-safe. */
export const contactForm = z
  .object({
    phone: optionalPhone,
    addressAnswer: optionalOneOf(ADDRESS_ANSWERS),
    ...addressFields,
    addressSecret: ticked,
    safe: manyOf(SAFE_WAYS),
    preferred: optionalOneOf(CONTACT_WAYS),
    safetyNote: optionalText(1000),
  })
  .superRefine((given, ctx) => {
    const refuse = (field: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [field], message });
    const noAddress = !given.line1 && !given.postcode;
    if (given.addressAnswer === 'given' && noAddress) refuse('line1', 'given');
    if (given.preferred === 'phone' && !given.phone) refuse('phone', 'needed');
    if (given.preferred === 'post' && given.addressAnswer !== 'given') {
      refuse('addressAnswer', 'needed');
    }
    if (given.preferred && given.safe.length > 0 && !isSafeWay(given.preferred, given.safe)) {
      refuse('preferred', 'not-safe');
    }
  });

function isSafeWay(
  way: (typeof CONTACT_WAYS)[number],
  safe: readonly (typeof SAFE_WAYS)[number][],
): boolean {
  switch (way) {
    case 'portal':
      return true;
    case 'email':
      return safe.includes('email');
    case 'phone':
      return safe.includes('phone') || safe.includes('text');
    case 'post':
      return safe.includes('home-post');
  }
}

/** The answer kept from the contact form. An address that was not given is none. */
export function toContact(given: z.output<typeof contactForm>): Answers['contact'] {
  const { addressAnswer, phone: number, safe, preferred, safetyNote } = given;
  const hasAddress = addressAnswer === 'given';
  return {
    phone: number,
    addressAnswer,
    address: hasAddress ? toAddress(given) : null,
    addressSecret: hasAddress && given.addressSecret,
    safe,
    safeAsked: true,
    preferred,
    safetyNote,
  };
}

/** The language to answer in, and an interpreter. */
export const languageForm = z.object({
  language: optionalOneOf(['other', ...languageCodes]),
  languageOther: optionalLine(80),
  interpreter: optionalOneOf(INTERPRETERS),
  interpreterNote: optionalText(500),
});

/** Someone who helps. Codes: helperName.required, until.date-in-past. */
export function helperForm(today: Temporal.PlainDate) {
  return z
    .object({
      wanted: optionalOneOf(['yes', 'no']),
      helperName: optionalLine(120),
      helperRelation: optionalLine(120),
      helperContact: optionalLine(200),
      may: manyOf(HELPER_MAY),
      until: optionalCalendarDate,
    })
    .superRefine((given, ctx) => {
      if (given.wanted !== 'yes') return;
      if (!given.helperName) {
        ctx.addIssue({ code: 'custom', path: ['helperName'], message: 'required' });
      }
      if (given.until && given.until < today.toString()) {
        ctx.addIssue({ code: 'custom', path: ['until'], message: 'date-in-past' });
      }
    });
}

/** The answer kept from the form about somebody who helps. */
export function toHelper(given: z.output<ReturnType<typeof helperForm>>): Answers['helper'] {
  return {
    wanted: given.wanted === 'yes',
    name: given.helperName,
    relation: given.helperRelation,
    contact: given.helperContact,
    may: given.may,
    until: given.until,
  };
}

/** The other parent or carer; `skip` is the button that goes on without. */
export const otherParentForm = z.object({
  otherName: optionalLine(120),
  otherRelation: optionalLine(120),
  parentalResponsibility: optionalOneOf(YES_NO_UNSURE),
  livesWithChild: optionalOneOf(YES_NO_UNSURE),
  otherContact: optionalLine(200),
  note: optionalText(1000),
  skip: optionalLine(1),
});

/** The answer kept about the other parent. Nothing told, or the button without, is `told: false`. */
export function toOtherParent(given: z.output<typeof otherParentForm>): Answers['otherParent'] {
  const { skip, otherName: name, otherRelation: relation, otherContact: contact, ...rest } = given;
  const details = { name, relation, contact, ...rest };
  return { told: !skip && Object.values(details).some(Boolean), ...details };
}
