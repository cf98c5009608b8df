import { hot, type Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { linkHashOf, linkToken } from '../link.server';
import { sessionColumns, sessionOf, type SessionRow } from './place.rows';
import type { PlaceSession } from './place.rows';
import type { WhoComes } from './place.types';

/** What was made before by a form with the same key. */
export type MadeBefore = {
  id: string;
  reference: string;
  state: string;
  sessionId: string;
  kindId: string;
  /** Text where it came with the session. */
  startsAt: Date | string;
  source: string;
  accountId: string | null;
  bookedById: string | null;
  email: string | null;
  linkGeneration: number;
};

const madeText = `select b.id, b.reference, b.state, b.session_id as "sessionId", s.kind_id as "kindId",
    s.starts_at as "startsAt", b.source, b.account_id as "accountId", b.booked_by_id as "bookedById",
    b.email::text, b.link_generation as "linkGeneration"
  from booking b join voluntary_session s on s.id = b.session_id where b.submit_key = $1`;

/** The session of a wish, without locking it, and what a form with the same key made before. */
export async function findSessionAndMade(
  id: string,
  submitKey: string,
): Promise<{ session: PlaceSession | null; made: MadeBefore | null }> {
  const [row] = await hot<SessionRow & { made: MadeBefore | null }>(
    'booking-session',
    `select ${sessionColumns}, (select to_jsonb(m) from (${madeText}) m) as made
     from voluntary_session s join session_kind k on k.id = s.kind_id where s.id = $2::uuid`,
    [submitKey, id],
  );
  if (!row) return { session: null, made: null };
  const { made, ...session } = row;
  return { session: sessionOf(session), made };
}

/** What a form with this key made before, if it did. */
export async function findMade(submitKey: string): Promise<MadeBefore | null> {
  const [row] = await hot<MadeBefore>('booking-made', madeText, [submitKey]);
  return row ?? null;
}

/** The same in a transaction of the client. */
export async function findMadeIn(tx: Transaction, submitKey: string): Promise<MadeBefore | null> {
  const [row] = await tx.$queryRawUnsafe<MadeBefore[]>(madeText, submitKey);
  return row ?? null;
}

/** How many are in the line of a session. */
export async function countLine(sessionId: string): Promise<number> {
  const [row] = await hot<{ waitlist: number }>(
    'booking-line',
    `select count(*)::int as waitlist from booking where session_id = $1::uuid and state = 'waiting'`,
    [sessionId],
  );
  return row!.waitlist;
}

/** A booking to be written. */
export type NewBooking = {
  id: string;
  reference: string;
  sessionId: string;
  state: 'booked' | 'waiting';
  source: 'signed-in' | 'email' | 'staff';
  accountId: string | null;
  familyId: string | null;
  bookedById: string | null;
  email: string | null;
  language: Language;
  places: number;
  who: WhoComes;
  submitKey: string;
};

/** Writes a booking. */
export async function insertBooking(tx: Transaction, booking: NewBooking): Promise<void> {
  await tx.$executeRawUnsafe(insertText, ...insertValues(booking));
}

const insertText = `
  insert into booking (id, reference, session_id, state, source, account_id, family_id, booked_by_id,
    email, language, places, name, phone, adults, children, spoken, interpreter, interpreter_other,
    interpreter_state, access_needs, topic, where_text, submit_key, link_hash)
  values ($1::uuid, $2::text, $3::uuid, $4::text, $5::text, $6::uuid, $7::uuid, $8::uuid,
    $9::text::citext, $10::text, $11::int, $12::text, $13::text, $14::int, $15::int, $16::text,
    $17::text, $18::text, case when $17::text = '' then '' else 'asked' end, $19::text, $20::text,
    $21::text, $22::text, $23::text)`;

function insertValues(booking: NewBooking): unknown[] {
  const { who } = booking;
  return [
    booking.id,
    booking.reference,
    booking.sessionId,
    booking.state,
    booking.source,
    booking.accountId,
    booking.familyId,
    booking.bookedById,
    booking.email,
    booking.language,
    booking.places,
    who.name,
    who.phone,
    who.adults,
    who.children,
    who.spoken,
    who.interpreter,
    who.interpreterOther,
    who.accessNeeds,
    who.topic,
    who.whereText,
    booking.submitKey,
    linkHashOf(linkToken('booking', booking.id, 1)),
  ];
}

/** The family of an account, where it is known in exactly one. */
export async function findFamilyOf(accountId: string): Promise<string | null> {
  const rows = await hot<{ familyId: string }>(
    'booking-family',
    `select distinct family_id as "familyId" from adult where account_id = $1::uuid limit 2`,
    [accountId],
  );
  return rows.length === 1 ? rows[0]!.familyId : null;
}
