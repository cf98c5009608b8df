import { db, inTransaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { startClocks } from '~/domains/clock/index.server';
import type { SendingKind } from '~/domains/evidence';
import { createQueueItem } from './queue-items';
import { next } from './sequence';

export type SendingGiven = Partial<Prisma.SendingUncheckedCreateInput> & {
  kind?: SendingKind;
  accountId: string;
  /** Whom the item of a sent one is about. */
  childIds: string[];
  familyId?: string;
  /** The day it came (ISO). */
  sentOn?: string;
};

/**
 * One sending with its queue item and its clock, as if a parent had sent it; a plan unless `kind` says
 * otherwise. With `state: 'draft'` there is neither item nor moment of sending.
 */
export async function createSending(given: SendingGiven) {
  const { childIds, familyId, sentOn = '2026-11-20', ...rest } = given;
  const kind = given.kind ?? 'plan';
  const sent = given.state !== 'draft';
  const sentAt = `${sentOn}T09:30:00Z`;
  const item = sent
    ? await createQueueItem({
        kind: kind === 'yearly' ? 'annual-request' : kind,
        accountId: given.accountId,
        familyId,
        childIds,
        receivedAt: sentAt,
      })
    : null;
  if (item) {
    const clock = { rule: 'evidence-reading', startedOn: sentOn } as const;
    await inTransaction((tx) => startClocks(tx, item.id, [clock]));
  }
  return db().sending.create({
    data: {
      kind,
      state: 'sent',
      number: sent && kind !== 'evidence' ? next(`sending-${kind}-${given.accountId}`) : null,
      sentAt: sent ? sentAt : null,
      receivedOn: sent ? new Date(`${sentOn}T00:00:00Z`) : null,
      itemId: item?.id ?? null,
      ...rest,
    },
  });
}

export type PieceGiven = Partial<Prisma.PieceUncheckedCreateInput> & {
  sendingId: string;
  /** Ids of children as the parent told of them. */
  children?: string[];
  /** Makes a file of that name with it; its row alone, without bytes. */
  file?: Partial<Prisma.FamilyFileUncheckedCreateInput> & { name: string };
};

/** One piece of a sending: words unless it has a file or says otherwise. */
export async function createPiece({ children = [], file, ...given }: PieceGiven) {
  const { accountId } = await db().sending.findUniqueOrThrow({
    where: { id: given.sendingId },
    select: { accountId: true },
  });
  const row =
    file &&
    (await db().familyFile.create({
      data: {
        accountId,
        sendingId: given.sendingId,
        state: 'ready',
        scan: 'clean',
        sort: 'image',
        contentType: 'image/jpeg',
        through: 'form',
        settledAt: new Date('2026-11-20T09:31:00Z'),
        storeKey: next('object').toString(16).padStart(32, '0'),
        ...file,
      },
    }));
  return db().piece.create({
    data: {
      form: row ? 'file' : 'words',
      fileId: row?.id,
      text: row ? '' : `Words ${next('piece')}`,
      createdAt: new Date('2026-11-20T09:29:00Z'),
      ...given,
      children: { create: children.map((toldChildId) => ({ toldChildId })) },
    },
    include: { file: true },
  });
}
