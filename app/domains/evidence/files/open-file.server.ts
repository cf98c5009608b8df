import { z } from 'zod';
import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { FILE_VIEWS } from '~/platform/files/file-kinds';
import type { FileLink } from '~/platform/files/file-link.server';

/** One view of a file that may be looked at. */
export type OpenedFile = {
  id: string;
  storeKey: string;
  name: string;
  contentType: string;
  bytes: number;
  /** What officers' looks are written down with. */
  itemId: string | null;
  familyId: string | null;
  sendingId: string;
  /** Nobody of the council has opened what it came with. */
  unread: boolean;
};

const viewSchema = z.object({
  view: z.enum(FILE_VIEWS).default('original'),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  use: z.enum(['show', 'download']).default('download'),
});

/** Which view of which file an address asks for; null where that makes no sense. */
export function readFileAsked(
  fileId: string | undefined,
  search: URLSearchParams,
): FileLink | null {
  const id = z.uuid().safeParse(fileId);
  const asked = viewSchema.safeParse({
    view: search.get('view') ?? undefined,
    page: search.get('page') ?? undefined,
    use: search.get('use') ?? undefined,
  });
  if (!id.success || !asked.success) return null;
  const { view, page, use } = asked.data;
  if ((view === 'page') !== (page !== undefined)) return null;
  return { file: id.data, view, use, ...(page !== undefined && { page }) };
}

/**
 * One view of a file that is ready, where `visible` lets it be seen; null otherwise, and where there is
 * no such view. What was found bad, is being checked or waits is never opened.
 */
export async function findOpenFile(
  visible: Prisma.FamilyFileWhereInput,
  asked: Pick<FileLink, 'file' | 'view' | 'page'>,
): Promise<OpenedFile | null> {
  const where = { AND: [visible, { id: asked.file, state: 'ready' }] };
  const row = await db().familyFile.findFirst({
    where,
    select: {
      id: true,
      name: true,
      storeKey: true,
      contentType: true,
      bytes: true,
      sending: {
        select: { id: true, firstReadAt: true, itemId: true, item: { select: { familyId: true } } },
      },
      views: { where: { view: asked.view, page: asked.page ?? 0 }, take: 1 },
    },
  });
  if (!row?.storeKey || !row.contentType) return null;
  const { sending } = row;
  const about = {
    itemId: sending.itemId,
    familyId: sending.item?.familyId ?? null,
    sendingId: sending.id,
    unread: sending.firstReadAt === null,
  };
  if (asked.view === 'original') {
    const { id, name, storeKey, contentType } = row;
    return { id, name, storeKey, contentType, bytes: Number(row.bytes), ...about };
  }
  const [view] = row.views;
  if (!view) return null;
  const { storeKey, contentType } = view;
  const name = viewName(row.name, asked, contentType);
  return { id: row.id, name, storeKey, contentType, bytes: Number(view.bytes), ...about };
}

/** A file of this parent's own account; see `findOpenFile`. */
export function openFileForParent(
  accountId: string,
  asked: Pick<FileLink, 'file' | 'view' | 'page'>,
): Promise<OpenedFile | null> {
  return findOpenFile({ accountId }, asked);
}

/** The name of a picture made of a file, with the ending of what it is. */
function viewName(name: string, { view, page }: Pick<FileLink, 'view' | 'page'>, type: string) {
  const stem = name.replace(/\.[^.]{1,5}$/, '');
  const ending = type.split('/')[1]!.replace('jpeg', 'jpg');
  return `${stem}-${view === 'page' ? page : view}.${ending}`;
}
