import { recordAudit } from '~/platform/audit/audit.server';
import { db, inTransaction, type Transaction } from '~/platform/db/database.server';
import { SHARING, answersSchema } from '~/domains/notification';
import type { SharingCode, SharingNow } from './sharing.rules';

type Reader = Pick<Transaction, 'sharingChoice' | 'notification'>;

/** What this parent lets the council share or send now: as they last said here, else in their newest notice. */
export async function sharingNow(accountId: string, reader: Reader = db()): Promise<SharingNow> {
  const [rows, notice] = await Promise.all([
    reader.sharingChoice.findMany({
      where: { accountId },
      distinct: ['code'],
      orderBy: [{ code: 'asc' }, { id: 'desc' }],
      select: { code: true, given: true },
    }),
    reader.notification.findFirst({
      where: { item: { accountId }, withdrawnAt: null },
      orderBy: { sentAt: 'desc' },
      select: { answers: true },
    }),
  ]);
  const told = notice ? (answersSchema.parse(notice.answers).help?.sharing ?? []) : [];
  const now = (code: SharingCode) =>
    rows.find((row) => row.code === code)?.given ?? told.includes(code);
  return Object.fromEntries(SHARING.map((code) => [code, now(code)])) as SharingNow;
}

/**
 * Keeps what a parent chose to share. Only what differs from what holds is written, so that the same
 * form sent twice is one choice; rows are only added. `stale` where it was changed elsewhere since the
 * form was made (`seen`); nothing is written then.
 */
export function chooseSharing(
  accountId: string,
  chosen: readonly SharingCode[],
  seen: readonly SharingCode[],
): Promise<{ kind: 'saved' | 'stale' }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select id from account where id = ${accountId}::uuid for no key update`;
    const now = await sharingNow(accountId, tx);
    if (SHARING.every((code) => now[code] === chosen.includes(code))) return { kind: 'saved' };
    if (SHARING.some((code) => now[code] !== seen.includes(code))) return { kind: 'stale' };
    await keepSharing(tx, accountId, chosen);
    return { kind: 'saved' };
  });
}

/** Keeps what a parent chose to share, in the transaction of the caller, with its audit row. */
export async function keepSharing(
  tx: Transaction,
  accountId: string,
  chosen: readonly SharingCode[],
): Promise<void> {
  const now = await sharingNow(accountId, tx);
  const changed = SHARING.filter((code) => now[code] !== chosen.includes(code));
  if (changed.length === 0) return;
  await tx.sharingChoice.createMany({
    data: changed.map((code) => ({ accountId, code, given: chosen.includes(code) })),
  });
  await recordAudit(tx, {
    actor: { kind: 'parent', id: accountId },
    action: 'sharing.chosen',
    detail: Object.fromEntries(changed.map((code) => [code, chosen.includes(code)])),
  });
}
