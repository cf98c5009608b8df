import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { keepStored, removeStoredFile, storeFile } from '~/platform/files/file-store.server';
import type { StoredBytes } from '~/platform/files/file-store.server';
import { isLanguage, type Language } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { asDate } from '~/domains/clock/index.server';
import type { LetterWayOut } from '../case/case.codes';
import { makeMove, type MoveDone, type MoveForm, type MoveRefusal } from '../item/make-move.server';
import { afterLetterSent, mayLetterGo, type MayNotGo } from './after-sent.server';
import type { NoDraft } from './change-letter.server';
import { dayToName } from './day-to-name.server';
import { gapsIn } from './fill-letter';
import type { StaffLetter } from './find-letter.server';
import { listRecipients, SCHOOL, type Recipient } from './list-recipients.server';
import { renderCopies } from './render-council-letter.server';

/** How the letter goes to each recipient, by their key; `none` where they get no copy. */
export type Ways = Partial<Record<string, LetterWayOut | 'none'>>;

export type SendRefusal =
  | NoDraft
  | { kind: MayNotGo }
  | { kind: 'gaps'; gaps: string[] }
  /** The day that the letter must name, written out. */
  | { kind: 'day-missing'; day: string }
  | { kind: 'nobody-chosen' }
  /** Nothing was said of that recipient: nobody is left out unnoticed. */
  | { kind: 'undecided'; name: string }
  /** A way that is not offered to that recipient, or not any more. */
  | { kind: 'way-not-offered'; name: string };

type Day = Temporal.PlainDate;
type Chosen = { to: Recipient; how: LetterWayOut };
type SetCopy = Chosen & { stored: StoredBytes };

function chosenOf(recipients: Recipient[], ways: Ways): Chosen[] | SendRefusal {
  const chosen: Chosen[] = [];
  const stranger = Object.keys(ways).some((key) => !recipients.some((each) => each.key === key));
  if (stranger) return { kind: 'way-not-offered', name: '' };
  for (const to of recipients) {
    const how = ways[to.key];
    if (!how) return { kind: 'undecided', name: to.name };
    if (how === 'none') continue;
    if (!to.ways.some(({ way, why }) => way === how && why === null)) {
      return { kind: 'way-not-offered', name: to.name };
    }
    chosen.push({ to, how });
  }
  return chosen.length > 0 ? chosen : { kind: 'nobody-chosen' };
}

/** A copy for one reader, set and put into the store; only a letter that is posted carries an address. */
async function setCopy(letter: StaffLetter, { to, how }: Chosen, signer: string, on: Day) {
  const pdf = await renderCopies(
    [{ letter, to: { ...toOf({ to, how }) }, signer, on: on.toString() }],
    letter.subject,
  );
  return { to, how, stored: await storeFile(pdf) };
}

function toOf({ to, how }: Chosen) {
  return {
    name: to.name,
    addressLines: how === 'post' || to.key === SCHOOL ? to.addressLines : [],
    language: to.language,
    toSchool: to.key === SCHOOL,
  };
}

/**
 * Sends a draft (named move `letter-sent`): each chosen reader gets a copy of their own, set as PDF and
 * kept as sent; those reached by email are told that a letter waits, the others' copies wait to be
 * posted or handed over. A report and a letter of a formal step go only when they may. What was sent
 * never changes; sent again by the same form, it is sent once.
 */
export async function sendLetter(
  staff: Staff,
  letter: StaffLetter,
  form: Omit<MoveForm, 'itemId'>,
  ways: Ways,
  today: Day,
): Promise<MoveDone | MoveRefusal | SendRefusal> {
  const chosen = chosenOf(await listRecipients(letter), ways);
  if (!Array.isArray(chosen)) return chosen;
  const gaps = gapsIn(letter.subject, letter.text, letter.otherSubject, letter.otherText);
  if (gaps.length > 0) return { kind: 'gaps', gaps };
  const copies: SetCopy[] = [];
  let kept = false;
  try {
    if (letter.state === 'draft') {
      for (const each of chosen) copies.push(await setCopy(letter, each, staff.name, today));
    }
    const move = { ...form, itemId: letter.itemId };
    const result = await makeMove<SendRefusal>(staff, { name: 'letter-sent' }, move, (tx) =>
      keep(tx, staff, letter, copies, today),
    );
    kept = result.kind === 'done';
    return result;
  } finally {
    // What was kept stays whatever is asked here; the rest need not wait for the sweep.
    if (!kept) await Promise.all(copies.map(({ stored }) => removeStoredFile(stored.storeKey)));
  }
}

async function keep(
  tx: Transaction,
  staff: Staff,
  letter: StaffLetter,
  copies: SetCopy[],
  today: Day,
) {
  const [now] = await tx.$queryRaw<{ state: string; changedAt: Date }[]>`
    select state, changed_at as "changedAt" from council_letter where id = ${letter.id}::uuid for update`;
  if (now?.state !== 'draft' || now.changedAt.getTime() !== letter.changedAt.getTime()) {
    return { kind: 'no-draft' } as const;
  }
  const may = await mayLetterGo(tx, letter, today);
  if (may !== 'ok') return { kind: may };
  const day = await dayToName(tx, letter, today);
  if (day && !letter.text.includes(day)) return { kind: 'day-missing', day } as const;
  // Whoever records meanwhile that a way is not safe must be heard.
  const recipients = await listRecipients(letter, tx);
  for (const copy of copies) {
    if (
      !isDeepStrictEqual(
        recipients.find((each) => each.key === copy.to.key),
        copy.to,
      )
    ) {
      return { kind: 'way-not-offered', name: copy.to.name } as const;
    }
  }
  await keepStored(
    tx,
    copies.map(({ stored }) => stored.storeKey),
  );
  await tx.councilLetter.update({
    where: { id: letter.id },
    data: { state: 'sent', sentById: staff.id, sentAt: new Date(), sentOn: asDate(today) },
    select: { id: true },
  });
  for (const copy of copies) await keepCopy(tx, staff, letter, copy, today);
  await afterLetterSent(tx, letter, { staffId: staff.id, today });
  const detail = { letterId: letter.id, kind: letter.kind, ways: copies.map(({ how }) => how) };
  return { kind: 'made' as const, audit: [{ childId: letter.childId, detail }] };
}

async function keepCopy(
  tx: Transaction,
  staff: Staff,
  letter: StaffLetter,
  { to, how, stored }: SetCopy,
  today: Day,
): Promise<void> {
  const leaves = how === 'email';
  const { id } = await tx.councilLetterCopy.create({
    data: {
      letterId: letter.id,
      adultId: to.adultId,
      accountId: to.accountId,
      how,
      name: to.name,
      language: to.language,
      addressLines: toOf({ to, how }).addressLines,
      storeKey: stored.storeKey,
      sha256: stored.sha256,
      bytes: stored.bytes,
      leftOn: leaves ? asDate(today) : null,
      leftById: leaves ? staff.id : null,
    },
    select: { id: true },
  });
  if (!leaves || !to.accountId) return;
  const account = await tx.account.findUniqueOrThrow({ where: { id: to.accountId } });
  const language: Language = isLanguage(account.language) ? account.language : 'en';
  await queueMail(tx, {
    dedupeKey: `letter-copy:${id}`,
    to: account.email,
    template: 'letter-waiting',
    language,
    data: { path: `/${language}/family/letters/${id}` },
  });
}
