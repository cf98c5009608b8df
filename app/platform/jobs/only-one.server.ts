import { databasePool, type PoolClient } from '~/platform/db/database.server';

/** What a run can ask of its turn: whether it still has it. */
export type Turn = { held(): boolean };

let stopping = false;

/** This copy is about to end: whoever has a turn ends after the piece of work it is at. */
export function stopTurns(): Promise<void> {
  stopping = true;
  return Promise.resolve();
}

/**
 * Does `work` where nobody else is at work of this name, in any copy of the portal; gives false at once
 * where somebody is. The turn hangs on a connection of its own: a copy that is killed loses it in the
 * same moment. `held` is false from when that connection broke, or this copy is to end: end then,
 * somebody else may be at it.
 */
export async function onlyOne(name: string, work: (turn: Turn) => Promise<void>): Promise<boolean> {
  const connection = await databasePool().connect();
  let broken: Error | undefined;
  const breaks = (error: Error) => {
    broken ??= error;
  };
  connection.on('error', breaks);
  try {
    if (!(await take(connection, name))) return false;
    try {
      await work({ held: () => broken === undefined && !stopping });
    } finally {
      if (!broken) await giveBack(connection, name).catch(breaks);
    }
    return true;
  } finally {
    connection.off('error', breaks);
    // A connection that may still hold the turn is not given back.
    connection.release(broken);
  }
}

async function take(connection: PoolClient, name: string): Promise<boolean> {
  const { rows } = await connection.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 7)) as taken',
    [name],
  );
  return rows[0]!.taken;
}

async function giveBack(connection: PoolClient, name: string): Promise<void> {
  await connection.query('select pg_advisory_unlock(hashtextextended($1, 7))', [name]);
}
