import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import {
  archiveOf,
  findOpenFile,
  listForArchive,
  type FileDoor,
} from '~/domains/evidence/index.server';
import { scopeOf, visibleTo } from '../queue/queue.access';
import { findReadableChild } from './reading.store.server';

/** What a parent has sent and not replaced or taken back before anybody of the council had looked. */
const given = {
  sentAt: { not: null },
  OR: [{ state: 'sent' }, { state: 'replaced', firstReadAt: { not: null } }],
} satisfies Prisma.SendingWhereInput;

/**
 * Pieces about children for whom `child` holds: as marked, or else as their sending is about them. What
 * is marked with no child may be about a brother or sister: who sees less than all items sees it where
 * the item is about such children alone, or where they may see the item itself.
 */
function aboutChildren(staff: Staff, child: Prisma.ChildWhereInput): Prisma.PieceWhereInput {
  const ofItem: Prisma.QueueItemWhereInput = { children: { some: { child } } };
  const item: Prisma.QueueItemWhereInput =
    scopeOf(staff) === 'all'
      ? ofItem
      : { AND: [ofItem, { OR: [{ children: { every: { child } } }, visibleTo(staff)] }] };
  return {
    OR: [
      { children: { some: { toldChild: { child } } } },
      {
        children: { none: {} },
        sending: {
          OR: [{ toldChild: { child } }, { toldChildId: null, item }],
        },
      },
    ],
  };
}

/** The files that this member of staff may see, as a `where`. */
function filesVisibleTo(staff: Staff): Prisma.FamilyFileWhereInput {
  if (scopeOf(staff) === 'all') return { sending: given, piece: { isNot: null } };
  const item = visibleTo(staff);
  return {
    sending: given,
    piece: {
      OR: [{ sending: { item } }, aboutChildren(staff, { items: { some: { item } } })],
    },
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
      if (file && look && asked.view !== 'small') {
        const { view, page, use } = asked;
        await recordAudit(db(), {
          actor: { kind: 'staff', id: staff.id },
          action: 'sent-file.viewed',
          itemId: file.itemId,
          familyId: file.familyId,
          detail: { file: file.id, view, use, ...(page !== undefined && { page }) },
        });
      }
      return file;
    },
  };
}

/**
 * Every file about one child that is ready, with the list of what was sent, as one archive; the download
 * is in the audit trail. Null where this member of staff may not read about the child.
 */
export async function archiveForStaff(staff: Staff, childId: string): Promise<Response | null> {
  const child = await findReadableChild(staff, childId);
  if (!child) return null;
  const about = aboutChildren(staff, { id: child.id });
  const sendings = await listForArchive(
    {
      AND: [
        given,
        {
          OR: [
            { toldChild: { childId: child.id } },
            { toldChildId: null, item: { children: { some: { childId: child.id } } } },
            { pieces: { some: about } },
          ],
        },
      ],
    },
    about,
  );
  await recordAudit(db(), {
    actor: { kind: 'staff', id: staff.id },
    action: 'sent-files.downloaded',
    childId: child.id,
    familyId: child.familyId,
    detail: { sendings: sendings.length },
  });
  return archiveOf(sendings, 'en');
}
