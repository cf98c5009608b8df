import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { schoolAge } from '~/domains/child';
import { newReference } from '~/domains/intake/index.server';
import { searchKey } from '~/domains/intake';
import type { Transaction } from '~/platform/db/database.server';
import { isLanguage, type Language } from '~/platform/i18n';
import { listReaders } from './readers.store.server';
import type { Reader } from './readers.rules';
import { dueNow, whyNotReminded, whyNotWritten, type ChildNow, type Held } from './release.rules';
import {
  listChildrenDue,
  listChildrenOf,
  listNewsWanted,
  listRequests,
  markFamilies,
  moveRequests,
  noWrites,
  takeFamilies,
  writeAll,
  type RequestNow,
  type Waiting,
  type Writes,
} from './release.store.server';
import type { RoundKind, RoundStage } from './round.codes';
import { pathOf } from './round-link';
import { ROUND_TEMPLATE } from './round-mails.server';

/** A round that is being released, with what every family's message needs of it. Days are ISO dates. */
export type Releasing = {
  id: string;
  kind: RoundKind;
  stage: RoundStage;
  ofId: string | null;
  month: string | null;
  answerBy: string | null;
  releasedOn: string;
  releasedById: string;
  /** The languages that it has words in. */
  languages: readonly string[];
};

/** What became of a group: how many were taken, and the last of them. */
export type GroupDone = { taken: number; last: string | null };

/** Rows by the family they belong to, in their order. */
function ofFamilies<T extends { familyId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const those = found.get(row.familyId);
    if (those) those.push(row);
    else found.set(row.familyId, [row]);
  }
  return found;
}

type Outcome = { familyId: string; held: Held | null };

/**
 * Writes to the next families of a round that wait, all or nothing (in the caller's transaction):
 * requests, children, readers, items, clocks, messages and audit rows, in one statement a table. What
 * changed since the list was looked at holds a family back.
 */
export async function releaseGroup(
  tx: Transaction,
  round: Releasing,
  after: string | null,
  atMost: number,
): Promise<GroupDone> {
  const families = await takeFamilies(tx, round.id, after, atMost);
  if (families.length === 0) return { taken: 0, last: null };
  const writes = noWrites();
  const outcomes = await (round.kind !== 'annual-request'
    ? writeToFamilies(tx, round, families, writes)
    : round.stage === 'first'
      ? askFamilies(tx, round, families, writes)
      : remindFamilies(tx, round, families, writes));
  await writeAll(tx, writes);
  await markFamilies(tx, round.id, outcomes);
  return { taken: families.length, last: families.at(-1)!.familyId };
}

async function askFamilies(
  tx: Transaction,
  round: Releasing,
  families: Waiting[],
  writes: Writes,
): Promise<Outcome[]> {
  const all = await listChildrenDue(
    tx,
    families.flatMap(({ childIds }) => childIds),
  );
  const byFamily = ofFamilies(all);
  const before = Temporal.PlainDate.from(round.month!).add({ months: 1 }).toString();
  const due = families.map(({ familyId, childIds }) => {
    // A child who was joined to another family since is asked about there.
    const children = (byFamily.get(familyId) ?? []).filter(({ id }) => childIds.includes(id));
    return { familyId, now: dueNow(children, before) };
  });
  const asked = due.flatMap(({ familyId, now }) =>
    now.kind === 'asked' ? [{ familyId, children: now.children }] : [],
  );
  const readers = await listReaders(
    asked.map(({ familyId, children }) => ({ familyId, childIds: children.map(({ id }) => id) })),
    tx,
  );
  for (const { familyId, children } of asked) {
    addRequest(writes, round, familyId, children, readers.get(familyId) ?? []);
  }
  return due.map(({ familyId, now }) => ({ familyId, held: now.kind === 'held' ? now : null }));
}

function addRequest(
  writes: Writes,
  round: Releasing,
  familyId: string,
  children: ChildNow[],
  readers: Reader[],
): void {
  const requestId = randomUUID();
  const years = children.map((child) => yearGroupOf(child.dateOfBirth, round.releasedOn));
  writes.annual_request.push({
    id: requestId,
    family_id: familyId,
    round_id: round.id,
    month: round.month,
    issued_on: round.releasedOn,
    answer_by: round.answerBy,
  });
  children.forEach((child, at) => {
    writes.request_child.push({
      request_id: requestId,
      child_id: child.id,
      review_id: child.reviewId,
      due_on: child.dueOn,
      sooner_reason: child.soonerReason,
      year_group: years[at],
    });
    addAudit(writes, round, 'request.issued', { familyId, childId: child.id }, { requestId });
  });
  if (readers.length === 0) addCopy(writes, round, familyId, null, null, []);
  for (const reader of readers) {
    const readerId = randomUUID();
    const itemId = addItem(writes, round, familyId, children, years, reader);
    writes.request_reader.push({
      id: readerId,
      request_id: requestId,
      adult_id: reader.adultId,
      account_id: reader.accountId,
      item_id: itemId,
      language: reader.language,
    });
    addCopy(writes, round, familyId, reader, readerId, namesFor(reader, children));
  }
}

/** The reader's own row of the queue: it waits for their answer until the day that the letter names. */
function addItem(
  writes: Writes,
  round: Releasing,
  familyId: string,
  children: ChildNow[],
  years: number[],
  reader: Reader,
): string {
  const id = randomUUID();
  const reference = newReference();
  const title = children.map((child) => `${child.givenNames} ${child.familyName}`).join(', ');
  const flags = [
    ...reader.flags,
    ...(children.some((child) => child.hasIndicators) ? ['indicators'] : []),
  ];
  writes.queue_item.push({
    id,
    reference,
    kind: 'annual-request',
    status: 'waiting-parent',
    received_on: round.releasedOn,
    next_due_on: round.answerBy,
    next_clock: 'request-answer',
    account_id: reader.accountId,
    family_id: familyId,
    title,
    language: reader.language,
    year_groups: [...new Set(years)],
    flags,
    search_text: searchKey(title, reference, reference.replaceAll('-', ''), reader.name),
  });
  for (const child of children) {
    writes.queue_item_child.push({ item_id: id, child_id: child.id });
  }
  writes.clock.push({
    item_id: id,
    rule: 'request-answer',
    started_on: round.releasedOn,
    length: 0,
    unit: 'agreed-date',
    agreed_on: round.answerBy,
    due_on: round.answerBy,
  });
  const detail = { kind: 'annual-request', source: 'portal' };
  addAudit(writes, round, 'item.received', { familyId, itemId: id }, detail);
  return id;
}

async function remindFamilies(
  tx: Transaction,
  round: Releasing,
  families: Waiting[],
  writes: Writes,
): Promise<Outcome[]> {
  const familyIds = families.map(({ familyId }) => familyId);
  const requests = await listRequests(tx, round.ofId!, familyIds, round.releasedOn);
  const outcomes = familyIds.map((familyId) => ({
    familyId,
    held: whyNotReminded(requests.get(familyId)),
  }));
  const silent = outcomes.flatMap(({ familyId, held }) =>
    held === null ? [requests.get(familyId)!] : [],
  );
  const readers = await listReaders(
    silent.map(({ familyId, children }) => ({ familyId, childIds: children.map(({ id }) => id) })),
    tx,
  );
  for (const request of silent) {
    addReminder(writes, round, request, readers.get(request.familyId) ?? []);
  }
  await moveRequests(
    tx,
    silent.map(({ id }) => id),
    { stage: round.stage, answerBy: round.stage === 'second' ? round.answerBy : null },
  );
  return outcomes;
}

function addReminder(
  writes: Writes,
  round: Releasing,
  request: RequestNow,
  readers: Reader[],
): void {
  const { familyId } = request;
  const silent = request.children.filter((child) => !child.answered && !child.hasTime);
  let written = 0;
  for (const each of request.readers) {
    const reader = readers.find((one) =>
      each.accountId === null ? one.adultId === each.adultId : one.accountId === each.accountId,
    );
    if (!reader) continue;
    written += 1;
    addCopy(writes, round, familyId, reader, each.id, namesFor(reader, silent));
  }
  if (written === 0) addCopy(writes, round, familyId, null, null, []);
  for (const { id } of silent) {
    addAudit(writes, round, 'round.sent', { familyId, childId: id }, { requestId: request.id });
  }
}

async function writeToFamilies(
  tx: Transaction,
  round: Releasing,
  families: Waiting[],
  writes: Writes,
): Promise<Outcome[]> {
  const children = ofFamilies(await listChildrenOf(tx, families));
  const readers = await listReaders(families, tx);
  const wanted =
    round.kind === 'newsletter'
      ? await listNewsWanted(
          tx,
          [...readers.values()].flat().flatMap(({ accountId }) => accountId ?? []),
        )
      : null;
  return families.map(({ familyId, childIds }): Outcome => {
    const about = (children.get(familyId) ?? []).filter(
      ({ id }) => childIds.length === 0 || childIds.includes(id),
    );
    const held = whyNotWritten(about);
    if (held) return { familyId, held };
    const named = childIds.length === 0 ? [] : about;
    const all = readers.get(familyId) ?? [];
    // News is for those who asked for it, and nobody is looked for who cannot be sent it.
    const written = wanted
      ? all.filter(({ accountId, how }) => accountId && wanted.has(accountId) && how !== 'none')
      : all;
    if (wanted && written.length === 0) {
      return { familyId, held: { kind: 'held', reason: 'not-wanted', byId: null } };
    }
    if (written.length === 0) addCopy(writes, round, familyId, null, null, []);
    for (const reader of written) {
      addCopy(writes, round, familyId, reader, null, namesFor(reader, named));
    }
    if (named.length === 0) addAudit(writes, round, 'round.sent', { familyId }, {});
    for (const { id } of named)
      addAudit(writes, round, 'round.sent', { familyId, childId: id }, {});
    return { familyId, held: null };
  });
}

function namesFor(
  reader: Reader,
  children: readonly { id: string; givenNames: string }[],
): string[] {
  return children
    .filter(({ id }) => reader.mayRead === null || reader.mayRead.includes(id))
    .map(({ givenNames }) => givenNames);
}

/** The message to one reader: an email is queued with it, a letter waits to be set. Only a letter names children. */
function addCopy(
  writes: Writes,
  round: Releasing,
  familyId: string,
  reader: Reader | null,
  readerId: string | null,
  children: string[],
): void {
  const id = randomUUID();
  const how = reader?.how ?? 'none';
  const language = languageOf(round, reader);
  const mailId = how === 'email' ? randomUUID() : null;
  writes.round_copy.push({
    id,
    round_id: round.id,
    family_id: familyId,
    adult_id: reader?.adultId ?? null,
    account_id: reader?.accountId ?? null,
    reader_id: readerId,
    how,
    no_way: reader ? reader.noWay : 'nobody-known',
    name: reader?.name ?? '',
    language,
    address_lines: reader?.addressLines ?? [],
    values: how === 'post' ? { children } : {},
    mail_id: mailId,
    instead_of_id: null,
  });
  if (!mailId || !reader?.email) return;
  writes.outgoing_mail.push(
    mailOf(
      { id: mailId, copyId: id, roundId: round.id, to: reader.email, language },
      {
        path: pathOf(round.kind, { language, readerId, how: 'email' }),
      },
    ),
  );
}

/** The row of the outbox of one message of a round; what it says is put together when it goes. */
export function mailOf(
  mail: { id: string; copyId: string; roundId: string; to: string; language: Language },
  data: { path: string },
) {
  return {
    id: mail.id,
    dedupe_key: `round:${mail.copyId}`,
    to_address: mail.to,
    template: ROUND_TEMPLATE,
    language: mail.language,
    data,
    batch_id: mail.roundId,
  };
}

function languageOf(round: Releasing, reader: Reader | null): Language {
  const { language } = reader ?? {};
  return isLanguage(language) && round.languages.includes(language) ? language : 'en';
}

function addAudit(
  writes: Writes,
  round: Releasing,
  action: string,
  about: { familyId: string; childId?: string; itemId?: string },
  detail: Record<string, string>,
): void {
  writes.audit_event.push({
    actor_kind: 'staff',
    actor_id: round.releasedById,
    action,
    item_id: about.itemId ?? null,
    child_id: about.childId ?? null,
    family_id: about.familyId,
    detail: { ...detail, roundId: round.id, stage: round.stage },
  });
}

const years = new Map<string, number>();

/** The usual year group; reckoned once for each birthday and day, since a round has thousands alike. */
function yearGroupOf(dateOfBirth: string, on: string): number {
  const key = `${dateOfBirth}/${on}`;
  let year = years.get(key);
  if (year === undefined) {
    if (years.size > 20_000) years.clear();
    year = schoolAge(Temporal.PlainDate.from(dateOfBirth), Temporal.PlainDate.from(on)).yearGroup;
    years.set(key, year);
  }
  return year;
}
