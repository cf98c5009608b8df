import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { doomStored, keepStored } from '~/platform/files/file-store.server';
import type { Refusal } from '~/platform/files/file-kinds';
import type { workOnFile } from '~/platform/files/file-work/file-work.server';
import type { Verdict } from '~/platform/files/scanner.server';
import { addJob } from '~/platform/jobs/jobs.server';
import { tellOfRefusal } from './tell-of-refusal.server';

/** A file as its check found it. */
export type CheckedFile = {
  id: string;
  accountId: string;
  sendingId: string;
  name: string;
  storeKey: string;
  sha256: string;
};

type AwayReason = Extract<Verdict, { kind: 'away' }>['reason'];
type Worked = Extract<Awaited<ReturnType<typeof workOnFile>>, { kind: 'done' }>;

/** Where a scanner was there and could not judge, the file is tried again after so long. */
const againMs = 15 * 60_000;

/** Locks the file where it still is what was checked; false where it is not. */
async function lockUnchecked(tx: Transaction, file: CheckedFile): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from family_file where id = ${file.id}::uuid and state in ('received', 'waiting')
      and store_key = ${file.storeKey} for update`;
  return rows.length === 1;
}

/** The file waits for the scanner; where that answers but gives no verdict, it is asked again in a quarter of an hour. */
export async function waitForScanner(file: CheckedFile, reason: AwayReason): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await lockUnchecked(tx, file))) return;
    const data = { state: 'waiting' };
    await tx.familyFile.update({ where: { id: file.id }, data, select: { id: true } });
    if (reason === 'unreachable') return;
    const runAt = new Date(Date.now() + againMs);
    await addJob(tx, 'check-file', { id: file.id }, { key: `check-later:${file.id}`, runAt });
  });
}

/**
 * The file is ready: what was made of it is kept, and takes the place of its bytes where there is a
 * replacement. False where it is no longer what was checked; nothing is kept then.
 */
export function settleFile(
  file: CheckedFile,
  worked: Worked,
  scan: 'clean' | 'not-scanned',
): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await lockUnchecked(tx, file))) return false;
    const { replacement, views } = worked;
    await keepStored(
      tx,
      [replacement, ...views].flatMap((one) => one?.storeKey ?? []),
    );
    if (replacement) await doomStored(tx, [file.storeKey]);
    await tx.familyFile.update({
      where: { id: file.id },
      data: {
        state: 'ready',
        scan,
        settledAt: new Date(),
        contentType: worked.contentType,
        sort: worked.sort,
        stripped: worked.stripped,
        width: worked.width ?? null,
        height: worked.height ?? null,
        seconds: worked.seconds === undefined ? null : Math.round(worked.seconds),
        ...(worked.name !== undefined && { name: worked.name }),
        ...(replacement && { storeKey: replacement.storeKey, bytes: BigInt(replacement.bytes) }),
      },
      select: { id: true },
    });
    await tx.fileView.createMany({
      data: views.map((view) => ({
        fileId: file.id,
        view: view.view,
        page: 0,
        storeKey: view.storeKey,
        contentType: view.contentType,
        bytes: BigInt(view.bytes),
        width: view.width,
        height: view.height,
      })),
    });
    await recordAudit(tx, {
      actor: { kind: 'system' },
      action: 'sent-file.ready',
      ...(await aboutOf(tx, file.sendingId)),
      detail: { file: file.id, scan, sort: worked.sort },
    });
    if (worked.sort === 'pdf') {
      await addJob(tx, 'make-pages', { id: file.id }, { key: `make-pages:${file.id}` });
    }
    return true;
  });
}

/** The file is refused: its bytes go, and whoever is concerned is told. It is not called clean, whatever a scanner said. */
export async function refuseFile(file: CheckedFile, refusal: Refusal): Promise<void> {
  await inTransaction(async (tx) => {
    if (await lockUnchecked(tx, file)) await refuseRow(tx, file, refusal);
  });
}

/**
 * The scanner found something. This content stays out from now on: the same bytes are refused wherever
 * they were sent, also where they were ready.
 */
export async function findBad(file: CheckedFile, finding: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { sha256 } = file;
    await tx.badContent.createMany({ data: [{ sha256, finding }], skipDuplicates: true });
    const same = await tx.$queryRaw<{ id: string; sendingId: string; accountId: string }[]>`
      select id, sending_id as "sendingId", account_id as "accountId" from family_file
      where sha256 = ${sha256} and state in ('received', 'waiting', 'ready')
      order by id for update`;
    for (const one of same) await refuseRow(tx, one, 'found');
  });
}

async function refuseRow(
  tx: Transaction,
  file: { id: string; sendingId: string; accountId: string },
  refusal: Refusal,
): Promise<void> {
  const row = await tx.familyFile.findUniqueOrThrow({
    where: { id: file.id },
    select: { storeKey: true, views: { select: { storeKey: true } } },
  });
  const keys = [row.storeKey, ...row.views.map((view) => view.storeKey)];
  await doomStored(
    tx,
    keys.filter((key) => key !== null),
  );
  await tx.fileView.deleteMany({ where: { fileId: file.id } });
  await tx.familyFile.update({
    where: { id: file.id },
    data: {
      state: 'refused',
      refusal,
      scan: refusal === 'found' ? 'found' : 'pending',
      storeKey: null,
      pages: null,
      settledAt: new Date(),
    },
    select: { id: true },
  });
  const about = await aboutOf(tx, file.sendingId);
  await recordAudit(tx, {
    actor: { kind: 'system' },
    action: refusal === 'found' ? 'sent-file.found-bad' : 'sent-file.refused',
    ...about,
    detail: { file: file.id, refusal },
  });
  await tellOfRefusal(tx, { ...file, itemId: about.itemId, refusal });
}

async function aboutOf(
  tx: Transaction,
  sendingId: string,
): Promise<{ itemId: string | null; familyId: string | null }> {
  const sending = await tx.sending.findUniqueOrThrow({
    where: { id: sendingId },
    select: { state: true, itemId: true, item: { select: { familyId: true } } },
  });
  // A draft that will go onto an item that is there says nothing to officers yet.
  if (sending.state === 'draft') return { itemId: null, familyId: null };
  return { itemId: sending.itemId, familyId: sending.item?.familyId ?? null };
}
