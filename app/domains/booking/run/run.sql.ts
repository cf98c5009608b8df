/** A moment as ISO text in UTC. */
export const moment = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const people = `(select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name, m.id), '[]')
  from session_person p join staff_member m on m.id = p.staff_id where p.session_id = s.id)`;

/** The columns of a session in a list, from `sessionTables`. */
export const sessionColumns = `s.id, k.code as "kindCode", s.words, k.words as "kindWords", k.shape, s.mode, s.state,
  ${moment('s.starts_at')} as "startsAt", ${moment('s.ends_at')} as "endsAt", s.capacity, s.taken,
  (select count(*)::int from booking w where w.session_id = s.id and w.state = 'waiting') as waiting,
  v.name as venue, r.name as room, ${people} as people`;

export const sessionTables = `voluntary_session s join session_kind k on k.id = s.kind_id
  left join room r on r.id = s.room_id left join venue v on v.id = r.venue_id`;

/** The same as one JSON value, beside a booking. */
export const sessionJson = `json_build_object('id', s.id, 'kindCode', k.code, 'words', s.words, 'kindWords', k.words,
  'shape', k.shape, 'mode', s.mode, 'state', s.state, 'startsAt', ${moment('s.starts_at')},
  'endsAt', ${moment('s.ends_at')}, 'capacity', s.capacity, 'taken', s.taken,
  'waiting', (select count(*) from booking w where w.session_id = s.id and w.state = 'waiting'),
  'venue', v.name, 'room', r.name, 'people', ${people})`;

/** The emails about bookings that came back or could not be sent; there is an index of these alone. */
export const returnedMails = `outgoing_mail m
  where m.dedupe_key like 'booking:%' and (m.returned_at is not null or m.failed_at is not null)`;

/**
 * When an email about a booking `b` came back, or could not be sent, since somebody last told them; null
 * where none did. The key of such an email begins with that of its booking.
 */
export const cameBackAt = `(select max(coalesce(m.returned_at, m.failed_at)) from ${returnedMails}
    and substr(m.dedupe_key, 9, 36) = b.id::text
    and coalesce(m.returned_at, m.failed_at) > coalesce(b.told_at, '-infinity'))`;

/** What is to be told of a booking `b` now: an offer that is over is no news any more. */
export const toTellNow = `case when b.to_tell = 'offered' and b.state <> 'offered' then '' else b.to_tell end`;

/** Changes with anything that anybody does to a booking `b`. */
export const seenMark = `md5(b::text)`;

/**
 * The columns of a booking `b` with the family `f` and who told them `t`. Whose family it is comes only
 * where the parameter `mayFamily` is true: what one may not see is not asked for.
 */
export const bookingColumns = (mayFamily: string) => `b.id, b.reference, b.state,
  ${moment('b.state_at')} as "stateAt", b.source, b.name, b.phone, b.email::text as email, b.adults, b.children,
  b.language, b.spoken, b.interpreter, b.interpreter_other as "interpreterOther",
  b.interpreter_state as "interpreterState", b.interpreter_note as "interpreterNote",
  b.access_needs as "accessNeeds", b.topic, b.where_text as "whereText",
  ${moment('b.offer_ends_at')} as "offerEndsAt", b.cancelled_by as "cancelledBy", b.late, ${toTellNow} as "toTell",
  ${moment('b.told_at')} as "toldAt", t.name as "toldBy", ${moment(cameBackAt)} as "cameBackAt", b.attendance,
  b.promised, ${moment('b.created_at')} as "createdAt", ${moment('b.cleared_at')} as "clearedAt",
  case when ${mayFamily}::boolean and f.id is not null
    then json_build_object('id', f.id, 'name', f.name) end as family,
  ${seenMark} as seen`;

export const bookingTables = `booking b left join family f on f.id = b.family_id
  left join staff_member t on t.id = b.told_by_id`;
