import type { PoolClient } from '~/platform/db/database.server';
import { keyedHash } from '~/platform/auth/secrets.server';
import { canonicalRow, joinWithLengths, type SealedRow } from './canonical-row';

/** A seal as it is kept; ids are text, since they may outgrow a number. */
export type Seal = { id: string; firstId: string; lastId: string; rows: number; seal: string };

/** What speaks SQL: the pool, or one of its connections. */
export type Connection = Pick<PoolClient, 'query'>;

/** Rows of the trail in order of their ids: those after `after` up to `upTo`, no more than `atMost`. */
export async function readRows(
  connection: Connection,
  after: string,
  upTo: string,
  atMost: number,
): Promise<SealedRow[]> {
  const { rows } = await connection.query<SealedRow>({
    name: 'audit-rows',
    text: `select id::text, (extract(epoch from at) * 1000)::bigint::text as at,
        actor_kind as "actorKind", actor_id::text as "actorId", action, item_id::text as "itemId",
        child_id::text as "childId", family_id::text as "familyId", detail::text
      from audit_event e where e.id > $1::bigint and e.id <= $2::bigint order by e.id limit $3`,
    values: [after, upTo, atMost],
  });
  return rows;
}

const sealColumns = `id::text, first_id::text as "firstId", last_id::text as "lastId", rows, seal`;

/** Seals in order, those after `afterId`, no more than `atMost`. */
export async function readSeals(
  connection: Connection,
  afterId: string,
  atMost: number,
): Promise<Seal[]> {
  const { rows } = await connection.query<Seal>({
    name: 'audit-seals',
    text: `select ${sealColumns} from audit_seal s where s.id > $1::bigint order by s.id limit $2`,
    values: [afterId, atMost],
  });
  return rows;
}

/** The latest seal, if there is one. */
export async function readLastSeal(connection: Connection): Promise<Seal | undefined> {
  const { rows } = await connection.query<Seal>(
    `select ${sealColumns} from audit_seal s order by s.id desc limit 1`,
  );
  return rows[0];
}

/** Keeps a seal. */
export async function insertSeal(connection: Connection, seal: Omit<Seal, 'id'>): Promise<void> {
  await connection.query(
    'insert into audit_seal (first_id, last_id, rows, seal) values ($1, $2, $3, $4)',
    [seal.firstId, seal.lastId, seal.rows, seal.seal],
  );
}

/**
 * The seal over a stretch: a keyed hash (HMAC-SHA256) of the seal before it, its ends, and every row
 * in it. The key comes from the portal's secret and is not in the database.
 */
export function sealOver(
  before: string,
  stretch: { firstId: string; lastId: string },
  rows: readonly SealedRow[],
): string {
  const head = [before, stretch.firstId, stretch.lastId, String(rows.length)];
  return keyedHash('audit-seal', joinWithLengths([...head, ...rows.map(canonicalRow)]));
}

/** The id after this one. */
export function idAfter(id: string): string {
  return String(BigInt(id) + 1n);
}
