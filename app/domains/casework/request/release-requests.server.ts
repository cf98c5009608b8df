import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { hasRole } from '../item/item.access';
import { createRound, fillRound, startRelease, type FamilyOfRound } from '../round/index.server';
import { dueFor, findFirstRound, listFollow, type FollowLine } from './follow.store.server';
import { digestOf, letterToGo } from './exact-message.server';
import { listDue, type DueLine } from './due.store.server';
import type { FollowUp } from './request.codes';
import {
  answerDay,
  daysOfMonth,
  listChange,
  mayGoNow,
  seenToken,
  type ListChange,
} from './request.rules';
import type { ReleaseForm } from './request.schema';

/** What of a list changed since an officer saw it, by the names of those it is about. */
export type NamedChange = Record<keyof ListChange, string[]>;

export type ReleaseResult =
  | { kind: 'released'; roundId: string }
  | { kind: 'not-allowed' }
  /** The month is too far ahead, or the further letter is not due (any more). */
  | { kind: 'not-now' }
  | { kind: 'nobody' }
  /** Other families would be written to than those that were seen: nothing went. */
  | { kind: 'list-changed'; change: NamedChange }
  /** The words, or the day they name, are others than those that were read: nothing went. */
  | { kind: 'words-changed' };

type Day = Temporal.PlainDate;

/** The list of a month as a form carries it. */
export const seenDue = (lines: readonly DueLine[]) =>
  lines.map(({ childId, hold }) => seenToken(childId, hold !== null)).join('.');

/** The list of a further letter as a form carries it. */
export const seenFollow = (lines: readonly FollowLine[]) =>
  lines.map(({ familyId, hold }) => seenToken(familyId, hold !== null)).join('.');

/** The families of a month's list: each for the children who are not held, or held with why. */
export function familiesOf(lines: readonly DueLine[]): FamilyOfRound[] {
  const families = new Map<string, DueLine[]>();
  for (const line of lines) {
    families.set(line.familyId, [...(families.get(line.familyId) ?? []), line]);
  }
  return [...families].map(([familyId, children]) => {
    const asked = children.filter(({ hold }) => hold === null);
    const held = children[0]!.hold;
    const childIds = (asked.length > 0 ? asked : children).map(({ childId }) => childId);
    return { familyId, childIds, held: asked.length > 0 ? undefined : (held ?? undefined) };
  });
}

/**
 * Lets the requests of a month go to the families that the officer saw on its list, with the words that
 * they read (protocol 6.9): where either is another by now, nothing goes. Those who are held are kept
 * with the round, with why. A repeated form lets one round go.
 */
export function releaseRequests(
  staff: Staff,
  month: string,
  form: ReleaseForm,
  today: Day,
): Promise<ReleaseResult> {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  if (!mayGoNow(month, today)) return Promise.resolve({ kind: 'not-now' });
  return inTransaction(async (tx): Promise<ReleaseResult> => {
    const repeated = await takeTurn(tx, `month:${month}`, form.submitKey);
    if (repeated) return repeated;
    const lines = await listDue(tx, month, today);
    const change = listChange(form.seen, seenDue(lines));
    if (change) return { kind: 'list-changed', change: await namedChildren(tx, change) };
    const families = familiesOf(lines);
    if (families.every(({ held }) => held)) return { kind: 'nobody' };
    const answerBy = answerDay('first', today, profile().annualRequest).toString();
    const letter = await letterToGo('first', today.toString(), answerBy, tx);
    if (digestOf(letter) !== form.words) return { kind: 'words-changed' };
    const { roundId } = await createRound(tx, {
      kind: 'annual-request',
      stage: 'first',
      month: daysOfMonth(month).first.toString(),
      title: month,
      answerBy,
      madeById: staff.id,
      words: letter.words,
      submitKey: form.submitKey,
    });
    await fillRound(tx, roundId, families);
    return start(tx, roundId, staff, today);
  });
}

/**
 * Lets a reminder or a second letter go to the families of a first round that have not answered, as the
 * officer saw them. Each goes once, and only when it is due.
 */
export function releaseFollowUp(
  staff: Staff,
  { roundId: ofId, stage }: { roundId: string; stage: FollowUp },
  form: ReleaseForm,
  today: Day,
): Promise<ReleaseResult> {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<ReleaseResult> => {
    const repeated = await takeTurn(tx, `round:${ofId}`, form.submitKey);
    if (repeated) return repeated;
    const first = await findFirstRound(ofId, tx);
    if (!first || dueFor(first, today)?.stage !== stage) return { kind: 'not-now' };
    const lines = await listFollow(tx, ofId, today);
    const change = listChange(form.seen, seenFollow(lines));
    if (change) return { kind: 'list-changed', change: await namedFamilies(tx, change) };
    if (lines.every(({ hold }) => hold)) return { kind: 'nobody' };
    const standing = Temporal.PlainDate.from(first.answerBy);
    const answerBy = answerDay(stage, today, profile().annualRequest, standing).toString();
    const letter = await letterToGo(stage, today.toString(), answerBy, tx);
    if (digestOf(letter) !== form.words) return { kind: 'words-changed' };
    const { roundId } = await createRound(tx, {
      kind: 'annual-request',
      stage,
      ofId,
      month: `${first.month}-01`,
      title: first.month,
      answerBy,
      madeById: staff.id,
      words: letter.words,
      submitKey: form.submitKey,
    });
    await fillRound(
      tx,
      roundId,
      lines.map(({ familyId, childIds, hold }) => ({
        familyId,
        childIds,
        held: hold ?? undefined,
      })),
    );
    return start(tx, roundId, staff, today);
  });
}

/** Releases of one list take turns; the round that this very form let go before, if it did. */
async function takeTurn(
  tx: Transaction,
  list: string,
  submitKey: string,
): Promise<ReleaseResult | null> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`requests:${list}`}, 7))`;
  const there = await tx.round.findUnique({ where: { submitKey }, select: { id: true } });
  return there && { kind: 'released', roundId: there.id };
}

async function start(
  tx: Transaction,
  roundId: string,
  staff: Staff,
  today: Day,
): Promise<ReleaseResult> {
  const begun = await startRelease(tx, roundId, { staffId: staff.id, today });
  if (begun.kind !== 'started') throw new Error(`a round could not be let go: ${begun.kind}`);
  return { kind: 'released', roundId };
}

type Found = { token: string; name: string };

async function named(change: ListChange, find: (tokens: string[]) => Promise<Found[]>) {
  const rows = await find(Object.values(change).flat());
  const names = new Map(rows.map(({ token, name }) => [token, name]));
  const inWords = (tokens: string[]) =>
    tokens.map((token) => names.get(token) ?? '').filter(Boolean);
  return {
    came: inWords(change.came),
    went: inWords(change.went),
    held: inWords(change.held),
    freed: inWords(change.freed),
  };
}

function namedChildren(tx: Transaction, change: ListChange): Promise<NamedChange> {
  return named(
    change,
    (tokens) => tx.$queryRaw<Found[]>`
      select left(replace(id::text, '-', ''), 12) as token, given_names || ' ' || family_name as name
      from child where left(replace(id::text, '-', ''), 12) = any(${tokens}::text[])`,
  );
}

function namedFamilies(tx: Transaction, change: ListChange): Promise<NamedChange> {
  return named(
    change,
    (tokens) => tx.$queryRaw<Found[]>`
      select left(replace(id::text, '-', ''), 12) as token, name
      from family where left(replace(id::text, '-', ''), 12) = any(${tokens}::text[])`,
  );
}
