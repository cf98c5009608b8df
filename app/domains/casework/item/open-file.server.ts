import type { Staff } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { db } from '~/platform/db/database.server';
import { openStoredFile } from '~/platform/files/file-store.server';
import { visibleTo } from '../queue/queue.access';

export type OpenedFile = { name: string; contentType: string; bytes: number; body: ReadableStream };

/**
 * A file of an item that this member of staff may see, as a stream, with the look in the audit trail.
 * Null where there is none for them.
 */
export async function openItemFile(staff: Staff, fileId: string): Promise<OpenedFile | null> {
  const file = await db().storedFile.findFirst({
    where: { id: fileId, item: visibleTo(staff) },
    select: {
      storeKey: true,
      name: true,
      contentType: true,
      bytes: true,
      itemId: true,
      item: { select: { familyId: true } },
    },
  });
  if (!file) return null;
  const body = await openStoredFile(file.storeKey);
  await recordAudit(db(), {
    actor: { kind: 'staff', id: staff.id },
    action: 'file.viewed',
    itemId: file.itemId,
    familyId: file.item.familyId,
    detail: { file: fileId },
  });
  return { name: file.name, contentType: file.contentType, bytes: file.bytes, body };
}
