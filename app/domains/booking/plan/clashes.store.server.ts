import { db } from '~/platform/db/database.server';
import { sessionTitle } from '../session-words';
import type { Clash } from './clashes';

/** A stretch of time for which a room and some people are wanted, buffers included. */
export type Span = { from: Date; to: Date };

export type Wanted = {
  roomId: string | null;
  people: readonly string[];
  /** The session that is moved: what it takes itself is free for it. */
  exceptSession?: string;
};

type Row = {
  at: number;
  roomName: string | null;
  personName: string | null;
  from: Date;
  to: Date;
  sessionId: string | null;
  words: unknown;
  kindCode: string | null;
  kindWords: unknown;
};

/** What is in the way of each span, in its order. A time with a person bears its kind alone: nobody's name. */
export async function findClashes(spans: readonly Span[], wanted: Wanted): Promise<Clash[][]> {
  const rows = await db().$queryRaw<Row[]>`
    select w.at::int as at, coalesce(v.name || ', ', '') || r.name as "roomName", m.name as "personName",
      lower(o.span) as "from", upper(o.span) as "to", s.id as "sessionId", s.words,
      k.code as "kindCode", k.words as "kindWords"
    from unnest(${spans.map(({ from }) => from.toISOString())}::timestamptz[], ${spans.map(({ to }) => to.toISOString())}::timestamptz[])
      with ordinality w(starts, ends, at)
    join occupied o on o.span && tstzrange(w.starts, w.ends)
      and (o.room_id = ${wanted.roomId}::uuid or o.staff_id = any(${[...wanted.people]}::uuid[]))
    left join room r on r.id = o.room_id
    left join venue v on v.id = r.venue_id
    left join staff_member m on m.id = o.staff_id
    left join voluntary_session s on s.id = o.session_id
    left join session_kind k on k.id = s.kind_id
    where o.absence_id is not null or o.session_id is distinct from ${wanted.exceptSession ?? null}::uuid
    order by w.at, o.room_id is null, lower(o.span), m.name`;
  const found: Clash[][] = spans.map(() => []);
  for (const row of rows) found[row.at - 1]!.push(clashOf(row));
  return found;
}

function clashOf(row: Row): Clash {
  return {
    what: row.roomName === null ? 'person' : 'room',
    name: row.roomName ?? row.personName ?? '',
    from: row.from.toISOString(),
    to: row.to.toISOString(),
    title: row.sessionId === null ? null : sessionTitle(row, 'en').text,
  };
}
