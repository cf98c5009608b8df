import type { NewAdult, NewChild } from '~/domains/family/index.server';
import type { Address, Answers } from './answers.schema';
import { mayBeginAtOnce, senOf } from './notice.rules';
import { isSafe } from './safety.rules';

/** The children of a notice as the family room keeps them. */
export function childrenTold(answers: Answers): NewChild[] {
  return answers.children.map((child) => {
    const { learning } = child;
    return {
      key: child.key,
      givenNames: child.givenNames,
      familyName: child.familyName,
      knownAs: child.knownAs || null,
      dateOfBirth: child.dateOfBirth,
      sex: child.sex,
      upn: child.upn || null,
      address: child.address,
      setting: learning?.setting ?? 'never-at-school',
      schoolUrn: learning?.schoolUrn ?? null,
      schoolName: learning?.schoolName || null,
      sen: senOf(child),
      startedOn:
        learning && mayBeginAtOnce(learning.setting) ? (answers.start?.startsOn ?? null) : null,
    };
  });
}

type Teller = {
  answers: Answers;
  language: string;
  receivedOn: string;
  accountId: string | null;
  email: string | null;
  /** The member of staff who wrote the notice down for the parent, if one did. */
  enteredById?: string | null;
};

/** The adults that a notice tells of: the parent who sent it, the other parent, a helper. */
export function adultsTold(notice: Teller): NewAdult[] {
  return [parentTold(notice), ...otherParentTold(notice), ...helperTold(notice)];
}

function parentTold(notice: Teller): NewAdult {
  const { answers, language, receivedOn, accountId, email, enteredById } = notice;
  const { you, contact } = answers;
  const relation = you?.relation === 'other' ? you.relationOther || 'other' : you?.relation;
  return {
    role: 'parent',
    accountId,
    name: you?.name ?? '',
    relation: relation ?? null,
    parentalResponsibility: you?.parentalResponsibility ?? null,
    email,
    phone: contact?.phone || null,
    address: contact?.address ?? null,
    preferredContact: contact?.preferred ?? null,
    safeToEmail: isSafe(contact, 'email'),
    safeToWrite: isSafe(contact, 'home-post'),
    safetyNote: contact?.safetyNote || null,
    language: answers.language?.language ?? language,
    interpreter: answers.language?.interpreter ?? null,
    toldBy: enteredById || !accountId ? 'staff' : 'self',
    lastHeardOn: receivedOn,
  };
}

/** Somebody told of by the parent: the council has heard nothing from them. */
function told(role: 'other-parent' | 'helper', name: string, more: Partial<NewAdult>): NewAdult {
  return {
    role,
    accountId: null,
    name,
    relation: null,
    parentalResponsibility: null,
    email: null,
    phone: null,
    address: null,
    preferredContact: null,
    safeToEmail: true,
    safeToWrite: true,
    safetyNote: null,
    language: 'en',
    interpreter: null,
    toldBy: 'parent',
    lastHeardOn: null,
    ...more,
  };
}

function otherParentTold({ answers: { otherParent: other } }: Teller): NewAdult[] {
  if (!other?.told || !other.name.trim()) return [];
  return [
    told('other-parent', other.name, {
      relation: other.relation || null,
      parentalResponsibility: other.parentalResponsibility,
      ...reachedBy(other.contact),
    }),
  ];
}

function helperTold({ answers: { helper } }: Teller): NewAdult[] {
  if (!helper?.wanted || !helper.name.trim()) return [];
  return [
    told('helper', helper.name, {
      relation: helper.relation || null,
      ...reachedBy(helper.contact),
    }),
  ];
}

/** A contact in free words: an email address where it looks like one, otherwise a number or words. */
function reachedBy(contact: string): Pick<NewAdult, 'email' | 'phone'> {
  const words = contact.trim();
  if (!words) return { email: null, phone: null };
  return /^\S+@\S+\.\S+$/.test(words)
    ? { email: words, phone: null }
    : { email: null, phone: words };
}

function addressWords(address: Address | null | undefined): string[] {
  if (!address) return [];
  const { line1, line2, town, postcode } = address;
  return [line1, line2, town, postcode, postcode.replace(/\s+/g, '')];
}

/** What an officer may look for beside the children's names and the reference. */
export function searchWords(answers: Answers): string[] {
  const { you, contact, otherParent, helper } = answers;
  const phone = contact?.phone ?? '';
  const words = [
    you?.name ?? '',
    otherParent?.told ? otherParent.name : '',
    helper?.wanted ? helper.name : '',
    phone,
    phone.replace(/\s+/g, ''),
    ...addressWords(contact?.address),
    ...answers.children.flatMap((child) => [
      child.knownAs,
      child.upn,
      child.learning?.schoolName ?? '',
      ...addressWords(child.address),
    ]),
  ];
  return [...new Set(words.filter(Boolean))];
}
