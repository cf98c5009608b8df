import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { schoolAge } from '~/domains/child';
import { searchKey } from '~/domains/intake';
import { newReference } from '~/domains/intake/index.server';
import { db, type Transaction } from '~/platform/db/database.server';
import { isLanguage, type Language } from '~/platform/i18n';
import type { Reader } from './readers.rules';
import type { ChildNow } from './release.rules';
import type { Writes } from './release.store.server';
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

/** A round with what every message of it needs; null where there is none. */
export async function loadReleasing(
  roundId: string,
  tx: Pick<Transaction, 'round'> = db(),
): Promise<(Releasing & { state: string }) | null> {
  const round = await tx.round.findUnique({
    where: { id: roundId },
    include: { words: { select: { language: true } } },
  });
  if (!round?.releasedOn || !round.decidedById) return null;
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
  return {
    id: round.id,
    state: round.state,
    kind: round.kind as RoundKind,
    stage: round.stage as RoundStage,
    ofId: round.ofId,
    month: day(round.month),
    answerBy: day(round.answerBy),
    releasedOn: day(round.releasedOn)!,
    releasedById: round.decidedById,
    languages: round.words.map(({ language }) => language),
  };
}

/** What an item of the queue says of a child. */
export type NamedChild = Pick<
  ChildNow,
  'id' | 'givenNames' | 'familyName' | 'dateOfBirth' | 'hasIndicators'
>;

/** A reader of a request, with their own row of the queue and their message. */
export function addReader(
  writes: Writes,
  round: Releasing,
  request: { id: string; familyId: string; children: readonly NamedChild[] },
  reader: Reader,
): void {
  const { familyId, children } = request;
  const readerId = randomUUID();
  writes.request_reader.push({
    id: readerId,
    request_id: request.id,
    adult_id: reader.adultId,
    account_id: reader.accountId,
    item_id: addItem(writes, round, familyId, children, reader),
    language: reader.language,
  });
  addCopy(writes, round, familyId, reader, readerId, namesFor(reader, children));
}

/** The reader's own row of the queue: it waits for their answer until the day that the letter names. */
function addItem(
  writes: Writes,
  round: Releasing,
  familyId: string,
  children: readonly NamedChild[],
  reader: Reader,
): string {
  const id = randomUUID();
  const reference = newReference();
  const years = children.map((child) => yearGroupOf(child.dateOfBirth, round.releasedOn));
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

export function namesFor(
  reader: Reader,
  children: readonly { id: string; givenNames: string }[],
): string[] {
  return children
    .filter(({ id }) => reader.mayRead === null || reader.mayRead.includes(id))
    .map(({ givenNames }) => givenNames);
}

/** The message to one reader: an email is queued with it, a letter waits to be set. Only a letter names children. */
export function addCopy(
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

export function addAudit(
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

const known = new Map<string, number>();

/** The usual year group; reckoned once for each birthday and day, since a round has thousands alike. */
export function yearGroupOf(dateOfBirth: string, on: string): number {
  const key = `${dateOfBirth}/${on}`;
  let year = known.get(key);
  if (year === undefined) {
    if (known.size > 20_000) known.clear();
    year = schoolAge(Temporal.PlainDate.from(dateOfBirth), Temporal.PlainDate.from(on)).yearGroup;
    known.set(key, year);
  }
  return year;
}
