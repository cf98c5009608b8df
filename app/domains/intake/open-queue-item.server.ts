import { createReference } from '~/platform/reference';
import { recordAudit, type Actor } from '~/platform/audit/audit.server';
import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Language } from '~/platform/i18n';
import { asDate, startClocks, type NewClock } from '~/domains/clock/index.server';
import {
  searchKey,
  type OTHER_LANGUAGE,
  type ItemFlag,
  type ItemKind,
  type ItemSource,
} from './intake.rules';

export type NewQueueItem = {
  actor: Actor;
  kind: ItemKind;
  /** What officers see in the list: names as a rule; only staff ever see it. */
  title: string;
  language: Language | typeof OTHER_LANGUAGE;
  /** The calendar day it was received, in England (ISO). */
  receivedOn: string;
  clocks: NewClock[];
  /** A notification brings its own reference; other kinds get one here. */
  reference?: string;
  accountId?: string | null;
  contactEmail?: string | null;
  familyId?: string | null;
  notificationId?: string | null;
  parentItemId?: string | null;
  childIds?: string[];
  yearGroups?: number[];
  schools?: string[];
  flags?: ItemFlag[];
  /** Further words to be found by: postcodes, addresses, references. */
  findBy?: (string | null | undefined)[];
  body?: Prisma.InputJsonObject;
  source?: ItemSource;
  /** The same key is the same item: a repeated submit opens one. */
  submitKey?: string;
  /** Only seniors see it, until one has recorded whom it is about. */
  seniorsOnly?: boolean;
};

/** `receivedOn` is the item's own day (ISO), which a repeated submit does not change. */
export type OpenedItem = { id: string; reference: string; receivedOn: string; repeated: boolean };

/** A new reference of this council, such as `WF-7K4M-9QX2C`. */
export function newReference(): string {
  return createReference(profile().referencePrefix);
}

/**
 * Puts one thing that arrived into the review queue, with its clocks and its audit row, in the
 * transaction of the caller. A repeated `submitKey` gives the item that is there already.
 */
export async function openQueueItem(tx: Transaction, item: NewQueueItem): Promise<OpenedItem> {
  if (item.submitKey) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${item.submitKey}, 7))`;
    const there = await tx.queueItem.findUnique({
      where: { submitKey: item.submitKey },
      select: { id: true, reference: true, receivedOn: true },
    });
    if (there) {
      const receivedOn = there.receivedOn.toISOString().slice(0, 10);
      return { ...there, receivedOn, repeated: true };
    }
  }
  const reference = item.reference ?? newReference();
  const { id } = await tx.queueItem.create({
    data: {
      reference,
      kind: item.kind,
      title: item.title,
      language: item.language,
      receivedOn: asDate(item.receivedOn),
      accountId: item.accountId ?? null,
      contactEmail: item.contactEmail ?? null,
      familyId: item.familyId ?? null,
      notificationId: item.notificationId ?? null,
      parentItemId: item.parentItemId ?? null,
      yearGroups: item.yearGroups ?? [],
      schools: item.schools ?? [],
      flags: item.flags ?? [],
      searchText: searchKey(
        item.title,
        reference,
        reference.replaceAll('-', ''),
        ...(item.findBy ?? []),
      ),
      body: item.body ?? {},
      source: item.source ?? 'portal',
      submitKey: item.submitKey ?? null,
      seniorsOnly: item.seniorsOnly ?? false,
      children: { create: (item.childIds ?? []).map((childId) => ({ childId })) },
    },
    select: { id: true },
  });
  await startClocks(tx, id, item.clocks);
  await recordAudit(tx, {
    actor: item.actor,
    action: 'item.received',
    itemId: id,
    familyId: item.familyId,
    detail: { kind: item.kind, source: item.source ?? 'portal' },
  });
  return { id, reference, receivedOn: item.receivedOn, repeated: false };
}
