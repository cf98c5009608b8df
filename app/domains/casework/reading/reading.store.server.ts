import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { scopeOf, visibleTo } from '../queue/queue.access';
import type { ConversationMessage } from './questions.rules';

/** The child where this member of staff may see one of the items it is in; else null. */
export function findReadableChild(staff: Staff, childId: string) {
  const scope: Prisma.ChildWhereInput =
    scopeOf(staff) === 'all' ? {} : { items: { some: { item: visibleTo(staff) } } };
  return db().child.findFirst({
    where: { AND: [{ id: childId }, scope] },
    select: { id: true, familyId: true, givenNames: true, familyName: true },
  });
}

/**
 * Sent plans, evidence and voices of a child, those first that came first. A version that its sender
 * replaced or took back before anybody had looked is not among them.
 */
export function listSentOf(childId: string) {
  const ofChild = { some: { toldChild: { childId } } };
  return db().sending.findMany({
    where: {
      sentAt: { not: null },
      AND: [
        { OR: [{ state: 'sent' }, { state: 'replaced', firstReadAt: { not: null } }] },
        {
          OR: [
            { toldChild: { childId } },
            { toldChildId: null, pieces: { some: { children: ofChild } } },
            { toldChildId: null, item: { children: { some: { childId } } } },
          ],
        },
      ],
    },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      accountId: true,
      number: true,
      answers: true,
      language: true,
      sentAt: true,
      firstReadAt: true,
      account: { select: { email: true } },
      item: {
        select: {
          id: true,
          reference: true,
          kind: true,
          status: true,
          children: { select: { childId: true } },
        },
      },
      pieces: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          form: true,
          fileId: true,
          text: true,
          title: true,
          note: true,
          areas: true,
          madeOn: true,
          translationOfId: true,
          createdAt: true,
          children: { select: { toldChild: { select: { childId: true } } } },
        },
      },
    },
  });
}

export type SentRow = Awaited<ReturnType<typeof listSentOf>>[number];

/** The yearly review of a child that is planned or under way; null where there is none. */
export function findYearlyReview(childId: string): Promise<{ id: string; state: string } | null> {
  return db().review.findFirst({
    where: { childId, kind: 'yearly', state: { in: ['planned', 'open', 'concluded'] } },
    select: { id: true, state: true },
  });
}

/** Those of the items that this member of staff may see. */
export async function visibleAmong(staff: Staff, itemIds: string[]): Promise<Set<string>> {
  if (scopeOf(staff) === 'all') return new Set(itemIds);
  const rows = await db().queueItem.findMany({
    where: { AND: [{ id: { in: itemIds } }, visibleTo(staff)] },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** The names that parents gave of themselves, by account; the latest counts. */
export async function namesOf(accountIds: string[]): Promise<Map<string, string>> {
  const adults = await db().adult.findMany({
    where: { accountId: { in: accountIds }, role: 'parent' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { accountId: true, name: true },
  });
  return new Map(adults.flatMap(({ accountId, name }) => (name ? [[accountId!, name]] : [])));
}

/** The conversations of the items in which something was asked about a passage, oldest first. */
export async function listAsked(itemIds: string[]): Promise<ConversationMessage[]> {
  if (itemIds.length === 0) return [];
  return db().$queryRaw<ConversationMessage[]>`
    select m.id, m.item_id as "itemId", m."from", m.text, m.language, m.data,
      (select s.name from staff_member s where s.id = m.staff_id) as "by",
      to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at",
      m.due_on::text as "dueOn",
      to_char(m.read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "readAt"
    from message m
    where m.item_id = any(${itemIds}::uuid[]) and exists (
      select 1 from message q where q.item_id = m.item_id and q.data ->> 'passage' is not null)
    order by m.at, m.id`;
}

/** When this member of staff last had the child's reading page before them. */
export async function findLastLook(staffId: string, childId: string): Promise<string | null> {
  const row = await db().childReading.findUnique({
    where: { staffId_childId: { staffId, childId } },
    select: { lastAt: true },
  });
  return row?.lastAt.toISOString() ?? null;
}
