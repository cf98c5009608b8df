import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import {
  compareSchools,
  importSchools,
  listSchools,
  readSchools,
  schoolSearchOf,
} from './import.server';
import { isOpen, kindOfType, phaseOf } from './school-file.rules';
import { SCHOOL_TEMPLATE } from './school.template';

const read = (content: string | Buffer) =>
  readSchools({ field: 'file', name: 'schools.csv', bytes: Readable.from([Buffer.from(content)]) });

const head =
  'URN,LA (name),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name),Street,Town,Postcode';
const line = (urn: number, name: string, status = 'Open') =>
  `${urn},Nowhere,"${name}",Community school,${status},Primary,Mill Race,London,e173ae`;

describe('reading the official file', () => {
  it('reads its template, and a file with more columns than are used, in either encoding', async () => {
    expect((await read(SCHOOL_TEMPLATE)).rows).toHaveLength(1);
    const latin = await read(
      Buffer.from(`${head}\r\n${line(900001, 'St Andr\u00e9, Juniors')}`, 'latin1'),
    );
    expect(latin.problems).toEqual([]);
    expect(latin.rows).toEqual([
      expect.objectContaining({
        urn: '900001',
        name: 'St André, Juniors',
        postcode: 'E17 3AE',
        kind: 'mainstream',
        name_key: 'st andre, juniors',
      }),
    ]);
  });

  it.each<[string, number, string]>([
    ['not-a-urn', 2, `${head}\n12,X,Y`],
    ['missing', 2, `${head}\n900001,X,`],
    ['twice', 4, `${head}\n${line(900001, 'A')}\n${line(900002, 'B')}\n${line(900001, 'A')}`],
    ['too-long', 2, `${head}\n900001,X,${'n'.repeat(201)}`],
    ['heading-missing', 1, 'Name,Town\nA,B'],
  ])('finds %s on line %i', async (code, at, content) => {
    expect((await read(content)).problems).toContainEqual(
      expect.objectContaining({ code, line: at }),
    );
  });

  it.each([
    ['Community special school', 'special'],
    ['Other independent special school', 'special'],
    ['Other independent school', 'independent'],
    ['Academy alternative provision converter', 'alternative'],
    ['Pupil referral unit', 'alternative'],
    ['Further education', 'college'],
    ['Academy 16-19 converter', 'college'],
    ['Local authority nursery school', 'nursery'],
    ['Academy sponsor led', 'mainstream'],
  ])('takes %s for %s', (type, kind) => expect(kindOfType(type)).toBe(kind));

  it('reads phases and states', () => {
    expect(
      ['Middle deemed primary', 'All-through', '16 plus', 'Not applicable'].map(phaseOf),
    ).toEqual(['primary', 'all-through', '16-plus', 'other']);
    expect(['Open', 'Open, but proposed to close', '', 'Closed'].map(isOpen)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});
beforeEach(() => db().school.deleteMany());

async function member(...roles: StaffRole[]): Promise<Staff> {
  const email = `${crypto.randomUUID()}@example.org`;
  const row = await db().staffMember.create({ data: { email, name: 'Member', roles } });
  return { kind: 'staff', sessionId: '', ...row };
}

const school = { kind: 'mainstream', phase: 'primary', postcode: '', nameKey: 'example' };

describe('importing schools', () => {
  it('adds, changes and closes as the trial run said, and changes nothing the second time', async () => {
    const admin = await member('ADMIN');
    await db().school.createMany({
      data: [
        { urn: '900001', name: 'Old name', ...school },
        { urn: '900002', name: 'Closing', ...school },
        { urn: '900009', name: 'Not in the file', ...school },
        { urn: '900010', name: 'An example', example: true, ...school },
      ],
    });
    const { rows } = await read(
      [head, line(900001, 'New name'), line(900002, 'Closing', 'Closed'), line(900003, 'New')].join(
        '\n',
      ),
    );
    const some = { added: 1, changed: 1, closed: 1, same: 0 };
    expect(await compareSchools(rows, 'some')).toEqual(some);
    expect(await compareSchools(rows, 'all')).toEqual({ ...some, closed: 3 });
    expect(await importSchools(admin, rows, 'some', 'hash')).toEqual({
      kind: 'imported',
      counts: some,
    });
    expect(await importSchools(admin, rows, 'some', 'hash')).toEqual({
      kind: 'imported',
      counts: { added: 0, changed: 0, closed: 0, same: 3 },
    });
    const open = () =>
      db().school.findMany({
        where: { open: true },
        orderBy: { urn: 'asc' },
        select: { urn: true, name: true },
      });
    expect((await open()).map(({ urn }) => urn)).toEqual(['900001', '900003', '900009', '900010']);
    await importSchools(admin, rows, 'all', 'hash');
    expect(await open()).toEqual([
      { urn: '900001', name: 'New name' },
      { urn: '900003', name: 'New' },
    ]);
    expect(await db().importRun.count({ where: { kind: 'schools', sha256: 'hash' } })).toBe(1);
    expect(
      await db().auditEvent.count({ where: { action: 'schools.imported', actorId: admin.id } }),
    ).toBe(3);
  });

  it('takes an example’s number over as a real school', async () => {
    const admin = await member('ADMIN');
    await db().school.create({
      data: { urn: '900001', name: 'Example', example: true, ...school },
    });
    const { rows } = await read([head, line(900001, 'Real')].join('\n'));
    await importSchools(admin, rows, 'some', 'x');
    expect(await db().school.findUnique({ where: { urn: '900001' } })).toMatchObject({
      name: 'Real',
      example: false,
    });
  });

  it.each(['OFFICER', 'SENIOR', 'SEND'] as const)('is not for %s', async (role) => {
    const { rows } = await read(SCHOOL_TEMPLATE);
    expect(await importSchools(await member(role), rows, 'all', 'x')).toEqual({
      kind: 'not-allowed',
    });
    expect(await db().school.count()).toBe(0);
  });

  it('takes a file as large as a whole country’s, and pages the list by key', async () => {
    const admin = await member('ADMIN');
    const lines = Array.from({ length: 30_000 }, (_, n) => line(100_000 + n, `School ${n}`));
    const { rows } = await read([head, ...lines].join('\n'));
    expect(await importSchools(admin, rows, 'all', 'y')).toMatchObject({
      counts: { added: 30_000 },
    });
    const seen = new Set<string>();
    let next: string | null = '';
    for (let page = 0; page < 3 && next !== null; page++) {
      const shown = await listSchools(
        schoolSearchOf(new URL(`http://x/?q=school+77&after=${encodeURIComponent(next)}`)),
      );
      for (const { urn } of shown.schools) seen.add(urn);
      next = shown.next;
    }
    expect(seen.size).toBe(Math.min(150, lines.filter((one) => one.includes('School 77')).length));
    expect(
      (await listSchools(schoolSearchOf(new URL('http://x/?q=100007')))).schools,
    ).toMatchObject([{ name: 'School 7' }]);
  }, 60_000);
});
