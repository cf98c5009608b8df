import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { closeDatabase, databasePool, db, useDatabase } from '~/platform/db/database.server';
import { withDatabase } from '../../../tests/support/addresses';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { recordAudit, recordAudits } from './audit.server';
import { canonicalRow, joinWithLengths, type SealedRow } from './canonical-row';
import { ROWS_A_SEAL, sealAudit } from './seal-audit.server';
import { auditStand, checkAudit, verifyAudit } from './verify-audit.server';

let database: TestDatabase;
let superuser: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  const name = new URL(database.url).pathname.slice(1);
  superuser = new pg.Client({ connectionString: withDatabase(inject('adminUrl'), name) });
  await superuser.connect();
});

afterEach(async () => {
  await superuser.end();
  await closeDatabase();
  await database.drop();
});

const entry = (n: number) => ({
  actor: { kind: 'system' } as const,
  action: 'test.happened',
  detail: { n },
});

const write = (n: number) =>
  recordAudits(
    db(),
    Array.from({ length: n }, (_, at) => entry(at)),
  );

/** What somebody does who is master of the database. */
async function tamper(sql: string) {
  await superuser.query('begin');
  await superuser.query(`alter table audit_event disable trigger user`);
  await superuser.query(`alter table audit_seal disable trigger user`);
  const { rowCount } = await superuser.query(sql);
  await superuser.query(`alter table audit_event enable trigger user`);
  await superuser.query(`alter table audit_seal enable trigger user`);
  await superuser.query('commit');
  expect(rowCount).toBe(1);
}

/** Three stretches of ten rows, each under a seal. */
async function threeSeals() {
  for (const _ of [1, 2, 3]) {
    await write(10);
    expect(await sealAudit()).toEqual({ kind: 'sealed', seals: 1, rows: 10 });
  }
}

describe('a trail that nobody touched', () => {
  it('fits its seals, is sealed once, and an empty one is whole', async () => {
    expect(await sealAudit()).toEqual({ kind: 'sealed', seals: 0, rows: 0 });
    expect(await verifyAudit()).toMatchObject({ kind: 'whole', seals: 0, rows: 0 });
    await threeSeals();
    expect(await sealAudit()).toEqual({ kind: 'sealed', seals: 0, rows: 0 });
    expect(await verifyAudit()).toMatchObject({ kind: 'whole', seals: 3, rows: 30, lastId: '30' });
  });

  it('says on the seniors’ page how it stands, and leaves the result in the trail', async () => {
    expect(await auditStand()).toEqual({ sealedAt: null, verifiedAt: null, whole: null });
    await threeSeals();
    await checkAudit();
    expect(await auditStand()).toMatchObject({ whole: true, sealedAt: expect.any(String) });
    await tamper(`update audit_event set action = 'item.viewed' where id = 15`);
    await checkAudit();
    expect((await auditStand()).whole).toBe(false);
    const last = await db().auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({
      action: 'audit.broken',
      detail: { because: 'rows-changed', seal: '2', firstId: '11', lastId: '20', rows: 10 },
    });
  });

  it('may have numbers that were given and taken back', async () => {
    await write(3);
    await db()
      .$transaction(async (tx) => {
        await recordAudit(tx, entry(0));
        throw new Error('rolled back');
      })
      .catch(() => {});
    await write(3);
    expect(await sealAudit()).toMatchObject({ rows: 6 });
    const rows = await db().auditEvent.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => Number(row.id))).toEqual([1, 2, 3, 5, 6, 7]);
    expect(await verifyAudit()).toMatchObject({ kind: 'whole', rows: 6 });
  });

  it('that was long is sealed in several stretches', async () => {
    await db().$executeRaw`
      insert into audit_event (actor_kind, action) select 'system', 'test.happened' from generate_series(1, ${ROWS_A_SEAL + 1})`;
    expect(await sealAudit()).toEqual({ kind: 'sealed', seals: 2, rows: ROWS_A_SEAL + 1 });
    expect(await verifyAudit()).toMatchObject({ kind: 'whole', seals: 2 });
  });
});

describe('what the master of the database does is found', () => {
  const gap = `insert into audit_event (id, actor_kind, action) overriding system value values`;
  it.each([
    ['a changed row', `update audit_event set action = 'item.viewed' where id = 15`],
    ['a changed detail', `update audit_event set detail = '{"n":99}' where id = 15`],
    ['another child', `update audit_event set child_id = gen_random_uuid() where id = 15`],
    ['another time', `update audit_event set at = at - interval '1 day' where id = 15`],
    [
      'another action, no item',
      `update audit_event set item_id = child_id, action = '' where id = 15`,
    ],
  ])('%s', async (_, sql) => {
    await threeSeals();
    await tamper(sql);
    expect(await verifyAudit()).toEqual({
      kind: 'broken',
      because: 'rows-changed',
      seal: '2',
      firstId: '11',
      lastId: '20',
      rows: 10,
    });
  });

  it('a row that is gone, first, in between or last', async () => {
    await threeSeals();
    for (const [id, seal] of [
      [30, '3'],
      [15, '2'],
      [1, '1'],
    ] as const) {
      await tamper(`delete from audit_event where id = ${id}`);
      expect(await verifyAudit()).toMatchObject({ because: 'rows-missing', seal });
    }
  });

  it('a row put into a gap, or before the first', async () => {
    await write(3);
    await db().$executeRaw`select nextval('audit_event_id_seq')`;
    await write(3);
    await sealAudit();
    await tamper(`${gap} (4, 'system', 'test.happened')`);
    expect(await verifyAudit()).toMatchObject({ because: 'rows-added', seal: '1' });
    await tamper('delete from audit_event where id = 4');
    expect((await verifyAudit()).kind).toBe('whole');
    await tamper(`${gap} (-7, 'system', 'test.happened')`);
    expect(await verifyAudit()).toMatchObject({ because: 'rows-added', seal: '1' });
  });

  it('a row put into a gap between two seals', async () => {
    await write(3);
    await sealAudit();
    await db().$executeRaw`select nextval('audit_event_id_seq')`;
    await write(3);
    await sealAudit();
    await tamper(`${gap} (4, 'system', 'test.happened')`);
    expect(await verifyAudit()).toMatchObject({ because: 'rows-added', seal: '2' });
  });

  it('a row that is gone while another came in its place', async () => {
    await threeSeals();
    await tamper('delete from audit_event where id = 15');
    await tamper(`${gap} (15, 'system', 'test.happened')`);
    expect(await verifyAudit()).toMatchObject({ because: 'rows-changed', seal: '2' });
  });

  it('a seal that is gone, another, or made without the key', async () => {
    await threeSeals();
    await tamper(`update audit_seal set seal = 'made up' where id = 3`);
    expect(await verifyAudit()).toMatchObject({ because: 'rows-changed', seal: '3' });
    await tamper('delete from audit_seal where id = 2');
    expect(await verifyAudit()).toMatchObject({ because: 'seal-missing', seal: '3' });
    await tamper(`update audit_seal set first_id = 11, rows = 20 where id = 3`);
    expect(await verifyAudit()).toMatchObject({ because: 'rows-changed', seal: '3' });
  });
});

describe('while others write', () => {
  it('nothing is lost, and no row comes under a seal that is set', async () => {
    let going = true;
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let n = 0; going || n < 20; n += 1) {
        await db()
          .$transaction(async (tx) => {
            await recordAudit(tx, entry(writer));
            if (n % 5 === 4) throw new Error('rolled back');
            await recordAudit(tx, entry(n));
          })
          .catch(() => {});
      }
    });
    for (let run = 0; run < 12; run += 1) await Promise.all([sealAudit(), sealAudit()]);
    going = false;
    await Promise.all(writers);
    await sealAudit();
    const rows = await db().auditEvent.count();
    expect(rows).toBeGreaterThan(150);
    expect(await verifyAudit()).toMatchObject({ kind: 'whole', rows });
  }, 60_000);

  it('a transaction under way makes it wait for the next minute, and nobody for longer than a second', async () => {
    await write(2);
    const writer = await databasePool().connect();
    await writer.query('begin');
    await writer.query(
      `insert into audit_event (actor_kind, action) values ('system', 'test.slow')`,
    );
    const sealing = sealAudit();
    const began = Date.now();
    await write(1);
    expect(Date.now() - began).toBeLessThan(3000);
    expect(await sealing).toEqual({ kind: 'busy' });
    await writer.query('commit');
    writer.release();
    expect(await sealAudit()).toMatchObject({ rows: 4 });
    expect(await verifyAudit()).toMatchObject({ kind: 'whole', rows: 4 });
  });

  it('two never seal at once', async () => {
    await write(50);
    const runs = await Promise.all([1, 2, 3, 4].map(() => sealAudit()));
    const sealed = runs.reduce((sum, run) => sum + (run.kind === 'sealed' ? run.rows : 0), 0);
    expect(sealed).toBe(50);
    expect(await db().auditSeal.count()).toBe(1);
  });
});

describe('the form in which rows are sealed', () => {
  const row: SealedRow = {
    id: '1',
    at: '1',
    actorKind: 'staff',
    actorId: null,
    action: 'a',
    itemId: null,
    childId: '',
    familyId: null,
    detail: '{}',
  };

  it('tells rows apart whose columns read the same when put together', () => {
    const others = [
      { ...row, actorKind: 'staf', action: 'fa' },
      { ...row, childId: null },
      { ...row, itemId: '', childId: null },
      { ...row, action: 'a-;', familyId: null },
      { ...row, id: '11', at: '' },
    ];
    expect(new Set([row, ...others].map(canonicalRow)).size).toBe(others.length + 1);
    expect(joinWithLengths(['ș', null, ''])).toBe('2:ș;-;0:;');
  });
});
