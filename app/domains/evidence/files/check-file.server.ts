import { Readable } from 'node:stream';
import { db } from '~/platform/db/database.server';
import { profile } from '~/platform/config/environment.server';
import { openStoredFile, removeStoredFile } from '~/platform/files/file-store.server';
import { workOnFile } from '~/platform/files/file-work/file-work.server';
import { hasScanner, scanFile, type Verdict } from '~/platform/files/scanner.server';
import { isKnownBad } from './book-file.server';
import {
  findBad,
  refuseFile,
  settleFile,
  waitForScanner,
  type CheckedFile,
} from './settle-file.server';

/**
 * Checks a file that has arrived: has it scanned, then looked into, and settles it as ready or refused.
 * Where the scanner is away the file waits, and nobody opens it. Does nothing for a file that is settled
 * or gone. Throws where the store or the work on files fails, so that the job is tried again.
 */
export async function checkFile(fileId: string): Promise<void> {
  const file = await findUnchecked(fileId);
  if (!file) return;
  if (await isKnownBad(db(), file.sha256)) return refuseFile(file, 'found');
  const verdict = await scan(file.storeKey);
  switch (verdict.kind) {
    case 'away':
      return waitForScanner(file, verdict.reason);
    case 'found':
      return findBad(file, verdict.finding);
    case 'clean':
    case 'not-scanned':
      return look(file, verdict.kind);
  }
}

async function findUnchecked(id: string): Promise<CheckedFile | null> {
  const row = await db().familyFile.findFirst({
    where: { id, state: { in: ['received', 'waiting'] } },
    select: {
      id: true,
      accountId: true,
      sendingId: true,
      name: true,
      storeKey: true,
      sha256: true,
    },
  });
  if (!row?.storeKey || !row.sha256) return null;
  return { ...row, storeKey: row.storeKey, sha256: row.sha256 };
}

async function scan(storeKey: string): Promise<Verdict | { kind: 'not-scanned' }> {
  if (!hasScanner()) return { kind: 'not-scanned' };
  const bytes = await openStoredFile(storeKey);
  return scanFile(Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]));
}

async function look(file: CheckedFile, scanned: 'clean' | 'not-scanned'): Promise<void> {
  const megapixels = profile().files.imageMegapixels;
  const result = await workOnFile(file.storeKey, { name: file.name, megapixels });
  if (result.kind === 'refused') return refuseFile(file, result.refusal);
  const made = [result.replacement, ...result.views].flatMap((one) => one?.storeKey ?? []);
  const settled = await settleFile(file, result, scanned);
  // It was removed, or refused elsewhere, while it was looked into.
  if (!settled) await Promise.all(made.map((storeKey) => removeStoredFile(storeKey)));
}
