import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';

const select = {
  id: true,
  kind: true,
  state: true,
  sentAt: true,
  updatedAt: true,
  language: true,
  answers: true,
  item: { select: { reference: true } },
} satisfies Prisma.SendingSelect;

const file = {
  select: {
    id: true,
    name: true,
    state: true,
    refusal: true,
    storeKey: true,
    receivedAt: true,
    createdAt: true,
  },
} satisfies { select: Prisma.FamilyFileSelect };

/** Sendings with their pieces, those begun first that were begun first. */
export function listForArchive(
  sendings: Prisma.SendingWhereInput,
  pieces: Prisma.PieceWhereInput = {},
) {
  return db().sending.findMany({
    where: sendings,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...select,
      pieces: {
        where: pieces,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { form: true, text: true, title: true, note: true, file },
      },
    },
  });
}

export type ArchivedSending = Awaited<ReturnType<typeof listForArchive>>[number];
