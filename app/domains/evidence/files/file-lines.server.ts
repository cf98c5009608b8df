import type { FileSort, Refusal } from '~/platform/files/file-kinds';
import { signFileLink } from '~/platform/files/file-link.server';
import { db } from '~/platform/db/database.server';
import type { Parent } from '~/platform/auth/session.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { FileScan, FileState } from '../evidence.codes';
import type { FileLine } from '../evidence.views';
import type { FileLimits } from '../refusal-words';
import { councilLimits, roomLeft } from './file-limits.server';

const select = {
  id: true,
  name: true,
  state: true,
  refusal: true,
  sort: true,
  contentType: true,
  bytes: true,
  scan: true,
  stripped: true,
  width: true,
  height: true,
  seconds: true,
  pages: true,
  createdAt: true,
  receivedAt: true,
  settledAt: true,
  views: { where: { view: 'small' }, select: { view: true } },
} satisfies Prisma.FamilyFileSelect;

type Row = Prisma.FamilyFileGetPayload<{ select: typeof select }>;

/** A file as pages know it, from its row; `small` is the address of its small picture. */
export function fileLineOf(row: Omit<Row, 'views'>, small: string | null): FileLine {
  return {
    id: row.id,
    name: row.name,
    state: row.state as FileState,
    refusal: row.refusal as Refusal | null,
    sort: row.sort as FileSort | null,
    contentType: row.contentType,
    bytes: Number(row.bytes),
    scan: row.scan as FileScan,
    stripped: row.stripped,
    width: row.width,
    height: row.height,
    seconds: row.seconds,
    pages: row.pages,
    createdAt: row.createdAt.toISOString(),
    receivedAt: row.receivedAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    small,
  };
}

function toLine(row: Row, sessionId: string, linkBase: string): FileLine {
  const token = () => signFileLink({ file: row.id, view: 'small', use: 'show' }, sessionId);
  const hasSmall = row.state === 'ready' && row.views.length > 0;
  return fileLineOf(row, hasSmall ? `${linkBase}/${token()}` : null);
}

/**
 * The files of this parent's account, those of one sending or all, oldest first; unfinished and refused
 * ones too. Their small pictures' addresses work for five minutes, in this session.
 */
export async function listFiles(
  actor: Pick<Parent, 'id' | 'sessionId' | 'language'>,
  where: { sendingId?: string } = {},
): Promise<FileLine[]> {
  const rows = await db().familyFile.findMany({
    where: { accountId: actor.id, ...(where.sendingId && { sendingId: where.sendingId }) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select,
  });
  return rows.map((row) => toLine(row, actor.sessionId, `/${actor.language}/family/f`));
}

/**
 * These files by id, for a page of staff that has checked who may see them. Their small pictures'
 * addresses work for five minutes, in this session.
 */
export async function filesOf(
  sessionId: string,
  fileIds: string[],
): Promise<Map<string, FileLine>> {
  const rows = await db().familyFile.findMany({ where: { id: { in: fileIds } }, select });
  return new Map(rows.map((row) => [row.id, toLine(row, sessionId, '/officer/f')]));
}

/** The council's limits on files, and how many bytes this account has left. */
export async function fileLimitsOf(accountId: string): Promise<FileLimits> {
  const { bytes } = await roomLeft(db(), accountId, null);
  return { ...councilLimits(), leftBytes: bytes };
}
