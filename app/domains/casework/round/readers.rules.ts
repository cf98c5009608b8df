import type { ItemFlag } from '~/domains/intake';
import { chosenWay, waysTo, type ReachOf } from '../letter/reach.rules';
import type { CopyWay, NoWay } from './round.codes';

/** An adult of a family as somebody told of them; one person may be there several times, by one account. */
export type KnownAdult = ReachOf & {
  id: string;
  familyId: string;
  /** The address of their account. */
  email: string | null;
  name: string;
  language: string;
  /** The notice that told of them. */
  notificationId: string | null;
  /** The children whom that notice names. */
  toldChildIds: readonly string[];
  /** Those of them about whom it was taken up. */
  takenUpChildIds: readonly string[];
  needsInterpreter: boolean;
  phone: string;
  /** The address that was told of them, which need not be that of their account. */
  toldEmail: string;
};

/** Somebody whom a round writes to, and how. */
export type Reader = {
  adultId: string;
  accountId: string | null;
  email: string | null;
  name: string;
  language: string;
  how: CopyWay;
  /** Why there is no way, where `how` is `none`. */
  noWay: NoWay | '';
  addressLines: readonly string[];
  /** Whose names a letter to them may say; null for any child of the family. */
  mayRead: readonly string[] | null;
  flags: ItemFlag[];
};

/**
 * Who of one family is written to about these children (all of the family where none is named), each
 * person once: every parent and carer with an account, as their newest notice says and only where none
 * of them says that it is not safe; somebody without one only if they chose post. Nobody is written to
 * on the strength of a notice that nobody has taken up, while others had told of the family. `adults`
 * are in the order in which they were told of, without helpers.
 */
export function readersOf(
  adults: readonly KnownAdult[],
  childIds: readonly string[] = [],
): Reader[] {
  return adults.flatMap((adult) => {
    const told = sayingsOf(adult, adults);
    if (told.at(-1) !== adult || isUnsettled(told, adults, childIds)) return [];
    if (adult.accountId === null && adult.preferredContact !== 'post') return [];
    const reach = reachOfTold(told);
    return [{ ...identityOf(adult, told), ...wayOf(reach), flags: flagsOf(reach, told) }];
  });
}

/** All that was told of the same person, in order. */
function sayingsOf(adult: KnownAdult, adults: readonly KnownAdult[]): KnownAdult[] {
  if (adult.accountId === null) return [adult];
  return adults.filter((each) => each.accountId === adult.accountId);
}

/** How somebody can be reached: as the newest says, and only where nobody says that it is not safe. */
function reachOfTold(told: readonly KnownAdult[]): ReachOf {
  const newest = told.at(-1)!;
  return {
    accountId: newest.accountId,
    safeToEmail: told.every((each) => each.safeToEmail),
    safeToWrite: told.every((each) => each.safeToWrite),
    mailHeld: newest.mailHeld,
    changed: newest.changed,
    addressLines: newest.addressLines,
    preferredContact: newest.preferredContact,
  };
}

/** How the reader of a message can be reached today, and what else is known of them; null where nothing is. */
export function reachNow(
  reader: { adultId: string | null; accountId: string | null },
  adults: readonly KnownAdult[],
): { reach: ReachOf; newest: KnownAdult } | null {
  const known = adults.find((each) =>
    reader.accountId === null ? each.id === reader.adultId : each.accountId === reader.accountId,
  );
  if (!known) return null;
  const told = sayingsOf(known, adults);
  return { reach: reachOfTold(told), newest: told.at(-1)! };
}

function isUnsettled(
  told: readonly KnownAdult[],
  adults: readonly KnownAdult[],
  childIds: readonly string[],
): boolean {
  const { accountId, notificationId } = told[0]!;
  const isTakenUp = ({ takenUpChildIds }: KnownAdult) =>
    childIds.length === 0
      ? takenUpChildIds.length > 0
      : takenUpChildIds.some((id) => childIds.includes(id));
  return (
    told.every((each) => each.notificationId !== null && !isTakenUp(each)) &&
    adults.some(
      (each) =>
        each.notificationId !== null &&
        each.notificationId !== notificationId &&
        each.accountId !== accountId &&
        each.accountId !== null,
    )
  );
}

function identityOf(adult: KnownAdult, told: readonly KnownAdult[]) {
  const byOthers = told.some((each) => each.notificationId === null);
  return {
    adultId: adult.id,
    accountId: adult.accountId,
    email: adult.email,
    name: adult.name,
    language: adult.language,
    mayRead: byOthers ? null : told.flatMap((each) => each.toldChildIds),
  };
}

function wayOf(reach: ReachOf): Pick<Reader, 'how' | 'noWay' | 'addressLines'> {
  const how = chosenWay(reach);
  if (how === 'post') return { how, noWay: '', addressLines: reach.addressLines };
  if (how === 'email') return { how, noWay: '', addressLines: [] };
  return { how: 'none', noWay: noWayOf(reach), addressLines: [] };
}

const CODES: Partial<Record<string, NoWay>> = {
  'email-not-safe': 'email-not-safe',
  'email-held': 'email-held',
  'post-not-safe': 'post-not-safe',
  'post-held': 'post-held',
  'no-address': 'no-address',
};

/** What speaks against the way that they chose. */
function noWayOf(reach: ReachOf): NoWay {
  const wanted = reach.preferredContact === 'post' ? 'post' : 'email';
  const why = waysTo(reach).find(({ way }) => way === wanted)?.why ?? '';
  return CODES[why] ?? 'no-address';
}

function flagsOf(reach: ReachOf, told: readonly KnownAdult[]): ItemFlag[] {
  return [
    ...(reach.safeToEmail && !reach.mailHeld ? [] : (['not-safe-to-email'] as const)),
    ...(reach.safeToWrite ? [] : (['not-safe-to-write'] as const)),
    ...(told.at(-1)!.needsInterpreter ? (['interpreter'] as const) : []),
  ];
}
