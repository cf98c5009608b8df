import type { SessionTopic } from './session-words';

/** A place in an invented session, or in its line. */
export type BookingSketch = {
  state?: 'booked' | 'waiting' | 'offered' | 'cancelled';
  /** Who booked: an account, an address alone, or staff on the telephone. */
  by: 'account' | 'email' | 'staff';
  /** Null where they gave no address. An account of the council is tied to its family. */
  email: string | null;
  /** The parent of a family that is tied to it though they gave no address. */
  parentName?: string;
  name: string;
  phone?: string;
  adults?: number;
  children?: number;
  language?: 'en' | 'ro' | 'ur';
  spoken?: string;
  interpreter?: string;
  interpreterState?: string;
  interpreterNote?: string;
  accessNeeds?: string;
  topic?: string;
  toTell?: string;
  late?: boolean;
  attendance?: 'came' | 'not-come';
  promised?: string;
  daysAgo: number;
};

export type FeedbackSketch = { useful: string; listened: string; better: string };

/** What happened around one session: which it is, who booked, and what was recorded. */
export type BookedSession = {
  topic: SessionTopic;
  /** The last one that is over, or the next one; for those that are called off, the cancelled one. */
  which: 'last' | 'next' | 'cancelled';
  bookings: BookingSketch[];
  /** Written down who came, with what was promised to all; otherwise it waits for that. */
  recorded?: { promised: string; walkIns: number };
  feedback?: FeedbackSketch[];
};

const yes = { useful: 'yes', listened: 'yes' } as const;

export const BOOKED_SESSIONS: readonly BookedSession[] = [
  {
    topic: 'first-weeks',
    which: 'last',
    recorded: {
      promised: 'We send everybody the list of free libraries and museums by the end of the month.',
      walkIns: 1,
    },
    bookings: [
      {
        by: 'account',
        email: 'parent@example.org',
        name: 'Jordan',
        adults: 1,
        children: 2,
        daysAgo: 40,
        attendance: 'came',
        promised: 'The name of the reading group in the north of the borough.',
      },
      {
        by: 'account',
        email: 'mama@example.org',
        name: 'Ioana',
        language: 'ro',
        spoken: 'ro',
        daysAgo: 38,
        attendance: 'came',
      },
      { by: 'email', email: 'quiet.reader@example.net', name: '', daysAgo: 37, attendance: 'came' },
      {
        by: 'email',
        email: 'second.thoughts@example.net',
        name: 'Sam',
        daysAgo: 35,
        attendance: 'not-come',
      },
      {
        by: 'account',
        email: 'walida@example.org',
        name: 'Walida',
        language: 'ur',
        spoken: 'ur',
        state: 'cancelled',
        late: true,
        daysAgo: 33,
      },
    ],
    feedback: [
      { ...yes, better: 'More time at the end to talk to other parents.' },
      { ...yes, better: '' },
      { useful: 'partly', listened: 'yes', better: 'A room with a window that opens.' },
    ],
  },
  {
    topic: 'talk-exams',
    which: 'last',
    bookings: [
      { by: 'account', email: 'ruth@example.org', name: 'Ruth', daysAgo: 30 },
      { by: 'account', email: 'efua@example.org', name: 'Efua', daysAgo: 28 },
      { by: 'email', email: 'exam.questions@example.net', name: '', adults: 2, daysAgo: 27 },
    ],
  },
  {
    topic: 'reading',
    which: 'next',
    bookings: [
      { by: 'account', email: 'parent@example.org', name: 'Jordan', adults: 2, daysAgo: 12 },
      {
        by: 'account',
        email: 'keziah@example.org',
        name: 'Keziah',
        accessNeeds: 'A seat near the door, please.',
        daysAgo: 11,
      },
      { by: 'email', email: 'books.at.home@example.net', name: 'Robin', adults: 2, daysAgo: 9 },
      {
        by: 'staff',
        email: null,
        name: 'Mrs Okafor',
        phone: '07700 900145',
        state: 'offered',
        toTell: 'offered',
        daysAgo: 6,
      },
      { by: 'email', email: 'maybe.next.year@example.net', name: '', state: 'waiting', daysAgo: 5 },
      {
        by: 'account',
        email: 'walida@example.org',
        name: 'Walida',
        language: 'ur',
        spoken: 'ur',
        interpreter: 'ur',
        state: 'waiting',
        daysAgo: 3,
      },
    ],
  },
  {
    topic: 'talk-send',
    which: 'next',
    bookings: [
      {
        by: 'staff',
        email: null,
        parentName: 'Nan Barlow',
        name: 'Nan',
        phone: '07700 900333',
        interpreter: 'bfi',
        interpreterState: 'asked',
        interpreterNote: 'Two interpreters asked; an answer comes by Thursday.',
        accessNeeds: 'Please have captions on too.',
        daysAgo: 8,
      },
      { by: 'account', email: 'siobhan@example.org', name: 'Siobhan', adults: 2, daysAgo: 7 },
    ],
  },
  {
    topic: 'first-weeks',
    which: 'next',
    bookings: [
      {
        by: 'account',
        email: 'walida@example.org',
        name: 'Walida',
        language: 'ur',
        spoken: 'ur',
        interpreter: 'ur',
        interpreterState: 'arranged',
        interpreterNote: 'Comes at 9:45.',
        children: 1,
        daysAgo: 10,
      },
      {
        by: 'email',
        email: 'nothing.decided@example.net',
        name: '',
        spoken: 'pl',
        interpreter: 'pl',
        topic: 'What it costs, honestly.',
        daysAgo: 4,
      },
    ],
  },
  {
    topic: 'talk-exams',
    which: 'cancelled',
    bookings: [
      { by: 'account', email: 'ruth@example.org', name: 'Ruth', daysAgo: 15 },
      {
        by: 'staff',
        email: null,
        name: '',
        phone: '07700 900191',
        toTell: 'session-cancelled',
        daysAgo: 14,
      },
    ],
  },
];
