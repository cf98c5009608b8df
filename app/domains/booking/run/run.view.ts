import type { SessionMode, SessionShape } from '../booking.codes';
import type { Worded } from '../session-words';

/** A session in a list. Moments are ISO text in UTC. */
export type SessionLine = Worded & {
  id: string;
  shape: SessionShape;
  mode: SessionMode;
  state: 'draft' | 'open' | 'cancelled';
  startsAt: string;
  endsAt: string;
  capacity: number;
  taken: number;
  waiting: number;
  venue: string | null;
  room: string | null;
  people: { id: string; name: string }[];
};

/** One session with all that staff see of it. */
export type SessionFacts = SessionLine & {
  kindId: string;
  addressLines: string[];
  /** The link to join online; empty where there is none. */
  link: string;
  seriesId: string | null;
  languages: string[];
  audience: string[];
  listed: boolean;
  opensAt: string | null;
  toldWhy: string;
  promised: string;
  walkIns: number;
  thankedAt: string | null;
  attendanceDoneAt: string | null;
  version: number;
};

/** A booking as staff see it; whose family it is only for those who may see families. */
export type BookingLine = {
  id: string;
  reference: string;
  state: 'booked' | 'waiting' | 'offered' | 'lapsed' | 'cancelled';
  stateAt: string;
  source: 'signed-in' | 'email' | 'staff';
  name: string;
  phone: string;
  email: string | null;
  adults: number;
  children: number;
  language: string;
  spoken: string;
  interpreter: string;
  interpreterOther: string;
  interpreterState: string;
  interpreterNote: string;
  accessNeeds: string;
  topic: string;
  whereText: string;
  offerEndsAt: string | null;
  cancelledBy: string;
  late: boolean;
  toTell: string;
  toldAt: string | null;
  toldBy: string | null;
  /** When an email about it last came back, where nobody has told them since. */
  cameBackAt: string | null;
  attendance: string;
  promised: string;
  createdAt: string;
  clearedAt: string | null;
  family: { id: string; name: string } | null;
  /** What a form about it was made from: it changes with whatever anybody does. */
  seen: string;
};

/** A booking outside of its session's page. */
export type BookingInSession = BookingLine & { session: SessionLine };
