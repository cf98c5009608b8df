import { z } from 'zod';
import { CLOCK_CODES } from '~/domains/clock';
import { ITEM_FLAGS, ITEM_KINDS } from '~/domains/intake';
import { languageCodes, type Language } from '~/platform/i18n/languages';
import { safeReturnTo } from '~/platform/auth/return-to';
import { ITEM_MOVES, QUEUE_SORTS, QUEUE_VIEWS, type ItemMove } from './queue.rules';

// eslint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]+/g;

/** Text of an address line without what nobody types, cut to `max` characters; empty becomes null. */
function words(max: number) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').replace(unwanted, ' ').replace(/\s+/g, ' ').trim())
    .transform((text) => [...text.toWellFormed()].slice(0, max).join('') || null)
    .nullable()
    .catch(null);
}

/** Where a page begins or ends: the key of the row beside it and which order that key belongs to. */
export type QueueCursor =
  | { by: 'due'; due: string; id: string }
  | { by: 'received'; at: number; id: string }
  | { by: 'likeness'; likeness: number; id: string };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const dueKey = new RegExp(`^d([1-9]\\d{3}-\\d\\d-\\d\\d)_(${uuid})$`);
const receivedKey = new RegExp(`^r(\\d{1,14})_(${uuid})$`);
const likenessKey = new RegExp(`^s(\\d{1,7})_(${uuid})$`);

function readCursor(text: string): QueueCursor | null {
  const [, due, dueId] = dueKey.exec(text) ?? [];
  if (due && dueId)
    return z.iso.date().safeParse(due).success ? { by: 'due', due, id: dueId } : null;
  const [, at, atId] = receivedKey.exec(text) ?? [];
  if (at && atId) return { by: 'received', at: Number(at), id: atId };
  const [, likeness, likeId] = likenessKey.exec(text) ?? [];
  if (likeness && likeId) return { by: 'likeness', likeness: Number(likeness), id: likeId };
  return null;
}

/** A cursor as it stands in the address. */
export function writeCursor(cursor: QueueCursor): string {
  if (cursor.by === 'due') return `d${cursor.due}_${cursor.id}`;
  if (cursor.by === 'received') return `r${cursor.at}_${cursor.id}`;
  return `s${cursor.likeness}_${cursor.id}`;
}

const cursor = z.string().max(80).transform(readCursor).nullable().catch(null);
const optional = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.enum(codes).nullable().catch(null);
const count = z.coerce.number().int().min(0).max(100).catch(0);

/** The queue as the address describes it. What is unknown or malformed is dropped, never an error. */
const stateSchema = z.object({
  view: z.enum(QUEUE_VIEWS).catch('open'),
  q: words(100),
  kind: optional(ITEM_KINDS),
  clock: optional(['none', ...CLOCK_CODES]),
  flag: optional(ITEM_FLAGS),
  language: optional(languageCodes as [Language, ...Language[]]),
  officer: z
    .union([z.literal('nobody'), z.uuid()])
    .nullable()
    .catch(null),
  year: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.number().max(14))
    .nullable()
    .catch(null),
  school: words(80),
  sort: z.enum(QUEUE_SORTS).catch('due'),
  after: cursor,
  before: cursor,
});

export type QueueState = z.output<typeof stateSchema>;

/** Reads the state of the queue from an address; of a repeated parameter the first counts. */
export function readQueueState(search: URLSearchParams): QueueState {
  const given: Record<string, string | null> = {};
  for (const name of Object.keys(stateSchema.shape)) given[name] = search.get(name);
  return stateSchema.parse(given);
}

const filters = ['kind', 'clock', 'flag', 'language', 'officer', 'year', 'school'] as const;

/** Whether anything but the view, the search and the order narrows the list. */
export function isFiltered(state: QueueState): boolean {
  return filters.some((name) => state[name] !== null);
}

/** The address of the queue in a state, with `changes`; a change other than of page starts at the first page. */
export function queuePath(state: QueueState, changes: Partial<QueueState> = {}): string {
  const turned = 'after' in changes || 'before' in changes;
  const next = { ...state, ...(turned ? {} : { after: null, before: null }), ...changes };
  const search = new URLSearchParams();
  if (next.view !== 'open') search.set('view', next.view);
  if (next.q) search.set('q', next.q);
  for (const name of filters) if (next[name] !== null) search.set(name, String(next[name]));
  if (next.sort !== 'due') search.set('sort', next.sort);
  if (next.after) search.set('after', writeCursor(next.after));
  if (next.before) search.set('before', writeCursor(next.before));
  return search.size > 0 ? `/officer/queue?${search}` : '/officer/queue';
}

/** The address of a view with nothing else narrowing it. */
export function viewPath(view: QueueState['view']): string {
  return view === 'open' ? '/officer/queue' : `/officer/queue?view=${view}`;
}

const newsSchema = z.object({
  done: optional([...ITEM_MOVES, 'none-chosen', 'no-officer']),
  moved: count,
  taken: count,
  closed: count,
  hidden: count,
});

/** What the last move did, as the address tells it after the redirect. */
export type QueueNews = z.output<typeof newsSchema>;

/** Reads the news of the last move from an address; null where there is none. */
export function readQueueNews(search: URLSearchParams): (QueueNews & { done: string }) | null {
  const given = Object.fromEntries(
    Object.keys(newsSchema.shape).map((name) => [name, search.get(name)]),
  );
  const news = newsSchema.parse(given);
  return news.done ? { ...news, done: news.done } : null;
}

type MoveResult =
  | { kind: 'assigned'; moved: number; taken: number; closed: number; hidden: number }
  | { kind: 'none-chosen' | 'no-officer' };

const itemPath = /^\/officer\/item\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a move on one item did, for its own page. */
function itemNews(move: ItemMove, result: MoveResult): string {
  if (result.kind !== 'assigned') return result.kind;
  if (result.moved > 0) return move;
  return result.taken > 0 ? 'taken' : result.closed > 0 ? 'closed-already' : 'hidden';
}

/**
 * The page that a move was made on, with what it did: a page of the queue, or the item's own. Any
 * other address becomes the queue.
 */
export function newsPath(returnTo: string, move: ItemMove, result: MoveResult): string {
  const url = new URL(safeReturnTo(returnTo, '/officer/queue'), 'https://portal.invalid');
  if (itemPath.test(url.pathname)) return `${url.pathname}?done=${itemNews(move, result)}`;
  const state = readQueueState(
    url.pathname === '/officer/queue' ? url.searchParams : new URLSearchParams(),
  );
  const path = queuePath(state, { after: state.after, before: state.before });
  const news = new URLSearchParams();
  if (result.kind === 'assigned') {
    news.set('done', move);
    for (const name of ['moved', 'taken', 'closed', 'hidden'] as const) {
      if (result[name] > 0) news.set(name, String(result[name]));
    }
  } else news.set('done', result.kind);
  return `${path}${path.includes('?') ? '&' : '?'}${news}`;
}

const chosenItem = z.templateLiteral([z.uuid(), '.', z.union([z.literal('nobody'), z.uuid()])]);

/** One ticked row: the item, and who had it when the officer looked. */
export type ChosenItem = { id: string; seenOwnerId: string | null };

/** The form under the table. Rows that are not well formed are dropped; at most 100 count. */
export const assignSchema = z.object({
  move: z.enum(ITEM_MOVES).catch('claim'),
  to: z.uuid().nullable().catch(null),
  returnTo: z.string().max(2000).catch(''),
  item: z.preprocess(
    (value) => [value].flat().slice(0, 100),
    z.array(
      z
        .string()
        .transform((text) => chosenItem.safeParse(text.toLowerCase()).data ?? null)
        .transform((text): ChosenItem | null => {
          const [id, owner] = text?.split('.') ?? [];
          return id && owner ? { id, seenOwnerId: owner === 'nobody' ? null : owner } : null;
        })
        .catch(null),
    ),
  ),
});
