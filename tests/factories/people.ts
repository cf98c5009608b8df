import { searchKey } from '~/domains/intake';
import { newSecret, hashSecret } from '~/platform/auth/secrets.server';
import type { StaffRole } from '~/platform/auth/session.server';
import { cookieName } from '~/platform/auth/cookies.server';
import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { FAMILY_NAMES, GIVEN_NAMES } from './names';
import { next, pick } from './sequence';

/** A member of staff; an officer unless `roles` says otherwise. */
export function createStaff(
  given: Partial<Prisma.StaffMemberUncheckedCreateInput> & { roles?: StaffRole[] } = {},
) {
  const n = next('staff');
  return db().staffMember.create({
    data: {
      email: `officer${n}@council.example`,
      name: `Officer ${pick(FAMILY_NAMES, n)}`,
      ...given,
      roles: given.roles ?? ['OFFICER'],
    },
  });
}

/** The same person as the guards know them. */
export function asActor(member: { id: string; email: string; name: string; roles: StaffRole[] }) {
  const { id, email, name, roles } = member;
  return { kind: 'staff' as const, id, email, name, roles, sessionId: `session-of-${id}` };
}

/** An account on the family side. */
export function createAccount(given: Partial<Prisma.AccountUncheckedCreateInput> = {}) {
  return db().account.create({
    data: { email: `parent${next('account')}@family.example`, ...given },
  });
}

/** A family without children yet. */
export function createFamily(given: Partial<Prisma.FamilyUncheckedCreateInput> = {}) {
  return db().family.create({ data: { name: pick(FAMILY_NAMES, next('family')), ...given } });
}

/** A child of a family (a new one where none is given), of compulsory school age at a mainstream school. */
export async function createChild(given: Partial<Prisma.ChildUncheckedCreateInput> = {}) {
  const n = next('child');
  const familyId = given.familyId ?? (await createFamily()).id;
  const givenNames = given.givenNames ?? pick(GIVEN_NAMES, n);
  const familyName = given.familyName ?? pick(FAMILY_NAMES, n);
  return db().child.create({
    data: {
      dateOfBirth: new Date(Date.UTC(2012 + (n % 8), n % 12, 1 + (n % 28))),
      setting: 'mainstream',
      status: 'notified',
      ...given,
      familyId,
      givenNames,
      familyName,
      nameKey: searchKey(givenNames, familyName),
    },
  });
}

/** Signs somebody in by fixture: a session row, and the `Cookie` header that carries it. */
export async function signedIn(who: { staffId: string } | { accountId: string }): Promise<string> {
  const secret = newSecret();
  await db().session.create({
    data: {
      id: hashSecret(secret),
      audience: 'staffId' in who ? 'staff' : 'family',
      ...who,
      endsAt: new Date(Date.now() + 3_600_000),
    },
  });
  return `${cookieName('session')}=${secret}`;
}
