import { db, type Transaction } from '~/platform/db/database.server';
import { profile } from '~/platform/config/environment.server';
import { oneLine } from '~/platform/documents/printable-text';
import { translatorFor } from '~/platform/i18n';
import { addressSchema } from '~/domains/notification';
import type { LetterKind, LetterWayOut } from '../case/case.codes';
import { SCHOOL_LETTERS, SERVED_LETTERS } from './letter.values';
import { chosenWay, servedWay, waysTo, type OfferedWay } from './reach.rules';

/** The key of a school among the recipients of a letter. */
export const SCHOOL = 'school';

/** Somebody to whom a letter can go. */
export type Recipient = {
  /** The id of the adult, or `SCHOOL`. */
  key: string;
  adultId: string | null;
  accountId: string | null;
  name: string;
  relation: string;
  role: string;
  /** The language of the courtesy translation that their copy carries; `en` for none. */
  language: string;
  addressLines: string[];
  ways: OfferedWay[];
  chosen: LetterWayOut | null;
  safetyNote: string;
};

type Reader = Pick<Transaction, 'adult' | 'child' | 'school'>;

/** The parents and carers of the child's family, or the child's school for a letter to a school. */
export function listRecipients(
  letter: { kind: LetterKind; childId: string; otherLanguage: string | null; otherText: string },
  tx: Reader = db(),
): Promise<Recipient[]> {
  return SCHOOL_LETTERS.includes(letter.kind) ? schoolOf(letter, tx) : adultsOf(letter, tx);
}

async function adultsOf(
  letter: { kind: LetterKind; childId: string; otherLanguage: string | null; otherText: string },
  tx: Reader,
): Promise<Recipient[]> {
  const adults = await tx.adult.findMany({
    where: {
      role: { not: 'helper' },
      family: { children: { some: { id: letter.childId } } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { account: { select: { mailHeldSince: true } } },
  });
  return adults.map((adult) => {
    const reach = {
      accountId: adult.accountId,
      safeToEmail: adult.safeToEmail,
      safeToWrite: adult.safeToWrite,
      mailHeld: Boolean(adult.account?.mailHeldSince),
      addressLines: linesOf(adult.address),
      preferredContact: adult.preferredContact,
    };
    const carries = letter.otherText !== '' && adult.language === letter.otherLanguage;
    return {
      key: adult.id,
      adultId: adult.id,
      accountId: adult.accountId,
      name: oneLine(adult.name),
      relation: adult.relation ?? '',
      role: adult.role,
      language:
        carries && profile().languages.some((code) => code === adult.language)
          ? adult.language
          : 'en',
      addressLines: reach.addressLines,
      ways: waysTo(reach),
      chosen: SERVED_LETTERS.includes(letter.kind) ? servedWay(reach) : chosenWay(reach),
      safetyNote: adult.safetyNote ?? '',
    };
  });
}

function linesOf(address: unknown): string[] {
  const known = addressSchema.safeParse(address).data;
  if (!known) return [];
  return [known.line1, known.line2, known.town, known.postcode].map(oneLine).filter(Boolean);
}

async function schoolOf({ childId }: { childId: string }, tx: Reader): Promise<Recipient[]> {
  const child = await tx.child.findUnique({
    where: { id: childId },
    select: { schoolUrn: true, schoolName: true },
  });
  const school = child?.schoolUrn
    ? await tx.school.findUnique({ where: { urn: child.schoolUrn } })
    : null;
  const name = oneLine(school?.name || child?.schoolName || '');
  const addressLines = school
    ? [...school.address.split(/[\n,]/), school.town, school.postcode].map(oneLine).filter(Boolean)
    : [];
  return [
    {
      key: SCHOOL,
      adultId: null,
      accountId: null,
      name: translatorFor('en')('letter-templates:frame.headTeacher'),
      relation: '',
      role: SCHOOL,
      language: 'en',
      addressLines: [name, ...new Set(addressLines)].filter(Boolean),
      ways: [
        { way: 'email', why: 'school-no-email' },
        { way: 'post', why: addressLines.length === 0 ? 'no-address' : null },
        { way: 'by-hand', why: null },
      ],
      chosen: addressLines.length === 0 ? null : 'post',
      safetyNote: '',
    },
  ];
}
