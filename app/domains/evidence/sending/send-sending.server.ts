import type { Temporal } from 'temporal-polyfill';
import { recordAudits, type Actor } from '~/platform/audit/audit.server';
import type { Parent } from '~/platform/auth/session.server';
import { today as todayInEngland } from '~/platform/calendar';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { isMailHeld } from '~/platform/mail/mail-hold.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { asDate, loadSchoolCalendar } from '~/domains/clock/index.server';
import { openQueueItem, type ItemFlag } from '~/domains/intake/index.server';
import { aboutWhom, type About } from './about-whom.server';
import { keepFiles, lockReplaceable, takeOver, type Older } from './replace-sending.server';
import { languageOf, type Item, type Locked, type Sendable } from './sendable';
import { readAnswers } from './sending.schema';
import { isEmpty } from './sending.rules';
import { takeTurns } from './sending.store.server';
import { readTold, type Told } from './told-children.server';
import {
  bringAnswer,
  lockAsked,
  meetRequest,
  tellReasons,
  untellReasons,
} from '../yearly/answer-request.server';
import { findLastTold } from '../yearly/last-told.server';
import { withStanding } from '../yearly/yearly.rules';

export type Sent =
  | { kind: 'sent'; id: string; reference: string; repeated: boolean }
  /** There is nothing in it yet. */
  | { kind: 'empty' }
  /** It was changed since the writer saw it; nothing was sent. */
  | { kind: 'stale'; version: number }
  /** Files of which not every byte has arrived, by name. */
  | { kind: 'unfinished'; names: string[] }
  | { kind: 'not-open' };

/**
 * What the writer saw when they sent: the version; whether not to wait for files still on their way;
 * and, where an earlier plan is replaced, which of its files go with this one (ids of their pieces;
 * all of them where it is left out).
 */
export type SeenWhenSent = { version: number; leaveUnfinished?: boolean; keep?: string[] };

/**
 * Sends an own draft: the queue item with its clock, the audit rows and the receipt by email are
 * written with it, all or nothing. Sending the same draft again, at the same moment or later, gives
 * what was sent. A newer plan takes the place of one that nobody of the council has opened yet, on the
 * same item with the same clock; one that was opened stays beside it. An answer to the yearly request
 * goes onto the request's own item. `today` is the date in England.
 */
export async function sendSending(
  parent: Parent,
  id: string,
  seen: SeenWhenSent,
  today: Temporal.PlainDate = todayInEngland(),
): Promise<Sent> {
  await loadSchoolCalendar();
  const told = await readTold(parent.id);
  return inTransaction(async (tx): Promise<Sent> => {
    await takeTurns(tx, parent.id);
    const found = await prepare(tx, { parent, told, today }, id, seen);
    if (found.kind !== 'ready') return found;
    const { reference, isSafe } = await carryOut(tx, found, today);
    if (isSafe) {
      const receipt = `/family/sent/${id}`;
      await tell(tx, parent, { ...found.sending, receipt }, reference);
    }
    return { kind: 'sent', id, reference, repeated: false };
  });
}

export type SentTogether =
  | { kind: 'sent'; ids: string[]; repeated: boolean }
  /** Why some of them cannot be sent as they are; none was sent. */
  | { kind: 'refused'; refusals: { id: string; because: Exclude<Sent, { kind: 'sent' }> }[] };

/**
 * Sends several own drafts at once, all or none, with one receipt by email: it leads to `receipt`, a
 * path below the language. See `sendSending`.
 */
export async function sendTogether(
  parent: Parent,
  drafts: readonly ({ id: string } & SeenWhenSent)[],
  receipt: string,
  today: Temporal.PlainDate = todayInEngland(),
): Promise<SentTogether> {
  await loadSchoolCalendar();
  const told = await readTold(parent.id);
  return inTransaction(async (tx): Promise<SentTogether> => {
    await takeTurns(tx, parent.id);
    const ready: Ready[] = [];
    const refusals: { id: string; because: Exclude<Sent, { kind: 'sent' }> }[] = [];
    for (const { id, ...seen } of drafts) {
      const found = await prepare(tx, { parent, told, today }, id, seen);
      if (found.kind === 'ready') ready.push(found);
      else if (found.kind !== 'sent') refusals.push({ id, because: found });
    }
    if (refusals.length > 0) return { kind: 'refused', refusals };
    for (const [at, one] of ready.entries()) {
      const { reference, isSafe } = await carryOut(tx, one, today);
      if (isSafe && at === 0) await tell(tx, parent, { ...one.sending, receipt }, reference);
    }
    return { kind: 'sent', ids: drafts.map(({ id }) => id), repeated: ready.length === 0 };
  });
}

type Ready = { kind: 'ready'; sending: Sendable; about: About; seen: SeenWhenSent };

/** The draft, locked and found fit to be sent; else what became of it, or why it cannot be sent. */
async function prepare(
  tx: Transaction,
  { parent, told, today }: { parent: Parent; told: Told; today: Temporal.PlainDate },
  id: string,
  seen: SeenWhenSent,
): Promise<Ready | Sent> {
  const draft = await lockOwn(tx, parent.id, id);
  if (!draft) return { kind: 'not-open' };
  if (draft.state !== 'draft') return alreadySent(tx, id, draft.state);
  const refused = await refuse(tx, id, draft, seen);
  if (refused) return refused;
  const about = await aboutWhom(tx, told, id, draft.told_child_id, today);
  if (!about) return { kind: 'not-open' };
  const sending = { ...draft, id, accountId: parent.id, receivedOn: today.toString() };
  return { kind: 'ready', sending, about, seen };
}

/** Writes everything that the sending of one draft brings; `isSafe` where a receipt may go by email. */
async function carryOut(
  tx: Transaction,
  { sending, about, seen }: Ready,
  today: Temporal.PlainDate,
): Promise<{ reference: string; isSafe: boolean }> {
  const asked = sending.kind === 'yearly' ? await lockAsked(tx, sending.item_id!) : null;
  const older = await lockReplaceable(tx, sending, about, asked);
  const flags = await flagsOf(tx, sending, about);
  const item =
    asked ??
    (await (older ? takeOver(tx, sending, older, flags) : open(tx, sending, about, flags)));
  if (asked) await bringAnswer(tx, asked, about.childIds[0]!, flags, sending.receivedOn);
  if (older) await keepFiles(tx, sending, older, seen.keep);
  if (sending.kind === 'yearly') await settleYearly(tx, sending, about, older);
  await book(tx, sending, about, item, older);
  if (asked) await meetRequest(tx, asked.id, today);
  return { reference: item.reference, isSafe: !flags.includes('not-safe-to-email') };
}

/** What is the same as the year before carries its words, and the child's record has the reasons. */
async function settleYearly(
  tx: Transaction,
  sending: Sendable,
  about: About,
  older: Older | null,
): Promise<void> {
  const childId = about.childIds[0]!;
  const last = await findLastTold(sending.accountId, childId, sending.item_id, tx);
  const answers = withStanding(readAnswers('yearly', sending.answers), last);
  await tx.sending.update({ where: { id: sending.id }, data: { answers }, select: { id: true } });
  if (older) await untellReasons(tx, older.id);
  await tellReasons(tx, sending, childId, answers);
}

async function lockOwn(tx: Transaction, accountId: string, id: string): Promise<Locked | null> {
  const [row] = await tx.$queryRaw<Locked[]>`
    select kind, state, version, answers, language, told_child_id, item_id from sending
    where id = ${id}::uuid and account_id = ${accountId}::uuid for update`;
  return row ?? null;
}

async function alreadySent(tx: Transaction, id: string, state: string): Promise<Sent> {
  if (state === 'withdrawn') return { kind: 'not-open' };
  const { item } = await tx.sending.findUniqueOrThrow({
    where: { id },
    select: { item: { select: { reference: true } } },
  });
  return { kind: 'sent', id, reference: item!.reference, repeated: true };
}

/** Why this cannot be sent as it is; null where it can. */
async function refuse(
  tx: Transaction,
  id: string,
  draft: Locked,
  seen: SeenWhenSent,
): Promise<Sent | null> {
  if (draft.version !== seen.version) return { kind: 'stale', version: draft.version };
  const pieces = await tx.piece.findMany({
    where: { sendingId: id },
    select: { form: true, file: { select: { state: true } } },
  });
  if (isEmpty({ kind: draft.kind, answers: readAnswers(draft.kind, draft.answers), pieces })) {
    return { kind: 'empty' };
  }
  if (seen.leaveUnfinished) return null;
  const files = await tx.familyFile.findMany({
    where: { sendingId: id, state: 'uploading' },
    orderBy: { createdAt: 'asc' },
    select: { name: true },
  });
  return files.length > 0 ? { kind: 'unfinished', names: files.map((file) => file.name) } : null;
}

/** What officers should see at a glance: what is safe and needed to reach this parent, as on their other items. */
async function flagsOf(tx: Transaction, sending: Sendable, about: About): Promise<ItemFlag[]> {
  // A change of what is safe, told at this moment, waits or is seen.
  await tx.$queryRaw`select id from account where id = ${sending.accountId}::uuid for no key update`;
  const kept = ['not-safe-to-email', 'not-safe-to-write', 'interpreter'] as const;
  const newest = await tx.queueItem.findFirst({
    where: { accountId: sending.accountId, kind: 'notification' },
    orderBy: { receivedAt: 'desc' },
    select: { flags: true },
  });
  const told = new Set([...about.flags, ...(newest?.flags ?? [])]);
  if (await isMailHeld(tx, sending.accountId)) told.add('not-safe-to-email');
  const talks = wantsToTalk(sending);
  return [...kept.filter((flag) => told.has(flag)), ...(talks ? ['prefers-to-talk' as const] : [])];
}

function wantsToTalk({ kind, answers }: Sendable): boolean {
  if (kind === 'plan') return readAnswers('plan', answers).talk;
  return kind === 'yearly' && readAnswers('yearly', answers).ways.length > 0;
}

/** An answer to a request that is closed arrives as evidence does. */
const itemKindOf = ({ kind }: Sendable) => (kind === 'yearly' ? 'evidence' : kind);

function open(tx: Transaction, sending: Sendable, about: About, flags: ItemFlag[]): Promise<Item> {
  return openQueueItem(tx, {
    actor: { kind: 'parent', id: sending.accountId },
    kind: itemKindOf(sending),
    title: about.title,
    language: languageOf(sending),
    receivedOn: sending.receivedOn,
    clocks: [{ rule: 'evidence-reading', startedOn: sending.receivedOn }],
    accountId: sending.accountId,
    familyId: about.familyId,
    parentItemId: about.itemId,
    childIds: about.childIds,
    yearGroups: about.yearGroups,
    schools: about.schools,
    flags,
    findBy: about.findBy,
    body: { sendingId: sending.id },
    submitKey: `sending:${sending.id}`,
  });
}

async function book(
  tx: Transaction,
  sending: Sendable,
  about: About,
  item: Item,
  older: Older | null,
): Promise<void> {
  const number = sending.kind === 'evidence' ? null : await nextNumber(tx, sending, about);
  await tx.sending.update({
    where: { id: sending.id },
    data: {
      state: 'sent',
      number,
      replacesId: older?.id ?? null,
      sentAt: new Date(),
      receivedOn: asDate(sending.receivedOn),
      expiresAt: null,
      itemId: item.id,
    },
    select: { id: true },
  });
  if (older) {
    await tx.sending.update({
      where: { id: older.id },
      data: { state: 'replaced' },
      select: { id: true },
    });
  }
  const actor: Actor = { kind: 'parent', id: sending.accountId };
  await recordAudits(
    tx,
    about.childIds.map((childId) => ({
      actor,
      action: 'sending.sent',
      itemId: item.id,
      childId,
      familyId: about.familyId,
      detail: { kind: sending.kind, sendingId: sending.id, number, replaces: older?.id ?? null },
    })),
  );
}

async function nextNumber(tx: Transaction, sending: Sendable, about: About): Promise<number> {
  const last = await tx.sending.aggregate({
    where: {
      accountId: sending.accountId,
      kind: sending.kind,
      toldChild: { childId: about.childIds[0]! },
    },
    _max: { number: true },
  });
  return (last._max.number ?? 0) + 1;
}

async function tell(
  tx: Transaction,
  parent: Parent,
  sending: Sendable & { receipt: string },
  reference: string,
): Promise<void> {
  const language = languageOf(sending);
  await queueMail(tx, {
    dedupeKey: `sending-received:${sending.id}`,
    to: parent.email,
    template: 'sending-received',
    language,
    data: { path: `/${language}${sending.receipt}`, reference },
  });
}
