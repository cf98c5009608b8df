import { db, inTransaction } from '~/platform/db/database.server';
import { keepStored, removeStoredFile } from '~/platform/files/file-store.server';
import { pdfPages } from '~/platform/files/file-work/file-work.server';

/** So many pages of a document are shown in place; all of it can be downloaded. */
export const MOST_PAGES = 60;

/**
 * Makes the page pictures of a PDF that is ready. Done again, it makes none a second time. Throws where
 * the work on files fails, so that the job is tried again.
 */
export async function makePages(fileId: string): Promise<void> {
  const file = await db().familyFile.findFirst({
    where: { id: fileId, state: 'ready', sort: 'pdf', pages: null },
    select: { storeKey: true },
  });
  if (!file?.storeKey) return;
  const { storeKey } = file;
  const made = await pdfPages(storeKey, { from: 1, to: MOST_PAGES });
  // It stays a download where its pages cannot be drawn.
  if (made.kind === 'refused') return;
  const { views } = made;
  const kept = await inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`
      select 1 from family_file where id = ${fileId}::uuid and state = 'ready' and pages is null
        and store_key = ${storeKey} for update`;
    if (rows.length === 0) return false;
    await keepStored(
      tx,
      views.map((view) => view.storeKey),
    );
    await tx.fileView.createMany({
      data: views.map((view) => ({
        fileId,
        view: 'page',
        page: view.page,
        storeKey: view.storeKey,
        contentType: view.contentType,
        bytes: BigInt(view.bytes),
        width: view.width,
        height: view.height,
      })),
    });
    await tx.familyFile.update({
      where: { id: fileId },
      data: { pages: views.length },
      select: { id: true },
    });
    return true;
  });
  if (!kept) await Promise.all(views.map((view) => removeStoredFile(view.storeKey)));
}
