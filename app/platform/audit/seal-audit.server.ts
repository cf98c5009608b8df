import { databasePool, type PoolClient } from '~/platform/db/database.server';
import { idAfter, insertSeal, readLastSeal, readRows, sealOver } from './seal.store.server';

/** Rows under one seal at most; a trail that was never sealed is sealed in several. */
export const ROWS_A_SEAL = 5000;

/** How long writers may be made to wait; another try comes with the next minute. */
const LOCK_TIMEOUT = '1s';

/** What a run did: `busy` where another run was at it, or the trail could not be held still in time. */
export type SealRun = { kind: 'sealed'; seals: number; rows: number } | { kind: 'busy' };

/**
 * Seals what was added to the audit trail since the last seal (job `seal-audit`, every minute). Two
 * runs never seal at once; one that is broken off is gone on with by the next.
 */
export async function sealAudit(): Promise<SealRun> {
  const connection = await databasePool().connect();
  let broken: Error | undefined;
  try {
    if (!(await takeTurn(connection))) return { kind: 'busy' };
    try {
      const upTo = await settledUpTo(connection);
      return upTo === null ? { kind: 'busy' } : await sealUpTo(connection, upTo);
    } finally {
      await connection.query(`select pg_advisory_unlock(${TURN})`);
    }
  } catch (error) {
    // A connection that may still hold the turn is not given back.
    broken = error as Error;
    throw error;
  } finally {
    connection.release(broken);
  }
}

const TURN = `hashtextextended('audit-seal', 7)`;

async function takeTurn(connection: PoolClient): Promise<boolean> {
  const { rows } = await connection.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(${TURN}) as taken`,
  );
  return rows[0]!.taken;
}

/**
 * The id up to which nothing more will come: with the table held still for a moment, every row that
 * has a number is committed or gone. Null where that could not be had in time.
 */
async function settledUpTo(connection: PoolClient): Promise<string | null> {
  await connection.query('begin');
  try {
    await connection.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    await connection.query('lock table audit_event in share row exclusive mode');
    const { rows } = await connection.query<{ id: string }>(
      'select coalesce(max(id), 0)::text as id from audit_event',
    );
    await connection.query('commit');
    return rows[0]!.id;
  } catch (error) {
    await connection.query('rollback');
    if ((error as { code?: string }).code === '55P03') return null;
    throw error;
  }
}

async function sealUpTo(connection: PoolClient, upTo: string): Promise<SealRun> {
  const last = await readLastSeal(connection);
  let [lastId, before] = [last?.lastId ?? '0', last?.seal ?? ''];
  const done = { kind: 'sealed' as const, seals: 0, rows: 0 };
  for (;;) {
    const rows = await readRows(connection, lastId, upTo, ROWS_A_SEAL);
    if (rows.length === 0) return done;
    const stretch = { firstId: idAfter(lastId), lastId: rows.at(-1)!.id };
    before = sealOver(before, stretch, rows);
    await insertSeal(connection, { ...stretch, rows: rows.length, seal: before });
    lastId = stretch.lastId;
    done.seals += 1;
    done.rows += rows.length;
  }
}
