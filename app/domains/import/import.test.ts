import { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import {
  answerImport,
  findKeptFile,
  importHomeEducationList,
  listedChild,
  readList,
  readUpload,
  tryList,
  wholeFile,
  type ImportFlow,
  type ListedChild,
} from './index.server';
import { listTemplate } from './list.template';
import { households } from './list.rules';

const today = Temporal.PlainDate.from('2026-11-21');
const file = (content: string | Buffer) => ({
  field: 'file',
  name: 'list.csv',
  bytes: Readable.from([Buffer.from(content)]),
});
const read = (content: string | Buffer) => readList(file(content), today);
const heads = 'Given names,Family name,Date of birth';

describe('reading a list', () => {
  it('reads its own template', async () => {
    const { rows, problems } = await read(listTemplate());
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        givenNames: 'Alice',
        dateOfBirth: '2014-03-27',
        parentPhone: '07700900123',
        plan: false,
        lastReview: '2026-05-12',
      },
    ]);
  });

  it.each<[string, number, string, string]>([
    ['wrong-check-letter', 2, 'upn', `${heads},UPN\nA,B,2014-02-01,A801200005001`],
    ['not-a-upn', 2, 'upn', `${heads},UPN\nA,B,2014-02-01,12`],
    ['not-a-date', 2, 'dateOfBirth', `${heads}\nA,B,31/02/2014`],
    ['not-a-date', 2, 'dateOfBirth', `${heads}\nA,B,02/31/2014`],
    ['date-in-future', 2, 'dateOfBirth', `${heads}\nA,B,22/11/2026`],
    ['too-old', 2, 'dateOfBirth', `${heads}\nA,B,01/01/1990`],
    ['missing', 2, 'dateOfBirth', `${heads}\nA,B,`],
    ['missing', 2, 'givenNames', `${heads}\n,B,01/01/2014`],
    ['twice', 4, 'givenNames', `${heads}\nA,B,01/01/2014\n\nA,B,01/01/2014`],
    ['not-a-postcode', 2, 'postcode', `${heads},Postcode\nA,B,01/01/2014,E99`],
    [
      'not-an-email',
      2,
      'parentEmail',
      `${heads},Parent name,Parent email\nA,B,01/01/2014,P,nobody`,
    ],
    ['missing', 2, 'parentName', `${heads},Parent email\nA,B,01/01/2014,p@example.org`],
    ['not-yes-or-no', 2, 'plan', `${heads},EHC plan\nA,B,01/01/2014,perhaps`],
    ['hidden-characters', 2, 'givenNames', `${heads}\nA\u202Eb,B,01/01/2014`],
    ['too-long', 2, 'givenNames', `${heads}\n${'a'.repeat(201)},B,01/01/2014`],
    ['heading-missing', 1, 'dateOfBirth', 'Given names,Family name\nA,B'],
    ['empty-file', 1, '', ''],
    ['no-rows', 1, '', heads],
    ['not-a-table', 1, '', `${heads}\n"A,B,01/01/2014`],
    ['not-a-table', 1, '', 'PK\u0003\u0004\u0000\u0000'],
    ['too-many-rows', 2002, '', `${heads}\n${'A,B,01/01/2014\n'.repeat(2001)}`],
  ])('finds %s on line %i (%s)', async (code, line, column, content) => {
    const { problems } = await read(content);
    expect(problems).toContainEqual(expect.objectContaining({ column, code, line }));
  });

  it('takes cells as text whatever they hold, in either way of writing letters, by any delimiter', async () => {
    const hostile = `=HYPERLINK("http://x"),<script>`;
    const utf8 = await read(
      `${heads}\n"=HYPERLINK(""http://x"")",<script>,01/01/2014\nȘtefan,عائشہ,02/01/2014`,
    );
    expect(utf8.problems).toEqual([]);
    expect(utf8.rows.map(({ givenNames, familyName }) => `${givenNames},${familyName}`)).toEqual([
      hostile,
      'Ștefan,عائشہ',
    ]);
    const latin = await read(
      Buffer.from(
        '\u00efgiven names;FAMILY NAME;DOB\nZo\u00eb;M\u00fcller;1.2.2014'.slice(1),
        'latin1',
      ),
    );
    expect(latin.rows).toMatchObject([
      { givenNames: 'Zoë', familyName: 'Müller', dateOfBirth: '2014-02-01' },
    ]);
    const bom = await read(`\uFEFF${heads}\r\nA,B,01/01/2014\r\n`);
    expect(bom.rows).toHaveLength(1);
  });

  it('puts households together by the parent’s address', async () => {
    const { rows } = await read(
      `${heads},Parent name,Parent email,Address,Postcode
A,X,01/01/2014,P,p@example.org,,
B,Y,01/01/2015,P,P@example.org,,
C,X,01/01/2014,Q,,1 Mill Race,E17 3AE
D,X,01/01/2015,Q,,1 mill race,e173ae
E,X,01/01/2016,,,,`,
    );
    expect(
      households(rows).map((home) => home.map(({ givenNames }) => givenNames).join('')),
    ).toEqual(['AB', 'CD', 'E']);
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
beforeEach(async () => {
  await db().$executeRaw`truncate family, adult, child, import_run, stashed_form cascade`;
});

async function member(...roles: StaffRole[]): Promise<Staff> {
  const email = `${crypto.randomUUID()}@example.org`;
  const row = await db().staffMember.create({ data: { email, name: 'Member', roles } });
  return { kind: 'staff', sessionId: '', ...row };
}

const list = `${heads},School before,Home educated since,Parent name,Parent email,EHC plan,Last review
Nell,Larkin,01/02/2014,Hollow Pond School,01/09/2024,Jo Larkin,jo@example.org,yes,12/05/2026
Sam,Larkin,01/02/2016,,,Jo Larkin,jo@example.org,no,
Ivy,Barlow,03/04/2012,,,,,,`;

describe('taking a list over', () => {
  it('makes families, parents and children, no item, and counts what the trial run promised', async () => {
    const admin = await member('ADMIN');
    const { rows } = await read(list);
    const promised = await tryList(rows);
    expect(promised).toEqual({ added: 3, known: 0, families: 2 });
    expect(await importHomeEducationList(admin, rows, 'a')).toEqual({
      kind: 'imported',
      ...promised,
    });
    const families = await db().family.findMany({
      include: { children: true, adults: true },
      orderBy: { name: 'desc' },
    });
    expect(
      families.map(({ name, children, adults }) => [name, children.length, adults.length]),
    ).toEqual([
      ['Larkin', 2, 1],
      ['Barlow', 1, 0],
    ]);
    const nell = families[0]!.children.find(({ givenNames }) => givenNames === 'Nell');
    expect(nell).toMatchObject({
      status: 'home-educated',
      sen: 'E',
      setting: 'mainstream',
      startedOn: new Date('2024-09-01'),
    });
    expect(await db().queueItem.count()).toBe(0);
    const audited = await db().auditEvent.findMany({
      where: { action: 'child.imported', childId: nell!.id },
    });
    expect(audited).toMatchObject([{ actorId: admin.id, detail: { lastReviewOn: '2026-05-12' } }]);
  });

  it('changes nothing when the same file comes again', async () => {
    const admin = await member('ADMIN');
    const { rows } = await read(list);
    await importHomeEducationList(admin, rows, 'a');
    const everything = async () => [
      await db().family.findMany(),
      await db().adult.findMany(),
      await db().child.findMany(),
    ];
    const before = await everything();
    expect(await importHomeEducationList(admin, rows, 'a')).toMatchObject({
      added: 0,
      known: 3,
      families: 0,
    });
    expect(await everything()).toEqual(before);
  });

  it('adds a brother or sister to the family that is there, and leaves ended children alone', async () => {
    const admin = await member('ADMIN');
    const { rows } = await read(list);
    await importHomeEducationList(admin, rows, 'a');
    await db().child.updateMany({
      where: { givenNames: 'Ivy' },
      data: { status: 'back-at-school' },
    });
    const more = await read(`${list}\nTed,Larkin,01/02/2019,,,Jo Larkin,jo@example.org,no,`);
    expect(await importHomeEducationList(admin, more.rows, 'b')).toMatchObject({
      added: 1,
      known: 3,
      families: 1,
    });
    const larkins = await db().family.findMany({
      where: { name: 'Larkin' },
      include: { children: true, adults: true },
    });
    expect(larkins).toHaveLength(1);
    expect([larkins[0]!.children.length, larkins[0]!.adults.length]).toEqual([3, 1]);
    expect((await db().child.findFirstOrThrow({ where: { givenNames: 'Ivy' } })).status).toBe(
      'back-at-school',
    );
  });

  it('is all or nothing', async () => {
    const admin = await member('ADMIN');
    const { rows } = await read(list);
    const broken = rows.map((row, index) =>
      index === 2 ? { ...row, givenNames: 'I\u0000vy' } : row,
    );
    await expect(importHomeEducationList(admin, broken, 'a')).rejects.toThrow();
    expect(await db().family.count()).toBe(0);
    expect(await db().importRun.count()).toBe(0);
  });

  it.each(['OFFICER', 'SENIOR', 'SEND'] as const)('is not for %s', async (role) => {
    const { rows } = await read(list);
    expect(await importHomeEducationList(await member(role), rows, 'a')).toEqual({
      kind: 'not-allowed',
    });
    expect(await db().child.count()).toBe(0);
  });

  it('takes as long a list as it allows in one go', async () => {
    const admin = await member('ADMIN');
    const lines = Array.from(
      { length: 2000 },
      (_, n) => `Child ${n},Family ${n % 800},01/02/2014,Parent ${n % 800},p${n % 800}@example.org`,
    );
    const { rows, problems } = await read(`${heads},Parent name,Parent email\n${lines.join('\n')}`);
    expect(problems).toEqual([]);
    expect(await importHomeEducationList(admin, rows, 'c')).toMatchObject({
      added: 2000,
      families: 800,
    });
  }, 120_000);
});

function upload(content: string | Buffer, name = 'list.csv'): Request {
  const form = new FormData();
  form.set('scope', 'some');
  form.set('file', new File([new Uint8Array(Buffer.from(content))], name));
  return new Request('http://localhost/admin/import', { method: 'POST', body: form });
}

function flowFor(
  staff: Staff,
  more: Partial<ImportFlow<ListedChild>> = {},
): ImportFlow<ListedChild> {
  return {
    path: '/admin/import',
    staffId: staff.id,
    fileBytes: 100_000,
    read: (sent) => readList(sent, today),
    options: () => '',
    async carryOut({ rows, sha256 }) {
      const result = await importHomeEducationList(staff, listedChild.array().parse(rows), sha256);
      return result.kind === 'imported' ? { added: result.added } : null;
    },
    ...more,
  };
}

const confirmation = (address: string, sha256: string) =>
  new Request(`http://localhost${address}`, {
    method: 'POST',
    body: new URLSearchParams({ sha256 }),
  });

describe('the two steps', () => {
  it('tries first and writes only once the file itself is confirmed', async () => {
    const admin = await member('ADMIN');
    const tried = (await answerImport(upload(list), flowFor(admin))) as Response;
    const address = tried.headers.get('Location')!;
    expect(address).toMatch(/^\/admin\/import\?kept=/);
    expect(await db().child.count()).toBe(0);
    const kept = await findKeptFile(new Request(`http://localhost${address}`), admin.id);
    expect(kept).toMatchObject({ name: 'list.csv' });
    const wrong = await answerImport(confirmation(address, 'f'.repeat(64)), flowFor(admin));
    expect(wrong).toMatchObject({ init: { status: 400 }, data: { errors: [{ code: 'stale' }] } });
    expect(await db().child.count()).toBe(0);
    const done = (await answerImport(
      confirmation(address, kept!.sha256),
      flowFor(admin),
    )) as Response;
    expect(done.headers.get('Location')).toBe('/admin/import?done=imported&added=3');
    expect(await db().child.count()).toBe(3);
  });

  it('keeps a tried file from anybody but its sender', async () => {
    const [admin, other] = [await member('ADMIN'), await member('ADMIN')];
    const tried = (await answerImport(upload(list), flowFor(admin))) as Response;
    const request = confirmation(tried.headers.get('Location')!, 'x');
    expect(await answerImport(request, flowFor(other))).toMatchObject({
      data: { errors: [{ code: 'gone' }] },
    });
  });

  it('keeps nothing of a file with faults, and lists them', async () => {
    const admin = await member('ADMIN');
    const answer = await answerImport(upload(`${heads}\nA,B,x\nC,D,y`), flowFor(admin));
    expect(answer).toMatchObject({
      init: { status: 400 },
      data: { report: { problemCount: 2, problems: [{ line: 2 }, { line: 3 }] } },
    });
    expect(await db().stashedForm.count()).toBe(0);
  });

  it('refuses a file that is too big, missing, or no form at all', async () => {
    const admin = await member('ADMIN');
    const big = await answerImport(
      upload(`${heads}\n${'A,B,01/01/2014\n'.repeat(20_000)}`),
      flowFor(admin),
    );
    expect(big).toMatchObject({ data: { errors: [{ code: 'file-too-big' }] } });
    const form = new FormData();
    form.set('file', new File([], ''));
    const none = new Request('http://localhost/', { method: 'POST', body: form });
    expect(await answerImport(none, flowFor(admin))).toMatchObject({
      data: { errors: [{ code: 'no-file' }] },
    });
    const broken = new Request('http://localhost/', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
    });
    expect(await answerImport(broken, flowFor(admin))).toMatchObject({ init: { status: 400 } });
  });
});

describe('reading an upload', () => {
  it('gives text fields, repeated ones as lists, and the hash of the bytes', async () => {
    const form = new FormData();
    form.append('safe', 'email');
    form.append('safe', 'phone');
    form.set('name', 'Ștefan');
    form.set('file', new File(['abc'], 'x.txt'));
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const read = await readUpload(request, { fileBytes: 10 }, wholeFile);
    expect(read).toMatchObject({
      kind: 'read',
      values: { safe: ['email', 'phone'], name: 'Ștefan' },
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('goes on with the form where the file is not read to its end', async () => {
    const request = upload('x'.repeat(1_000_000));
    const read = await readUpload(request, { fileBytes: 2_000_000 }, () =>
      Promise.resolve('enough'),
    );
    expect(read).toMatchObject({ kind: 'read', file: 'enough' });
  });
});
