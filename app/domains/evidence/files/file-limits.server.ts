import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import type { Refusal } from '~/platform/files/file-kinds';
import type { CouncilLimits } from '../refusal-words';

/** The most files that one sending may have. */
export const MOST_FILES = 200;

/** How long an unfinished upload may be gone on with, in days. */
export const UNFINISHED_DAYS = 7;

/** The states in which a file takes room. */
export const TAKING_ROOM = ['uploading', 'received', 'waiting', 'ready'] as const;

/** The most bytes that one file may have. */
export function mostFileBytes(): number {
  return profile().files.fileMegabytes * 1024 * 1024;
}

/** The most bytes that all files of one account may have together. */
export function mostFamilyBytes(): number {
  return profile().files.familyGigabytes * 1024 ** 3;
}

/** What is left for one account and one sending. */
export type RoomLeft = { bytes: number; files: number };

/** Lets one transaction at a time count and add to the files of an account. */
export async function lockAccount(
  tx: Pick<Transaction, '$executeRaw'>,
  accountId: string,
): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${accountId}, 31))`;
}

/**
 * How much more an account may send in all, and how many files a sending may still have. Unfinished
 * uploads count with the length they announced, so that several at once cannot pass the limit together.
 */
export async function roomLeft(
  tx: Pick<Transaction, '$queryRaw'>,
  accountId: string,
  sendingId: string | null,
): Promise<RoomLeft> {
  const [row] = await tx.$queryRaw<{ bytes: bigint; files: number }[]>`
    select coalesce(sum(bytes), 0)::bigint as bytes,
      (count(*) filter (where sending_id = ${sendingId}::uuid))::int as files
    from family_file where account_id = ${accountId}::uuid and state = any(${[...TAKING_ROOM]})`;
  return {
    bytes: Math.max(0, mostFamilyBytes() - Number(row?.bytes ?? 0)),
    files: Math.max(0, MOST_FILES - (row?.files ?? 0)),
  };
}

/** Why a file of this many bytes cannot be taken, or null. */
export function judgeSize(bytes: number, room: RoomLeft): Refusal | null {
  if (bytes === 0) return 'empty';
  if (bytes > mostFileBytes()) return 'too-big';
  if (room.files < 1) return 'too-many';
  return bytes > room.bytes ? 'family-full' : null;
}

/** The council's limits on files. */
export function councilLimits(): CouncilLimits {
  const { fileMegabytes, familyGigabytes, imageMegapixels } = profile().files;
  return { fileMegabytes, familyGigabytes, imageMegapixels, mostFiles: MOST_FILES };
}
