import { hot } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import type { SessionMode, SessionShape } from '../booking.codes';
import { linkHashOf } from '../link.server';
import { LINK_DAYS } from './place.rules';
import type { WhoComes, WordsByLanguage } from './place.types';

/** A booking with all that its family may see at some time; what they may see now is a rule's business. */
export type ViewRow = WhoComes & {
  id: string;
  reference: string;
  state: 'booked' | 'waiting' | 'offered';
  language: Language;
  hasEmail: boolean;
  sequence: number;
  linkGeneration: number;
  offerEndsAt: Date | null;
  ahead: number;
  bookingPromised: string;
  feedbackGiven: boolean;
  sessionId: string;
  kindId: string;
  kindCode: string | null;
  kindWords: WordsByLanguage;
  shape: SessionShape;
  words: WordsByLanguage;
  mode: SessionMode;
  languages: string[];
  audience: string[];
  startsAt: Date;
  endsAt: Date;
  noticeHours: number;
  changeHours: number;
  movedAt: Date | null;
  sessionState: 'draft' | 'open' | 'cancelled';
  toldWhy: string;
  sessionSequence: number;
  left: number;
  sessionPromised: string;
  venue: string | null;
  addressLines: string[] | null;
  area: string | null;
  getting: Record<string, string | undefined> | null;
  access: string[] | null;
  roomAccess: string[] | null;
  room: string | null;
  link: Uint8Array | null;
};

const viewText = `select b.id, b.reference, b.state, b.language, b.name, b.phone, b.adults, b.children, b.spoken,
    b.interpreter, b.interpreter_other as "interpreterOther", b.access_needs as "accessNeeds", b.topic,
    b.where_text as "whereText", b.email is not null as "hasEmail", b.sequence,
    b.link_generation as "linkGeneration", b.offer_ends_at as "offerEndsAt",
    case when b.state = 'waiting' then (select count(*)::int from booking o where o.session_id = b.session_id
      and o.state = 'waiting' and (o.arrival, o.id) < (b.arrival, b.id)) else 0 end as ahead,
    b.promised as "bookingPromised", b.feedback_at is not null as "feedbackGiven",
    s.id as "sessionId", s.kind_id as "kindId", k.code as "kindCode", k.words as "kindWords", k.shape, s.words,
    s.mode, s.languages, s.audience, s.starts_at as "startsAt", s.ends_at as "endsAt",
    s.notice_hours as "noticeHours", s.change_hours as "changeHours", s.moved_at as "movedAt",
     s.state as "sessionState",
    s.told_why as "toldWhy", s.sequence as "sessionSequence", s.capacity - s.taken as left,
    s.promised as "sessionPromised", v.name as venue, v.address_lines as "addressLines", v.area, v.getting,
    v.access, r.access as "roomAccess", r.name as room, r.link
  from booking b join voluntary_session s on s.id = b.session_id join session_kind k on k.id = s.kind_id
    left join room r on r.id = s.room_id left join venue v on v.id = r.venue_id
  where b.state in ('booked', 'waiting', 'offered')
    and (b.state <> 'offered' or b.offer_ends_at > $2::timestamptz)
    and s.ends_at + make_interval(days => ${LINK_DAYS}) > $2::timestamptz`;

/** The booking that a link opens at `at`. */
export async function findViewByLink(token: string, at: Date): Promise<ViewRow | null> {
  const [row] = await hot<ViewRow>('booking-view-link', `${viewText} and b.link_hash = $1`, [
    linkHashOf(token),
    at,
  ]);
  return row ?? null;
}

/** The bookings that an account made, the next session first. */
export function listViewsOf(accountId: string, at: Date): Promise<ViewRow[]> {
  return hot<ViewRow>(
    'booking-view-account',
    `${viewText} and b.account_id = $1::uuid order by s.starts_at, b.id limit 100`,
    [accountId, at],
  );
}
