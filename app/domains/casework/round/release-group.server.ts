import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { listReaders } from './readers.store.server';
import type { Reader } from './readers.rules';
import {
  dueNow,
  silentOf,
  whyNotReminded,
  whyNotWritten,
  type ChildNow,
  type Held,
} from './release.rules';
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
import {
  addAudit,
  addCopy,
  addReader,
  namesFor,
  yearGroupOf,
  type Releasing,
} from './release-writes.server';

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
  writes.annual_request.push({
    id: requestId,
    family_id: familyId,
    round_id: round.id,
    month: round.month,
    issued_on: round.releasedOn,
    answer_by: round.answerBy,
  });
  for (const child of children) {
    writes.request_child.push({
      request_id: requestId,
      child_id: child.id,
      review_id: child.reviewId,
      due_on: child.dueOn,
      sooner_reason: child.soonerReason,
      year_group: yearGroupOf(child.dateOfBirth, round.releasedOn),
    });
    addAudit(writes, round, 'request.issued', { familyId, childId: child.id }, { requestId });
  }
  if (readers.length === 0) addCopy(writes, round, familyId, null, null, []);
  const request = { id: requestId, familyId, children };
  for (const reader of readers) addReader(writes, round, request, reader);
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
    silent.map(({ familyId, children }) => ({
      familyId,
      childIds: silentOf(children).map(({ id }) => id),
    })),
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
  const silent = silentOf(request.children);
  let written = 0;
  for (const each of request.readers) {
    const reader = readers.find((one) =>
      each.accountId === null ? one.adultId === each.adultId : one.accountId === each.accountId,
    );
    // Whoever told of none of them has answered: that another child is asked about is not theirs to know.
    if (!reader || !silent.some(({ id }) => reader.mayRead?.includes(id) ?? true)) continue;
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
