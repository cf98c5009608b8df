import { sameHash } from '~/platform/auth/secrets.server';
import { databasePool, db } from '~/platform/db/database.server';
import { log } from '~/platform/log/log.server';
import { recordAudit } from './audit.server';
import {
  idAfter,
  readRows,
  readSeals,
  sealOver,
  type Connection,
  type Seal,
} from './seal.store.server';

/** In what way a seal does not fit: rows gone, rows too many, a row that is another, a seal gone. */
export type Misfit = 'rows-missing' | 'rows-added' | 'rows-changed' | 'seal-missing';

export type AuditVerified =
  | { kind: 'whole'; seals: number; rows: number; lastId: string; lastSeal: string }
  | {
      kind: 'broken';
      because: Misfit;
      /** The first seal that does not fit, and the rows it is over (ids). */
      seal: string;
      firstId: string;
      lastId: string;
      /** Rows under the seals before it, which all fit. */
      rows: number;
    };

const AT_ONCE = 500;

/**
 * Reckons every seal of the audit trail anew and names the first that does not fit the rows it is
 * over. Rows younger than the last seal are not covered yet.
 */
export async function verifyAudit(): Promise<AuditVerified> {
  const pool = databasePool();
  const done = { seals: 0, rows: 0, lastId: '0', before: '' };
  for (let afterId = '0'; ;) {
    const seals = await readSeals(pool, afterId, AT_ONCE);
    for (const seal of seals) {
      const because = await misfitOf(pool, seal, done);
      if (because) {
        const { id, firstId, lastId } = seal;
        return { kind: 'broken', because, seal: id, firstId, lastId, rows: done.rows };
      }
      done.seals += 1;
      done.rows += seal.rows;
      done.lastId = seal.lastId;
      done.before = seal.seal;
    }
    if (seals.length < AT_ONCE) {
      const { before: lastSeal, ...counts } = done;
      return { kind: 'whole', ...counts, lastSeal };
    }
    afterId = seals.at(-1)!.id;
  }
}

async function misfitOf(
  pool: Connection,
  seal: Seal,
  last: { lastId: string; before: string },
): Promise<Misfit | null> {
  if (seal.firstId !== idAfter(last.lastId)) return 'seal-missing';
  // Before the first seal there is nothing: what was put there has a number below the first.
  const after = last.before === '' ? SMALLEST : last.lastId;
  const rows = await readRows(pool, after, seal.lastId, seal.rows + 1);
  if (rows.length < seal.rows) return 'rows-missing';
  if (rows.length > seal.rows) return 'rows-added';
  return sameHash(sealOver(last.before, seal, rows), seal.seal) ? null : 'rows-changed';
}

const SMALLEST = '-9223372036854775808';

/**
 * Verifies the trail and puts the result into it (job `verify-audit`, and the command of that name).
 * The last number and seal go to the log too: a trail cut off at its end fits itself, but not the log.
 */
export async function checkAudit(): Promise<AuditVerified> {
  const result = await verifyAudit();
  const { kind, ...detail } = result;
  const action = kind === 'whole' ? 'audit.verified' : 'audit.broken';
  await recordAudit(db(), { actor: { kind: 'system' }, action, detail });
  if (kind === 'whole') log.info('audit trail verified', detail);
  else log.error('audit trail does not fit its seals', undefined, detail);
  return result;
}

/** How the trail stands: sealed up to when, when it was last verified, and with what result. */
export type AuditStand = {
  /** The instant of the last seal (ISO), or null where there is none. */
  sealedAt: string | null;
  verifiedAt: string | null;
  /** Null where it was never verified. */
  whole: boolean | null;
};

/** Reads how the trail stands. */
export async function auditStand(): Promise<AuditStand> {
  const { rows } = await databasePool().query<{
    sealedAt: Date | null;
    verifiedAt: Date | null;
    action: string | null;
  }>({
    name: 'audit-stand',
    text: `select (select at from audit_seal order by id desc limit 1) as "sealedAt",
        v.at as "verifiedAt", v.action
      from (select 1) one left join lateral (
        select at, action from audit_event
        where action in ('audit.verified', 'audit.broken')
        order by id desc limit 1) v on true`,
  });
  const { sealedAt, verifiedAt, action } = rows[0]!;
  return {
    sealedAt: sealedAt?.toISOString() ?? null,
    verifiedAt: verifiedAt?.toISOString() ?? null,
    whole: action === null ? null : action === 'audit.verified',
  };
}
