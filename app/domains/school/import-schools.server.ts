import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db, type Transaction } from '~/platform/db/database.server';
import { Prisma } from '~/platform/db/generated/client';
import { mayAdminister } from '~/domains/administration/index.server';
import type { SchoolRow } from './read-schools.server';

/** Whether the file holds every school (those it leaves out are closed) or only some. */
export const SCHOOL_SCOPES = ['some', 'all'] as const;
export type SchoolScope = (typeof SCHOOL_SCOPES)[number];

/** What an import does: schools added, changed in some way, marked as closed, and left as they are. */
export type SchoolCounts = { added: number; changed: number; closed: number; same: number };

const incoming = (rows: readonly SchoolRow[]) => Prisma.sql`
  select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(urn text, name text, kind text,
    phase text, postcode text, town text, address text, head_title text, email text, open boolean, name_key text)`;

const told = (alias: string) =>
  Prisma.raw(
    `(${[
      'name',
      'kind',
      'phase',
      'postcode',
      'town',
      'address',
      'head_title',
      'email',
      'open',
      'name_key',
    ]
      .map((column) => `${alias}.${column}`)
      .join(', ')})`,
  );

/** What an import of these schools would do now. */
export async function compareSchools(
  rows: readonly SchoolRow[],
  scope: SchoolScope,
  tx: Pick<Transaction, '$queryRaw'> = db(),
): Promise<SchoolCounts> {
  const [counts] = await tx.$queryRaw<SchoolCounts[]>`
    with f as (${incoming(rows)})
    select count(*) filter (where f.urn is not null and s.urn is null)::int as added,
      count(*) filter (where (s.open and not f.open) or (f.urn is null and s.open and ${scope === 'all'}))::int as closed,
      count(*) filter (where f.urn is not null and s.urn is not null and not (s.open and not f.open)
        and (${told('s')} is distinct from ${told('f')} or s.example))::int as changed,
      count(*) filter (where f.urn is not null and s.urn is not null and not s.example
        and ${told('s')} is not distinct from ${told('f')})::int as same
    from f full join school s on s.urn = f.urn`;
  return counts!;
}

export type SchoolsImported =
  | { kind: 'imported'; counts: SchoolCounts }
  | { kind: 'not-allowed' }
  | { kind: 'nothing-to-import' };

/** Longer than usual: the whole country has some fifty thousand schools. */
const timeout = 120_000;

/** Carries an import of schools out, all of it or nothing, with an audit row and the file's hash. */
export async function importSchools(
  actor: Staff,
  rows: readonly SchoolRow[],
  scope: SchoolScope,
  sha256: string,
): Promise<SchoolsImported> {
  if (!mayAdminister(actor)) return { kind: 'not-allowed' };
  if (rows.length === 0) return { kind: 'nothing-to-import' };
  return db().$transaction(
    async (tx): Promise<SchoolsImported> => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('schools', 7))`;
      const counts = await compareSchools(rows, scope, tx);
      await tx.$executeRaw`
        insert into school as s (urn, name, kind, phase, postcode, town, address, head_title, email, open, name_key)
        ${incoming(rows)}
        on conflict (urn) do update set name = excluded.name, kind = excluded.kind, phase = excluded.phase,
          postcode = excluded.postcode, town = excluded.town, address = excluded.address,
          head_title = excluded.head_title, email = excluded.email, open = excluded.open,
          name_key = excluded.name_key, example = false, changed_at = now()
        where s.example or ${told('s')} is distinct from ${told('excluded')}`;
      if (scope === 'all') await closeOthers(tx, rows);
      await record(tx, actor, { rows: rows.length, sha256 }, counts, scope);
      return { kind: 'imported', counts };
    },
    { maxWait: 10_000, timeout },
  );
}

async function closeOthers(tx: Transaction, rows: readonly SchoolRow[]): Promise<void> {
  const urns = JSON.stringify(rows.map(({ urn }) => urn));
  await tx.$executeRaw`
    update school set open = false, changed_at = now()
    where open and urn not in (select jsonb_array_elements_text(${urns}::jsonb))`;
}

async function record(
  tx: Transaction,
  actor: Staff,
  file: { rows: number; sha256: string },
  counts: SchoolCounts,
  scope: SchoolScope,
): Promise<void> {
  await tx.importRun.createMany({
    data: [{ kind: 'schools', ...file, byId: actor.id }],
    skipDuplicates: true,
  });
  await recordAudit(tx, {
    actor: { kind: 'staff', id: actor.id },
    action: 'schools.imported',
    detail: { ...counts, scope, sha256: file.sha256 },
  });
}
