import type { Transaction } from '~/platform/db/database.server';
import { doomStored } from '~/platform/files/file-store.server';

/**
 * Lets go of files of a draft with their pieces and pictures; the bytes go after commit. The caller
 * has checked whose they are and holds the lock on their sending.
 */
export async function dropFiles(tx: Transaction, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const files = await tx.familyFile.findMany({
    where: { id: { in: fileIds } },
    select: { storeKey: true, views: { select: { storeKey: true } } },
  });
  const keys = files.flatMap((file) => [file.storeKey, ...file.views.map((view) => view.storeKey)]);
  await tx.piece.deleteMany({ where: { fileId: { in: fileIds } } });
  await tx.familyFile.deleteMany({ where: { id: { in: fileIds } } });
  await doomStored(
    tx,
    keys.filter((key) => key !== null),
  );
}
