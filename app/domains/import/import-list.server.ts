import { recordAudit, recordAudits, type AuditEntry } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db, type Transaction } from '~/platform/db/database.server';
import { Prisma } from '~/platform/db/generated/client';
import { mayAdminister } from '~/domains/administration/index.server';
import { familyName, identityKeys, isOver, isSameChild, nameKeyOf } from '~/domains/family';
import { asDate } from '~/domains/clock/index.server';
import { joinOrCreateFamily, type NewChild } from '~/domains/family/index.server';
import { households, type ListedChild } from './list.rules';

/** What an import does: children new to the portal, and those it knows and leaves as they are. */
export type ListTrial = { added: number; known: number; families: number };

type KnownChild = {
  givenNames: string;
  familyName: string;
  dateOfBirth: string;
  upn: string | null;
  status: string;
};

/** The children of the list that the portal knows already, by line. */
async function knownAmong(
  tx: Pick<Transaction, 'child'>,
  children: readonly ListedChild[],
): Promise<Map<number, KnownChild>> {
  const dates = [...new Set(children.map((child) => child.dateOfBirth))];
  const upns = children.map(({ upn }) => upn).filter(Boolean);
  const rows = await tx.child.findMany({
    where: {
      OR: [
        { dateOfBirth: { in: dates.map((day) => new Date(`${day}T00:00:00Z`)) } },
        { upn: { in: upns } },
      ],
    },
    select: { givenNames: true, familyName: true, dateOfBirth: true, upn: true, status: true },
  });
  const there = rows.map((row) => ({
    ...row,
    dateOfBirth: row.dateOfBirth.toISOString().slice(0, 10),
  }));
  const known = new Map<number, KnownChild>();
  for (const child of children) {
    const found = there.find((row) => isSameChild(row, child));
    if (found) known.set(child.line, found);
  }
  return known;
}

/** What an import of these children would do now. */
export async function tryList(
  children: readonly ListedChild[],
  tx: Pick<Transaction, 'child'> = db(),
): Promise<ListTrial> {
  const known = await knownAmong(tx, children);
  const fresh = households(children).filter((home) => home.some(({ line }) => !known.has(line)));
  return { added: children.length - known.size, known: known.size, families: fresh.length };
}

export type ListImport =
  ({ kind: 'imported' } & ListTrial) | { kind: 'not-allowed' } | { kind: 'nothing-to-import' };

/** Longer than usual: some thousand children in one go. */
const timeout = 120_000;

/**
 * Takes the existing list over: families, parents and children, all of it or nothing, and no item in
 * the queue. Children whom the portal knows are left as they are, so that the same file sent again
 * changes nothing.
 */
export async function importHomeEducationList(
  actor: Staff,
  children: readonly ListedChild[],
  sha256: string,
): Promise<ListImport> {
  if (!mayAdminister(actor)) return { kind: 'not-allowed' };
  if (children.length === 0) return { kind: 'nothing-to-import' };
  return db().$transaction(
    async (tx): Promise<ListImport> => {
      await waitForOthers(tx, children);
      const known = await knownAmong(tx, children);
      const isFresh = ({ line }: ListedChild) => !known.has(line);
      const homes = households(children).filter((home) => home.some(isFresh));
      await addHomes(
        tx,
        actor,
        homes.filter((home) => home.every(isFresh)),
      );
      for (const home of homes.filter((each) => !each.every(isFresh))) {
        const here = home.filter(({ line }) => !isOver(known.get(line)?.status ?? 'notified'));
        await joinHome(tx, actor, here, home.filter(isFresh));
      }
      const counts = {
        added: children.length - known.size,
        known: known.size,
        families: homes.length,
      };
      await record(tx, actor, { rows: children.length, sha256 }, counts);
      return { kind: 'imported', ...counts };
    },
    { maxWait: 10_000, timeout },
  );
}

/** Lets a notice of one of these children, and another import, go first or wait (see `joinOrCreateFamily`). */
async function waitForOthers(tx: Transaction, children: readonly ListedChild[]): Promise<void> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(key, 11))
    from unnest(${identityKeys(children)}::text[]) with ordinality as told(key, place) order by place`;
}

/** Writes households none of whose children is known, table by table: one by one they would take minutes. */
async function addHomes(
  tx: Transaction,
  actor: Staff,
  homes: readonly (readonly ListedChild[])[],
): Promise<void> {
  const begun = homes.map((home) => ({
    familyId: crypto.randomUUID(),
    children: home.map((child) => ({ child, childId: crypto.randomUUID() })),
  }));
  await tx.family.createMany({
    data: begun.map(({ familyId, children }) => ({
      id: familyId,
      name: familyName(children.map(({ child }) => child)),
    })),
  });
  await tx.child.createMany({
    data: begun.flatMap(({ familyId, children }) =>
      children.map(({ child, childId }) => childRow(familyId, childId, child)),
    ),
  });
  await tx.adult.createMany({
    data: begun.flatMap(({ familyId, children }) => {
      const told = children.find(({ child }) => child.parentName !== '');
      return told ? [parentRow(familyId, told.child)] : [];
    }),
  });
  await recordAudits(
    tx,
    begun.flatMap(({ familyId, children }) =>
      children.map((one) => importedRow(actor, familyId, one)),
    ),
  );
}

type Added = { child: ListedChild; childId: string };

function importedRow(actor: Staff, familyId: string, { child, childId }: Added): AuditEntry {
  return {
    actor: { kind: 'staff', id: actor.id },
    action: 'child.imported',
    childId,
    familyId,
    detail: child.lastReview ? { lastReviewOn: child.lastReview } : {},
  };
}

/** Adds children to the family in which the portal has a brother or sister of theirs already. */
async function joinHome(
  tx: Transaction,
  actor: Staff,
  home: readonly ListedChild[],
  fresh: readonly ListedChild[],
): Promise<void> {
  const { familyId, children } = await joinOrCreateFamily(tx, home.map(asTold));
  const ids = new Map(children.map(({ key, childId }) => [key, childId]));
  const added = fresh.map((child) => ({ child, childId: ids.get(String(child.line))! }));
  await tx.child.updateMany({
    where: { id: { in: added.map(({ childId }) => childId) } },
    data: { status: 'home-educated' },
  });
  await addParent(
    tx,
    familyId,
    home.find(({ parentName }) => parentName !== ''),
  );
  await recordAudits(
    tx,
    added.map((one) => importedRow(actor, familyId, one)),
  );
}

function childRow(familyId: string, id: string, child: ListedChild): Prisma.ChildCreateManyInput {
  const { key: _, address, startedOn, dateOfBirth, ...told } = asTold(child);
  return {
    ...told,
    id,
    familyId,
    dateOfBirth: asDate(dateOfBirth),
    address: address ?? Prisma.DbNull,
    startedOn: startedOn ? asDate(startedOn) : null,
    status: 'home-educated',
    nameKey: nameKeyOf(child),
  };
}

function parentRow(familyId: string, told: ListedChild): Prisma.AdultCreateManyInput {
  const { line1, postcode } = told.address;
  return {
    familyId,
    role: 'parent',
    name: told.parentName,
    email: told.parentEmail || null,
    phone: told.parentPhone || null,
    address: line1 || postcode ? told.address : Prisma.DbNull,
    language: told.language,
    toldBy: 'staff',
  };
}

function asTold(child: ListedChild): NewChild {
  const { line1, postcode } = child.address;
  return {
    key: String(child.line),
    givenNames: child.givenNames,
    familyName: child.familyName,
    dateOfBirth: child.dateOfBirth,
    upn: child.upn || null,
    knownAs: child.knownAs || null,
    sex: child.sex || null,
    address: line1 || postcode ? child.address : null,
    setting: child.school || child.schoolUrn ? 'mainstream' : 'never-at-school',
    schoolUrn: child.schoolUrn || null,
    schoolName: child.school || null,
    sen: child.plan ? 'E' : 'N',
    startedOn: child.startedOn || null,
  };
}

/** Adds the parent whom the list names, unless the family has somebody of that name or address. */
async function addParent(
  tx: Transaction,
  familyId: string,
  told: ListedChild | undefined,
): Promise<void> {
  if (!told) return;
  const there = await tx.adult.findMany({
    where: { familyId },
    select: { name: true, email: true },
  });
  const key = (name: string) => nameKeyOf({ givenNames: name, familyName: '' });
  const same = there.some(
    ({ name, email }) =>
      key(name) === key(told.parentName) ||
      (told.parentEmail !== '' && email?.toLowerCase() === told.parentEmail),
  );
  if (same) return;
  await tx.adult.create({ data: parentRow(familyId, told), select: { id: true } });
}

async function record(
  tx: Transaction,
  actor: Staff,
  file: { rows: number; sha256: string },
  counts: ListTrial,
): Promise<void> {
  await tx.importRun.createMany({
    data: [{ kind: 'home-education-list', ...file, byId: actor.id }],
    skipDuplicates: true,
  });
  await recordAudit(tx, {
    actor: { kind: 'staff', id: actor.id },
    action: 'list.imported',
    detail: { ...counts, sha256: file.sha256 },
  });
}
