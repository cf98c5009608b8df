import type { Transaction } from '~/platform/db/database.server';
import { Prisma } from '~/platform/db/generated/client';
import { asDate } from '~/domains/clock/index.server';
import { familyName, identityKeys, isOver, nameKeyOf, type ChildIdentity } from './family.rules';

type Address = Prisma.InputJsonObject;

/** A child as somebody told us of them; `key` is the teller's own. Dates are ISO dates. */
export type NewChild = ChildIdentity & {
  key: string;
  knownAs: string | null;
  sex: string | null;
  address: Address | null;
  setting: string;
  schoolUrn: string | null;
  schoolName: string | null;
  sen: 'E' | 'K' | 'N';
  startedOn: string | null;
};

/** A parent, carer or helper as somebody told us of them. */
export type NewAdult = {
  role: 'parent' | 'other-parent' | 'helper';
  accountId: string | null;
  name: string;
  relation: string | null;
  parentalResponsibility: string | null;
  email: string | null;
  phone: string | null;
  address: Address | null;
  preferredContact: string | null;
  safeToEmail: boolean;
  safeToWrite: boolean;
  safetyNote: string | null;
  language: string;
  interpreter: string | null;
  toldBy: 'self' | 'parent' | 'staff';
  lastHeardOn: string | null;
};

export type JoinedFamily = {
  familyId: string;
  /** In the order given; `known` where the council had the child already. */
  children: { key: string; childId: string; known: boolean }[];
};

type Known = { id: string; familyId: string; status: string };

/**
 * Finds the family of these children, or begins one, in the transaction of the caller. A child is the
 * same where the UPN is, or where date of birth and name are; two notices of one child wait for each
 * other. What is known of such a child is left as it is, unless an earlier episode is over.
 */
export async function joinOrCreateFamily(tx: Transaction, told: NewChild[]): Promise<JoinedFamily> {
  for (const key of identityKeys(told)) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 11))`;
  }
  const found = new Map<NewChild, Known | null>();
  for (const child of told) found.set(child, await findChild(tx, child));
  const familyId =
    [...found.values()].find((known) => known !== null)?.familyId ?? (await begin(tx, told));
  const children: JoinedFamily['children'] = [];
  const added = new Map<string, string>();
  for (const child of told) {
    const known = found.get(child) ?? null;
    const identity = `${child.dateOfBirth} ${nameKeyOf(child)}`;
    const twice = added.get(identity);
    const childId = known?.id ?? twice ?? (await addChild(tx, familyId, child));
    if (known && isOver(known.status)) await beginAgain(tx, known.id, child);
    added.set(identity, childId);
    children.push({ key: child.key, childId, known: known !== null });
  }
  return { familyId, children };
}

async function findChild(tx: Transaction, child: NewChild): Promise<Known | null> {
  const select = { id: true, familyId: true, status: true } as const;
  const orderBy = [
    { createdAt: 'asc' },
    { id: 'asc' },
  ] satisfies Prisma.ChildOrderByWithRelationInput[];
  const byUpn = child.upn
    ? await tx.child.findFirst({ where: { upn: child.upn }, select, orderBy })
    : null;
  if (byUpn) return byUpn;
  const where = {
    dateOfBirth: asDate(child.dateOfBirth),
    nameKey: nameKeyOf(child),
    // Two pupil numbers are two children, however alike the rest.
    ...(child.upn ? { OR: [{ upn: null }, { upn: '' }] } : {}),
  };
  return tx.child.findFirst({ where, select, orderBy });
}

async function begin(tx: Transaction, told: NewChild[]): Promise<string> {
  const { id } = await tx.family.create({ data: { name: familyName(told) }, select: { id: true } });
  return id;
}

function placeColumns(child: NewChild) {
  return {
    setting: child.setting,
    schoolUrn: child.schoolUrn,
    schoolName: child.schoolName,
    sen: child.sen,
    status: 'notified',
    startedOn: child.startedOn ? asDate(child.startedOn) : null,
  };
}

async function addChild(tx: Transaction, familyId: string, child: NewChild): Promise<string> {
  const { id } = await tx.child.create({
    data: {
      familyId,
      givenNames: child.givenNames,
      familyName: child.familyName,
      knownAs: child.knownAs,
      dateOfBirth: asDate(child.dateOfBirth),
      sex: child.sex,
      upn: child.upn || null,
      address: child.address ?? Prisma.DbNull,
      nameKey: nameKeyOf(child),
      ...placeColumns(child),
    },
    select: { id: true },
  });
  return id;
}

async function beginAgain(tx: Transaction, id: string, child: NewChild): Promise<void> {
  await tx.child.update({
    where: { id },
    data: { ...placeColumns(child), endedOn: null, changedAt: new Date() },
    select: { id: true },
  });
}
