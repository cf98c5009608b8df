import type { FamilyAdult, FamilyChild, FamilyView, HeardAs, RelativeView } from './family.view';
import { isNamed, kindOf, type ContactMark } from './contact-pattern.rules';

/** Who lives at one address, as it was told; null where nobody told an address. */
export type Household = {
  number: number;
  address: string[];
  /** Somebody who lives there keeps the address secret. */
  secret: boolean;
  unknown: boolean;
  adults: FamilyAdult[];
  children: FamilyChild[];
  relatives: RelativeView[];
  /** Children whose notices name this address too, who stand at another one. */
  alsoHere: FamilyChild[];
};

type Address = { line1?: unknown; line2?: unknown; town?: unknown; postcode?: unknown };

/** The lines of an address that are filled. */
export function linesOf(address: unknown): string[] {
  const { line1, line2, town, postcode } = (address ?? {}) as Address;
  return [line1, line2, town, postcode].filter(
    (line): line is string => typeof line === 'string' && line.trim() !== '',
  );
}

/**
 * What two writings of one address have in common: street and postcode without case, spaces and
 * marks. The town is left out, since people name one place in several ways.
 */
export function addressKey(address: unknown): string {
  const { line1, line2, postcode } = (address ?? {}) as Address;
  return plainKey([line1, line2, postcode].filter((line) => typeof line === 'string').join(''));
}

function plainKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The people of a family grouped by where they live. A child without an address of its own lives with
 * the parent who told of them; where two parents did, at both. Helpers and professionals live nowhere
 * here. `adults` are parents and carers, each once.
 */
export function householdsOf(
  { children, relatives }: Pick<FamilyView, 'children' | 'relatives'>,
  adults: FamilyAdult[],
): Household[] {
  const homes = new Map<string, Household>();
  const at = (key: string, address: string[]): Household => {
    const home = homes.get(key) ?? {
      number: 0,
      address,
      secret: false,
      unknown: key === '',
      adults: [],
      children: [],
      relatives: [],
      alsoHere: [],
    };
    homes.set(key, home);
    return home;
  };
  for (const adult of adults) {
    const home = at(addressKey(adult.address), linesOf(adult.address));
    home.adults.push(adult);
    home.secret ||= adult.addressSecret && !home.unknown;
  }
  for (const child of children) {
    const [first, ...others] = addressesOf(child, adults);
    at(addressKey(first), linesOf(first)).children.push(child);
    for (const other of others) at(addressKey(other), linesOf(other)).alsoHere.push(child);
  }
  for (const relative of relatives) {
    const key = plainKey(relative.livesAt);
    const [found] = [...homes].find(([known, home]) => isSamePlace(key, known, home)) ?? [];
    at(found ?? key, relative.livesAt ? [relative.livesAt] : []).relatives.push(relative);
  }
  return [...homes.values()]
    .sort((a, b) => Number(a.unknown) - Number(b.unknown) || peopleIn(b) - peopleIn(a))
    .map((home, index) => ({ ...home, number: index + 1 }));
}

function addressesOf(child: FamilyChild, adults: FamilyAdult[]): unknown[] {
  if (addressKey(child.address) !== '') return [child.address];
  const told = adults
    .filter((adult) => idsOf(adult).some((id) => child.toldBy.includes(id)))
    .map(({ address }) => address);
  const known = told.filter((address) => addressKey(address) !== '');
  const distinct = known.filter(
    (address, index) =>
      known.findIndex((other) => addressKey(other) === addressKey(address)) === index,
  );
  return distinct.length > 0 ? distinct : [null];
}

/** True where what was told of a relative is the address of the home, or the name of who lives there. */
function isSamePlace(key: string, known: string, home: Household): boolean {
  if (key === '' || known === '') return key === known;
  const whole = plainKey(home.address.join(''));
  return known === key || whole === key || home.adults.some(({ name }) => plainKey(name) === key);
}

function peopleIn(home: Household): number {
  return home.adults.length + home.children.length + home.relatives.length;
}

/**
 * Parents and carers, each once: who was told of and then told us themselves is one person, and so is
 * who sent several notices from one account.
 */
export function parentsOf(adults: FamilyAdult[]): FamilyAdult[] {
  const own = onePerAccount(adults.filter(({ role }) => role === 'parent'));
  const told = adults.filter(({ role }) => role === 'other-parent');
  const known = new Set(own.map(({ name }) => plainKey(name)));
  return [
    ...own,
    ...told.filter(({ name }, index) => {
      const key = plainKey(name);
      const first = told.findIndex((other) => plainKey(other.name) === key) === index;
      return !known.has(key) && first;
    }),
  ];
}

/** Their newest notice says how they are reached; a warning that stands in any of them still stands. */
function onePerAccount(adults: FamilyAdult[]): FamilyAdult[] {
  return adults.flatMap((adult, at) => {
    const { accountId } = adult;
    if (!accountId) return adult;
    if (adults.some((each, later) => later > at && each.accountId === accountId)) return [];
    const all = adults.filter((each) => each.accountId === accountId);
    if (all.length === 1) return adult;
    const notes = [...new Set(all.map(({ safetyNote }) => safetyNote).filter(Boolean))];
    return {
      ...adult,
      also: all.map(({ id }) => id).filter((id) => id !== adult.id),
      heard: all.flatMap(({ heard }) => heard),
      addressSecret: all.some(({ addressSecret }) => addressSecret),
      safeToEmail: all.every(({ safeToEmail }) => safeToEmail),
      safeToWrite: all.every(({ safeToWrite }) => safeToWrite),
      safetyNote: notes.join('\n') || null,
    };
  });
}

function idsOf({ id, also = [] }: FamilyAdult): string[] {
  return [id, ...also];
}

/** Helpers whom a parent named. */
export function helpersOf(adults: FamilyAdult[]): FamilyAdult[] {
  return adults.filter(({ role }) => role === 'helper');
}

/** What an adult is called in a contact log: by name, or by a relation that nobody else has. */
function namesOf(adult: FamilyAdult, adults: FamilyAdult[]): string[] {
  const { name, relation } = adult;
  const alone = relation && adults.filter((other) => other.relation === relation).length === 1;
  return [name, ...(alone ? [relation] : [])].filter((one) => one.trim() !== '');
}

/** True where the contact log names that adult. */
export function isAbout(mark: ContactMark, adult: FamilyAdult, adults: FamilyAdult[]): boolean {
  return (
    idsOf(adult).some((id) => mark.adultIds.includes(id)) ||
    namesOf(adult, adults).some((name) => isNamed(mark.who, name))
  );
}

/**
 * When an adult was last in touch themselves, and how; null where the council never heard from them.
 * A contact counts where it reached somebody of that name.
 */
export function lastHeardOf(
  adult: FamilyAdult,
  adults: FamilyAdult[],
  contacts: ContactMark[],
): HeardAs | null {
  const reached = contacts
    .filter((mark) => mark.source === 'contact' && kindOf(mark) === 'reached')
    .filter((mark) => isAbout(mark, adult, adults))
    .map(({ on }): HeardAs => ({ how: 'contact', on }));
  const all = [...adult.heard, ...reached].sort((a, b) => b.on.localeCompare(a.on));
  return all[0] ?? null;
}
