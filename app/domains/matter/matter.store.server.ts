import { z } from 'zod';
import { hot } from '~/platform/db/database.server';
import type { FileToSend } from '~/platform/files/file-answer.server';
import { openStoredFile } from '~/platform/files/file-store.server';
import { answersSchema, type Answers } from '~/domains/notification';
import { isTold, TOLD_CLOCKS } from './matter.rules';

/** A clock as a parent may know it: what it is for, and its last day. */
export type MatterClock = { rule: string; dueOn: string; startedOn: string; status: string };

export type MatterMessage = {
  id: string;
  from: 'parent' | 'council';
  kind: 'message' | 'outcome' | 'ask';
  text: string;
  language: string;
  data: Record<string, unknown>;
  childKeys: string[];
  dueOn: string | null;
  at: string;
  who: string | null;
};

export type MatterChild = {
  id: string;
  key: string;
  outcome: string | null;
  outcomeOn: string | null;
};

/** One matter of one parent: what they sent, and all that they may know of what became of it. */
export type Matter = {
  id: string;
  reference: string;
  kind: string;
  status: string;
  receivedAt: string;
  source: string;
  language: string;
  body: Record<string, unknown>;
  officer: string | null;
  notificationId: string | null;
  sentByStaff: boolean;
  /** This parent's part of a yearly request, where the matter is one. */
  requestId: string | null;
  /** Names of the children that something sent is about, as this parent gave them. */
  about: string[];
  withdrawnAt: string | null;
  answers: Answers | null;
  children: MatterChild[];
  clocks: MatterClock[];
  messages: MatterMessage[];
  /** Scans that staff put with what they wrote down. */
  files: { id: string; name: string }[];
};

// The children that something sent, or a yearly request, is about, by the names this parent gave them last.
const aboutSql = `
    case when q.kind in ('plan', 'evidence', 'voice', 'annual-request') then coalesce((
      select json_agg(known.name order by known.name) from (
        select distinct on (ic.child_id) coalesce(nullif(a.child->>'knownAs', ''), a.child->>'givenNames') as name
        from queue_item_child ic
        join notification_child c on c.child_id = ic.child_id
        join notification own on own.id = c.notification_id
        join queue_item oq on oq.notification_id = own.id and oq.account_id = q.account_id
        cross join lateral jsonb_array_elements(own.answers->'children') a(child)
        where ic.item_id = q.id and a.child->>'key' = c.key
        order by ic.child_id, own.sent_at desc) known), '[]') else '[]' end`;

// What a colleague asked another, notes, ratings and the other parent's matters are never selected here.
const matterSql = `
  select q.id, q.reference, q.kind, q.status, q.received_at as "receivedAt", q.source, q.language, q.body,
    (select m.name from staff_member m where m.id = q.owner_id) as officer,
    n.id as "notificationId", n.entered_by_id is not null as "sentByStaff",
    n.withdrawn_at as "withdrawnAt", n.answers, ${aboutSql} as about,
    (select r.id from request_reader r where r.item_id = q.id and r.account_id = q.account_id) as "requestId",
    coalesce((select json_agg(json_build_object('id', c.id, 'key', c.key, 'outcome', c.outcome, 'outcomeOn', c.outcome_on))
      from notification_child c where c.notification_id = n.id), '[]') as children,
    coalesce((select json_agg(json_build_object('rule', k.rule, 'dueOn', k.due_on, 'startedOn', k.started_on, 'status', k.status) order by k.due_on)
      from clock k where k.item_id = q.id), '[]') as clocks,
    coalesce((select json_agg(json_build_object('id', g.id, 'from', g."from", 'kind', g.kind, 'text', g.text,
        'language', g.language, 'data', g.data, 'childKeys', g.child_keys, 'dueOn', g.due_on, 'at', g.at,
        'who', (select m.name from staff_member m where m.id = g.staff_id)) order by g.at, g.id)
      from message g where g.item_id = q.id), '[]') as messages,
    coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name) order by f.at)
      from stored_file f where f.item_id = q.id), '[]') as files
  from queue_item q left join notification n on n.id = q.notification_id
  where q.id = $1 and q.account_id = $2`;

type MatterRow = Omit<Matter, 'answers' | 'receivedAt' | 'withdrawnAt'> & {
  answers: unknown;
  receivedAt: Date;
  withdrawnAt: Date | null;
};

/** One matter of this parent, or null: also where it is somebody else's. */
export async function findMatter(accountId: string, itemId: string): Promise<Matter | null> {
  if (!z.uuid().safeParse(itemId).success) return null;
  const [row] = await hot<MatterRow>('matter', matterSql, [itemId, accountId]);
  if (!row) return null;
  return {
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    answers: row.answers ? answersSchema.parse(row.answers) : null,
    clocks: row.clocks.filter((clock) => isTold(clock.rule)),
  };
}

export type MatterSummary = {
  id: string;
  reference: string;
  kind: string;
  status: string;
  receivedAt: string;
  notificationId: string | null;
  withdrawn: boolean;
  unread: number;
  children: { id: string; name: string; outcome: string | null }[];
  /** Names of the children that something sent is about. */
  about: string[];
  next: { rule: string; dueOn: string } | null;
};

const listSql = `
  select q.id, q.reference, q.kind, q.status, q.received_at as "receivedAt",
    n.id as "notificationId",
    n.withdrawn_at is not null or 'withdrawn' = any(q.flags) as withdrawn,
    (select count(*)::int from message g where g.item_id = q.id and g."from" = 'council' and g.read_at is null) as unread,
    coalesce((select json_agg(json_build_object('id', c.id, 'outcome', c.outcome,
        'name', coalesce(nullif(a.child->>'knownAs', ''), a.child->>'givenNames')) order by a.place)
      from jsonb_array_elements(n.answers->'children') with ordinality a(child, place)
      join notification_child c on c.notification_id = n.id and c.key = a.child->>'key'), '[]') as children,
    ${aboutSql} as about,
    (select json_build_object('rule', k.rule, 'dueOn', k.due_on) from clock k
      where k.item_id = q.id and k.status = 'running' and k.rule = any($2) order by k.due_on limit 1) as next
  from queue_item q left join notification n on n.id = q.notification_id
  where q.account_id = $1
  order by q.received_at desc
  limit 200`;

/** All matters of this parent, newest first. */
export async function listMatters(accountId: string): Promise<MatterSummary[]> {
  const rows = await hot<Omit<MatterSummary, 'receivedAt'> & { receivedAt: Date }>(
    'matters',
    listSql,
    [accountId, TOLD_CLOCKS],
  );
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
}

/** The matter that a child of one of this parent's notices belongs to, or null. */
export async function findMatterOfChild(
  accountId: string,
  childId: string,
): Promise<{ matter: Matter; child: MatterChild } | null> {
  if (!z.uuid().safeParse(childId).success) return null;
  const [row] = await hot<{ id: string }>(
    'matter-of-child',
    `select q.id from notification_child c join queue_item q on q.notification_id = c.notification_id
     where c.id = $1 and q.account_id = $2`,
    [childId, accountId],
  );
  const matter = row ? await findMatter(accountId, row.id) : null;
  const child = matter?.children.find((one) => one.id === childId);
  return matter && child ? { matter, child } : null;
}

/** A file of one of this parent's own matters, opened for download; null for anybody else's. */
export async function openOwnFile(accountId: string, fileId: string): Promise<FileToSend | null> {
  if (!z.uuid().safeParse(fileId).success) return null;
  const [file] = await hot<{ key: string; name: string; contentType: string; bytes: number }>(
    'own-file',
    `select f.store_key as key, f.name, f.content_type as "contentType", f.bytes
     from stored_file f join queue_item q on q.id = f.item_id
     where f.id = $1 and q.account_id = $2`,
    [fileId, accountId],
  );
  return file ? { ...file, body: await openStoredFile(file.key) } : null;
}
