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
  /** They named the child in a notice that nobody has decided on, while others had told of the child. */
  unsettled: boolean;
};

type Reader = Pick<Transaction, 'adult' | 'child' | 'school' | '$queryRaw'>;

/**
 * The parents and carers of the child's family, each once, or the child's school for a letter to a
 * school. Somebody of whom several notices told is reached as the newest says, and only where none of
 * them says that it is not safe.
 */
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
    include: {
      account: { select: { mailHeldSince: true } },
      notification: {
        select: { children: { where: { childId: letter.childId }, select: { outcome: true } } },
      },
    },
  });
  // Anybody can send a notice that names a child: nothing goes to them by itself on the strength of it.
  const isUnsettled = (told: typeof adults) =>
    told[0]!.accountId !== null &&
    told.every(({ notification }) => notification && !isTakenUp(notification.children)) &&
    adults.some(
      ({ accountId, notificationId }) => notificationId && accountId !== told[0]!.accountId,
    );
  const changed = await changedReach(
    tx,
    adults.flatMap(({ accountId }) => accountId ?? []),
  );
  return adults.flatMap((adult) => {
    const same = adults.filter((each) => adult.accountId && each.accountId === adult.accountId);
    if (same.length > 0 && same.at(-1) !== adult) return [];
    const told = [adult, ...same];
    const reach = {
      accountId: adult.accountId,
      safeToEmail: told.every((each) => each.safeToEmail),
      safeToWrite: told.every((each) => each.safeToWrite),
      mailHeld: Boolean(adult.account?.mailHeldSince),
      changed: adult.accountId !== null && changed.has(adult.accountId),
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
      unsettled: isUnsettled(told),
      language:
        carries && profile().languages.some((code) => code === adult.language)
          ? adult.language
          : 'en',
      addressLines: reach.addressLines,
      ways: waysTo(reach),
      chosen: isUnsettled(told)
        ? null
        : SERVED_LETTERS.includes(letter.kind)
          ? servedWay(reach)
          : chosenWay(reach),
      safetyNote: [...new Set(told.flatMap((each) => each.safetyNote || []))].join('\n'),
    };
  });
}

function isTakenUp(children: readonly { outcome: string | null }[]): boolean {
  return children.some(({ outcome }) => outcome === 'accepted' || outcome === 'recorded');
}

/**
 * Those of these accounts whose person told of a change of how to reach them, or of what is safe, and
 * for whom no officer has recorded since what is: the address that is known may be the wrong one.
 */
export async function changedReach(
  tx: Pick<Transaction, '$queryRaw'>,
  accountIds: string[],
): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select a.id from account a
    where a.id = any(${accountIds}::uuid[]) and a.mail_held_since is not null and not exists (
      select 1 from queue_item i join audit_event e on e.item_id = i.id
      where i.account_id = a.id and e.action = 'item.reach-recorded'
        and e.at >= a.mail_held_since - interval '5 seconds')`;
  return new Set(rows.map(({ id }) => id));
}

/** An address as the lines of a letter; none where nothing is known. */
export function linesOf(address: unknown): string[] {
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
      unsettled: false,
    },
  ];
}
