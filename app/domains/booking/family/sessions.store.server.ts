import { hot } from '~/platform/db/database.server';
import type {
  AfterSession,
  OfferedKind,
  SessionCard,
  SessionFilters,
  SessionFound,
} from './sessions.view';

const PAGE = 15;
const MONTH = 500;

/** The exact place, the room and the joining link are in no query of this file. */
const card = `
  s.id, s.words, k.id as kind_id, k.code as kind_code, k.words as kind_words, s.audience, s.languages,
  s.mode, s.starts_at, s.ends_at, coalesce(v.area, '') as area,
  coalesce(v.access, '{}') || coalesce(r.access, '{}') as access,
  s.capacity, s.capacity - s.taken as left, s.opens_at`;

const tables = `
  voluntary_session s
  join session_kind k on k.id = s.kind_id
  left join room r on r.id = s.room_id
  left join venue v on v.id = r.venue_id`;

const kind = `
  k.id, k.code, k.words, k.shape, k.modes, k.minutes, k.notice_hours, k.change_hours, k.signed_in`;

/** On the list for everybody, and not begun. The audience `anyone` is for whoever is asked for. */
const listed = `
  s.listed and s.state = 'open' and k.shape = 'event' and s.starts_at > now()
  and ($1::text is null or k.code = $1 or k.id::text = $1)
  and ($2::text is null or s.mode = $2)
  and ($3::text is null or $3 = any (s.languages))
  and ($4::text is null or s.audience && array[$4, 'anyone'])
  and coalesce(v.access, '{}') || coalesce(r.access, '{}') @> $5::text[]`;

const values = ({ kind, how, language, whom, access }: SessionFilters) => [
  kind,
  how,
  language,
  whom,
  access,
];

type CardRow = {
  id: string;
  words: unknown;
  kind_id: string;
  kind_code: string | null;
  kind_words: unknown;
  audience: SessionCard['audience'];
  languages: SessionCard['languages'];
  mode: SessionCard['mode'];
  starts_at: Date;
  ends_at: Date;
  area: string;
  access: SessionCard['access'];
  capacity: number;
  left: number;
  opens_at: Date | null;
};

/** What is on, soonest first, a page of it, and where the next page begins. */
export async function listSessions(
  filters: SessionFilters,
  after: AfterSession | null,
): Promise<{ sessions: SessionCard[]; next: AfterSession | null }> {
  const rows = await hot<CardRow>(
    'sessions-list',
    `select ${card} from ${tables} where ${listed}
       and ($6::timestamptz is null or (s.starts_at, s.id) > ($6::timestamptz, $7::uuid))
     order by s.starts_at, s.id limit ${PAGE + 1}`,
    [...values(filters), after?.startsAt ?? null, after?.id ?? null],
  );
  const sessions = rows.slice(0, PAGE).map(toCard);
  const last = rows.length > PAGE ? sessions.at(-1) : undefined;
  return { sessions, next: last ? { startsAt: last.startsAt, id: last.id } : null };
}

/** What is on from one instant until before another, such as in a month. */
export async function listBetween(
  filters: SessionFilters,
  from: string,
  until: string,
): Promise<SessionCard[]> {
  const rows = await hot<CardRow>(
    'sessions-between',
    `select ${card} from ${tables} where ${listed}
       and s.starts_at >= $6::timestamptz and s.starts_at < $7::timestamptz
     order by s.starts_at, s.id limit ${MONTH}`,
    [...values(filters), from, until],
  );
  return rows.map(toCard);
}

/** Other sessions to come to instead of one: of the same kind first, then whatever is next. */
export async function listOthers(
  than: { sessionId: string; kindId: string | null },
  most: number,
): Promise<SessionCard[]> {
  const rows = await hot<CardRow>(
    'sessions-others',
    `select ${card} from ${tables}
     where s.listed and s.state = 'open' and k.shape = 'event' and s.id <> $1::uuid
       and s.starts_at > now() + make_interval(hours => s.notice_hours)
     order by (k.id = $2::uuid) desc nulls last, s.starts_at, s.id limit $3`,
    [than.sessionId, than.kindId, most],
  );
  return rows.map(toCard);
}

/** Other dates of one kind that a booking of some places could be moved to now, soonest first. */
export async function listDates(
  than: { sessionId: string; kindId: string },
  places: number,
): Promise<SessionCard[]> {
  const rows = await hot<CardRow>(
    'sessions-dates',
    `select ${card} from ${tables}
     where s.listed and s.state = 'open' and k.shape = 'event' and k.id = $2::uuid and s.id <> $1::uuid
       and s.starts_at > now() + make_interval(hours => s.notice_hours)
       and (s.opens_at is null or s.opens_at <= now()) and s.capacity - s.taken >= $3
     order by s.starts_at, s.id limit ${PAGE}`,
    [than.sessionId, than.kindId, places],
  );
  return rows.map(toCard);
}

/**
 * Events with enough free places to come to instead of one that was called off: of the same kind first.
 * What only parents who are signed in book is offered for its own kind alone.
 */
export async function listInstead(
  of: { sessionId: string; kindId: string },
  places: number,
): Promise<SessionCard[]> {
  const rows = await hot<CardRow>(
    'sessions-instead',
    `select ${card} from ${tables}
     where s.listed and s.state = 'open' and k.shape = 'event' and s.id <> $1::uuid
       and (k.id = $2::uuid or not k.signed_in)
       and s.starts_at > now() + make_interval(hours => s.notice_hours)
       and (s.opens_at is null or s.opens_at <= now()) and s.capacity - s.taken >= $3
     order by (k.id = $2::uuid) desc, s.starts_at, s.id limit 6`,
    [of.sessionId, of.kindId, places],
  );
  return rows.map(toCard);
}

type DetailsRow = CardRow & {
  state: string;
  begun: boolean;
  getting: unknown;
  notice_hours: number;
  change_hours: number;
  signed_in: boolean;
  line: boolean;
};

/** One event by its id, for everybody: one query, since thousands may ask when a popular one opens. */
export async function findSession(id: string): Promise<SessionFound> {
  const [row] = await hot<DetailsRow>(
    'session-page',
    `select ${card}, s.state, s.starts_at <= now() as begun, coalesce(v.getting, '{}') as getting,
       s.notice_hours, s.change_hours, k.signed_in,
       exists (select from booking b where b.session_id = s.id and b.state = 'waiting') as line
     from ${tables}
     where s.id = $1::uuid and s.state <> 'draft' and k.shape = 'event'`,
    [id],
  );
  if (!row) return { kind: 'unknown' };
  if (row.state === 'cancelled') return { kind: 'cancelled', sessionId: id, kindId: row.kind_id };
  if (row.begun) return { kind: 'over', sessionId: id, kindId: row.kind_id };
  const session = {
    ...toCard(row),
    getting: row.getting,
    noticeHours: row.notice_hours,
    changeHours: row.change_hours,
    signedIn: row.signed_in,
    line: row.line,
  };
  return { kind: 'on', session };
}

/** The kinds that are offered now, in the council's order. */
export async function listKinds(): Promise<OfferedKind[]> {
  const rows = await hot<KindRow>(
    'offered-kinds',
    `select ${kind} from session_kind k where k.active order by k.position, k.id`,
    [],
  );
  return rows.map(toKind);
}

function toCard(row: CardRow): SessionCard {
  return {
    id: row.id,
    words: row.words,
    kindId: row.kind_id,
    kindCode: row.kind_code,
    kindWords: row.kind_words,
    audience: row.audience,
    languages: row.languages,
    mode: row.mode,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    area: row.area,
    access: [...new Set(row.access)],
    capacity: row.capacity,
    left: Math.max(0, row.left),
    opensAt: row.opens_at?.toISOString() ?? null,
  };
}

type KindRow = {
  id: string;
  code: string | null;
  words: unknown;
  shape: OfferedKind['shape'];
  modes: OfferedKind['modes'];
  minutes: number;
  notice_hours: number;
  change_hours: number;
  signed_in: boolean;
};

function toKind({ notice_hours, change_hours, signed_in, ...kind }: KindRow): OfferedKind {
  return {
    ...kind,
    noticeHours: notice_hours,
    changeHours: change_hours,
    signedIn: signed_in,
  };
}

/** One kind of time with a person by its name in addresses; null where none is offered now. */
export async function findTimeKind(slug: string): Promise<OfferedKind | null> {
  const [row] = await hot<KindRow>(
    'time-kind',
    `select ${kind} from session_kind k
     where k.active and k.shape = 'person' and (k.code = $1 or (k.code is null and k.id::text = $1))`,
    [slug],
  );
  return row ? toKind(row) : null;
}

/** The kind of a time that is booked already, whether or not it is still offered to others. */
export async function findTimeKindOf(kindId: string): Promise<OfferedKind | null> {
  const [row] = await hot<KindRow>(
    'time-kind-of',
    `select ${kind} from session_kind k where k.id = $1::uuid and k.shape = 'person'`,
    [kindId],
  );
  return row ? toKind(row) : null;
}
