import { recordAudit } from '~/platform/audit/audit.server';
import { instantToLondonDate } from '~/platform/calendar';
import type { Parent } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n';
import { holdMail } from '~/platform/mail/mail-hold.server';
import type { SharingCode } from '~/domains/annual-request';
import { keepSharing } from '~/domains/annual-request/index.server';
import { postFromParent, type Posted } from '~/domains/conversation/index.server';
import { startClocks } from '~/domains/clock/index.server';
import { openQueueItem } from '~/domains/intake/index.server';
import { cancelLetters } from '~/domains/notification/index.server';
import type { Matter } from './matter.store.server';
import type { Change } from './matter.schema';

type Words = { key: string; words: string };

/** The parent writes in the conversation of their own matter; the council has days to answer (local policy). */
export function writeToCouncil(
  parent: Parent,
  matter: Matter,
  language: Language,
  { key, words }: Words,
): Promise<Posted> {
  return inTransaction(async (tx) => {
    const posted = await postFromParent(tx, parent.id, {
      itemId: matter.id,
      text: words,
      language,
      submitKey: key,
    });
    const waiting = matter.clocks.some(
      (clock) => clock.rule === 'reply-to-parent' && clock.status === 'running',
    );
    if (posted.kind === 'posted' && !waiting) {
      const startedOn = instantToLondonDate(new Date()).toString();
      await startClocks(tx, matter.id, [{ rule: 'reply-to-parent', startedOn }]);
    }
    return posted;
  });
}

export type TellChange = Words & { change: Change; from: string | null; sharing: SharingCode[] };

/**
 * The parent tells of a change: a matter of its own in the queue, beside the notice it belongs to.
 * Where how to reach them or what is safe has changed, no email goes to them from that moment on,
 * until an officer has read it and recorded what is safe.
 */
export function tellChange(
  parent: Parent,
  matter: Matter,
  language: Language,
  told: TellChange,
): Promise<{ id: string; reference: string }> {
  return inTransaction(async (tx) => {
    const parentItem = await tx.queueItem.findUniqueOrThrow({
      where: { id: matter.id },
      select: {
        title: true,
        familyId: true,
        yearGroups: true,
        schools: true,
        searchText: true,
        flags: true,
        children: { select: { childId: true } },
      },
    });
    const kept = ['not-safe-to-email', 'not-safe-to-write', 'interpreter'] as const;
    const receivedOn = instantToLondonDate(new Date()).toString();
    const opened = await openQueueItem(tx, {
      actor: { kind: 'parent', id: parent.id },
      kind: 'change',
      title: parentItem.title,
      language,
      receivedOn,
      accountId: parent.id,
      familyId: parentItem.familyId,
      parentItemId: matter.id,
      childIds: parentItem.children.map((child) => child.childId),
      yearGroups: parentItem.yearGroups,
      schools: parentItem.schools,
      flags: kept.filter((flag) => parentItem.flags.includes(flag)),
      findBy: [parentItem.searchText],
      body: { change: told.change, words: told.words, from: told.from, sharing: told.sharing },
      clocks: [{ rule: 'reply-to-parent', startedOn: receivedOn }],
      submitKey: told.key,
    });
    if (told.change === 'contact' && !opened.repeated) await stopEmail(tx, parent.id);
    if (told.change === 'sharing' && !opened.repeated) {
      await keepSharing(tx, parent.id, told.sharing);
    }
    return opened;
  });
}

/** Holds email to the account, and shows it on all of its items, locked in the order in which moves lock them. */
async function stopEmail(tx: Transaction, accountId: string): Promise<void> {
  await tx.$queryRaw`
    select id from queue_item where account_id = ${accountId}::uuid order by id for update`;
  await holdMail(tx, accountId);
  await tx.$executeRaw`
    update queue_item set flags = flags || '{not-safe-to-email}'::text[]
    where account_id = ${accountId}::uuid and not 'not-safe-to-email' = any(flags)`;
}

/** The family has decided to stay at school: the notice is taken back, once, and the officer sees it. */
export function withdrawNotice(
  parent: Parent,
  matter: Matter,
  language: Language,
  { key, words }: Words,
): Promise<{ kind: 'withdrawn' | 'already' }> {
  const { notificationId } = matter;
  if (notificationId === null) throw new Error('a matter without a notice cannot be taken back');
  return inTransaction(async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { id: notificationId, item: { accountId: parent.id }, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    if (count === 0) return { kind: 'already' };
    await cancelLetters(tx, notificationId);
    await postFromParent(tx, parent.id, {
      itemId: matter.id,
      text: words,
      language,
      submitKey: key,
      data: { event: 'withdrawn' },
    });
    await tx.$executeRaw`
      update queue_item set flags = flags || '{withdrawn}'::text[]
      where id = ${matter.id}::uuid and not 'withdrawn' = any(flags)`;
    await recordAudit(tx, {
      actor: { kind: 'parent', id: parent.id },
      action: 'notification.withdrawn',
      itemId: matter.id,
    });
    return { kind: 'withdrawn' };
  });
}

/** The parent says what is wrong in what staff wrote down for them; both stay on the record. */
export function correctRecord(
  parent: Parent,
  matter: Matter,
  language: Language,
  { key, words }: Words,
): Promise<Posted> {
  return inTransaction((tx) =>
    postFromParent(tx, parent.id, {
      itemId: matter.id,
      text: words,
      language,
      submitKey: key,
      data: { event: 'correction' },
    }),
  );
}
