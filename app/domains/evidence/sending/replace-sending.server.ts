import type { Transaction } from '~/platform/db/database.server';
import type { ItemFlag } from '~/domains/intake/index.server';
import type { About } from './about-whom.server';
import { languageOf, type Item, type Sendable } from './sendable';

/** What is replaced, and the item it stands on. */
export type Older = { id: string; itemId: string };

/**
 * What this one takes the place of: this parent's last plan of the child, or last answer about the child
 * to the same request, where nobody has opened it and its item is still open. Locked, so that nobody
 * begins to read it meanwhile.
 */
export async function lockReplaceable(
  tx: Transaction,
  sending: Sendable,
  about: About,
  asked: Item | null,
): Promise<Older | null> {
  if (sending.kind !== 'plan' && !asked) return null;
  const [older] = await tx.$queryRaw<(Older & { read: boolean })[]>`
    select s.id, s.item_id as "itemId", s.first_read_at is not null as read from sending s
    join notification_child c on c.id = s.told_child_id
    where s.account_id = ${sending.accountId}::uuid and s.kind = ${sending.kind} and s.state = 'sent'
      and c.child_id = ${about.childIds[0]}::uuid
      and (${asked?.id ?? null}::uuid is null or s.item_id = ${asked?.id ?? null}::uuid)
    order by s.number desc limit 1 for update of s`;
  if (!older || older.read) return null;
  if (asked) return older;
  const [item] = await tx.$queryRaw<{ id: string }[]>`
    select id from queue_item
    where id = ${older.itemId}::uuid and status not in ('decided', 'closed') for update`;
  return item ? older : null;
}

/** The newer plan stands on the item of the older one; what an officer had before them is then stale. */
export async function takeOver(
  tx: Transaction,
  sending: Sendable,
  older: Older,
  flags: ItemFlag[],
): Promise<Item> {
  const talks = flags.includes('prefers-to-talk');
  const item = await tx.queueItem.findUniqueOrThrow({
    where: { id: older.itemId },
    select: { flags: true, status: true },
  });
  const others = item.flags.filter((flag) => flag !== 'prefers-to-talk' || talks);
  return tx.queueItem.update({
    where: { id: older.itemId },
    data: {
      body: { sendingId: sending.id, replaces: older.id },
      language: languageOf(sending),
      flags: [...new Set([...others, ...flags])],
      status: item.status === 'waiting-parent' ? 'open' : undefined,
      version: { increment: 1 },
    },
    select: { id: true, reference: true },
  });
}

/** Files of the plan that is replaced go with the newer one, without being sent again. */
export async function keepFiles(tx: Transaction, { id }: Sendable, older: Older, keep?: string[]) {
  const chosen = { sendingId: older.id, form: 'file', ...(keep && { id: { in: keep } }) };
  const pieces = await tx.piece.findMany({ where: chosen, select: { id: true, fileId: true } });
  const fileIds = pieces.flatMap((piece) => piece.fileId ?? []);
  await tx.piece.updateMany({
    where: { id: { in: pieces.map((piece) => piece.id) } },
    data: { sendingId: id },
  });
  await tx.familyFile.updateMany({
    where: { sendingId: older.id, OR: [{ id: { in: fileIds } }, { state: 'uploading' }] },
    data: { sendingId: id },
  });
}
