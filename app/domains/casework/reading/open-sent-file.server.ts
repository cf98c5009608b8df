import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { FileLink } from '~/platform/files/file-link.server';
import {
  archiveOf,
  findOpenFile,
  listForArchive,
  markFirstRead,
  type FileDoor,
  type Look,
  type OpenedFile,
} from '~/domains/evidence/index.server';
import { scopeOf, visibleTo } from '../queue/queue.access';
import { openSentOf } from './open-sent-of.server';
import { findReadableChild } from './reading.store.server';

/** What a parent has sent and not replaced or taken back before anybody of the council had looked. */
const given = {
  sentAt: { not: null },
  OR: [{ state: 'sent' }, { state: 'replaced', firstReadAt: { not: null } }],
} satisfies Prisma.SendingWhereInput;

/** The files that this member of staff may see, as a `where`. */
function filesVisibleTo(staff: Staff): Prisma.FamilyFileWhereInput {
  if (scopeOf(staff) === 'all') return { sending: given, piece: { isNot: null } };
  const item = visibleTo(staff);
  const child = { items: { some: { item } } } satisfies Prisma.ChildWhereInput;
  return {
    sending: given,
    piece: { OR: [{ sending: { item } }, aboutChildren(child, item)] },
  };
}

/**
 * Pieces about children for whom `child` holds: as marked, or else as their sending is about them. What
 * is marked with no child may be about a brother or sister: it is seen where the item is about such
 * children alone, or is itself seen.
 */
function aboutChildren(
  child: Prisma.ChildWhereInput,
  seen: Prisma.QueueItemWhereInput,
): Prisma.PieceWhereInput {
  const item: Prisma.QueueItemWhereInput = {
    AND: [{ children: { some: { child } } }, { OR: [{ children: { every: { child } } }, seen] }],
  };
  return {
    OR: [
      { children: { some: { toldChild: { child } } } },
      {
        children: { none: {} },
        sending: { OR: [{ toldChild: { child } }, { toldChildId: null, item }] },
      },
    ],
  };
}

/** How staff open sent files: what their items let them see, every look at content in the audit trail. */
export function officerFileDoor(staff: Staff): FileDoor {
  return {
    sessionId: staff.sessionId,
    language: 'en',
    stable: '/officer/sent-file',
    links: '/officer/f',
    home: '/officer',
    homeWords: 'files:link.missing.staff',
    async open(asked, look) {
      const file = await findOpenFile(filesVisibleTo(staff), asked);
      if (!file) return null;
      // Its sender may take it back until somebody looks; this is a look.
      if (file.unread && (await markFirstRead(staff, file.sendingId)) === 'gone') return null;
      if (asked.view !== 'small') await auditLook(staff, file, asked, look);
      return file;
    },
  };
}

/** Puts a look into the audit trail; later parts of what is being played are of the look that began it. */
async function auditLook(staff: Staff, file: OpenedFile, asked: FileLink, look: Look) {
  if (look === 'none') return;
  const { view, page, use } = asked;
  const { itemId, familyId } = file;
  const what = { file: file.id, view, ...(page !== undefined && { page }) };
  if (look === 'goes-on' && (await hasBegun(staff, itemId, what))) return;
  const actor = { kind: 'staff', id: staff.id } as const;
  const detail = { ...what, use };
  await recordAudit(db(), { actor, action: 'sent-file.viewed', itemId, familyId, detail });
}

/** Whether this member of staff began to look at it within the hour that a link may be played for. */
async function hasBegun(staff: Staff, itemId: string | null, what: object): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    select 1 from audit_event
    where item_id = ${itemId}::uuid and actor_id = ${staff.id}::uuid and action = 'sent-file.viewed'
      and at > now() - interval '1 hour' and detail @> ${JSON.stringify(what)}::jsonb limit 1`;
  return rows.length > 0;
}

/**
 * Every file about one child that is ready, with the list of what was sent, as one archive; the download
 * is in the audit trail. Null where this member of staff may not read about the child.
 */
export async function archiveForStaff(staff: Staff, childId: string): Promise<Response | null> {
  const child = await findReadableChild(staff, childId);
  if (!child) return null;
  const shown = new Map((await openSentOf(staff, child.id)).map((row) => [row.id, row]));
  const pieceIds = [...shown.values()].flatMap(({ pieces }) => pieces.map(({ id }) => id));
  const listed = await listForArchive({ id: { in: [...shown.keys()] } }, { id: { in: pieceIds } });
  const sendings = listed.map((one) => ({ ...one, answers: shown.get(one.id)!.answers }));
  await recordAudit(db(), {
    actor: { kind: 'staff', id: staff.id },
    action: 'sent-files.downloaded',
    childId: child.id,
    familyId: child.familyId,
    detail: { sendings: sendings.length },
  });
  return archiveOf(sendings, 'en');
}
