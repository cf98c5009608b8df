import { db, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { KindForm } from './kinds.schema';

const include = {
  people: { select: { staffId: true } },
  rooms: { select: { roomId: true } },
} as const;

export type Kind = Prisma.SessionKindGetPayload<{ include: typeof include }>;

/** What is offered, in the council's order. */
export function listKinds(): Promise<Kind[]> {
  return db().sessionKind.findMany({ include, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
}

/** One kind; null where there is none. */
export function findKind(id: string, tx: Pick<Transaction, 'sessionKind'> = db()) {
  return tx.sessionKind.findUnique({ where: { id }, include });
}

/** A kind, held until the transaction ends; null where there is none. */
export async function lockKind(tx: Transaction, id: string): Promise<Kind | null> {
  await tx.$executeRaw`select 1 from session_kind where id = ${id}::uuid for update`;
  return findKind(id, tx);
}

function columnsOf<F extends KindForm>({ people: _people, rooms: _rooms, ...columns }: F) {
  return columns;
}

/** Writes a kind of the council's own, after all others, under the id that its form brought. */
export async function insertKind(
  tx: Transaction,
  id: string,
  form: KindForm & { shape: string },
): Promise<boolean> {
  const last = await tx.sessionKind.aggregate({ _max: { position: true } });
  const made = await tx.sessionKind.createMany({
    data: { id, ...columnsOf(form), position: (last._max.position ?? 0) + 1 },
    skipDuplicates: true,
  });
  if (made.count === 1) await writeOffered(tx, id, form);
  return made.count === 1;
}

/** Writes a kind anew. */
export async function updateKind(tx: Transaction, id: string, form: KindForm): Promise<void> {
  const data = { ...columnsOf(form), version: { increment: 1 } };
  await tx.sessionKind.update({ where: { id }, data, select: { id: true } });
  await writeOffered(tx, id, form);
}

async function writeOffered(
  tx: Transaction,
  kindId: string,
  { people, rooms }: Pick<KindForm, 'people' | 'rooms'>,
): Promise<void> {
  await tx.kindPerson.deleteMany({ where: { kindId } });
  await tx.kindRoom.deleteMany({ where: { kindId } });
  await tx.kindPerson.createMany({ data: people.map((staffId) => ({ kindId, staffId })) });
  await tx.kindRoom.createMany({ data: rooms.map((roomId) => ({ kindId, roomId })) });
}
