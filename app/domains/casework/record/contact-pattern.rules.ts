import { Temporal } from 'temporal-polyfill';

/** One contact or meeting with a family, as it is kept. */
export type ContactMark = {
  source: 'contact' | 'meeting';
  id: string;
  /** ISO date. */
  on: string;
  how: string;
  /** A contact's outcome, or `held`, `missed`, `child-expected` of a meeting. */
  outcome: string;
  /** With whom, as the officer wrote it; empty for a meeting. */
  who: string;
  adultIds: string[];
  childIds: string[];
  itemId: string;
  reference: string;
  reviewId: string | null;
};

/**
 * What a mark says: somebody was `reached`; something was `sent` and nobody spoke; a try was `missed`;
 * a meeting did not come about; a child was `expected` and did not come; contact was `declined`,
 * which is a right and no missed contact.
 */
export type MarkKind = 'reached' | 'sent' | 'missed' | 'meeting-missed' | 'expected' | 'declined';

/** From what matters most in a month to what matters least. */
export const MARK_KINDS: readonly MarkKind[] = [
  'meeting-missed',
  'expected',
  'missed',
  'reached',
  'sent',
  'declined',
];

/** Marks that belong to the pattern of missed contact (domain, 6.6). */
export const MISSED_KINDS: readonly MarkKind[] = ['meeting-missed', 'expected', 'missed'];

const kinds: Record<string, MarkKind> = {
  reached: 'reached',
  held: 'reached',
  sent: 'sent',
  'left-message': 'sent',
  'no-answer': 'missed',
  'wrong-number': 'missed',
  returned: 'missed',
  declined: 'declined',
  missed: 'meeting-missed',
  'child-expected': 'expected',
};

/** What a contact or meeting says. */
export function kindOf(mark: Pick<ContactMark, 'outcome'>): MarkKind {
  return kinds[mark.outcome] ?? 'sent';
}

/** True for a contact that was tried and reached nobody, and for what did not come about. */
export function isMissed(mark: Pick<ContactMark, 'outcome'>): boolean {
  return MISSED_KINDS.includes(kindOf(mark));
}

/** One row of the pattern: a person, or nobody who is named; `has` says which contacts are theirs. */
export type PatternPerson = {
  id: string;
  name: string;
  kind: 'child' | 'adult' | 'unnamed';
  has: (mark: ContactMark) => boolean;
};

/** One month of one person: what there was, the kind that matters most first. */
export type PatternCell = { month: string; marks: { kind: MarkKind; count: number }[] };
export type PatternRow = {
  id: string;
  name: string;
  kind: PatternPerson['kind'];
  cells: PatternCell[];
  missed: number;
};
/** Twelve months, the oldest first, with a row for everybody. */
export type PatternBand = { from: string; to: string; months: string[]; rows: PatternRow[] };

export const MOST_BANDS = 3;

/** True where what the officer wrote names that person, such as `Ana Pop (mother)`. */
export function isNamed(who: string, name: string): boolean {
  const wanted = plain(name);
  return wanted !== '' && ` ${plain(who)} `.includes(` ${wanted} `);
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Twelve months at a time back from `today` (ISO), the latest first: every person's contacts month by
 * month. Only bands in which there is something, of the last `MOST_BANDS`; the table has all.
 */
export function patternOf(
  people: PatternPerson[],
  marks: ContactMark[],
  today: string,
): PatternBand[] {
  const thisMonth = Temporal.PlainYearMonth.from(today.slice(0, 7));
  const bands = Array.from({ length: MOST_BANDS }, (_, band) => {
    const months = Array.from({ length: 12 }, (_, month) =>
      thisMonth.subtract({ months: band * 12 + 11 - month }).toString(),
    );
    const rows = people.map((person) => rowOf(person, marks, months));
    return { from: months[0]!, to: months[11]!, months, rows };
  });
  return bands.filter(({ months }) => marks.some(({ on }) => months.includes(on.slice(0, 7))));
}

function rowOf(person: PatternPerson, marks: ContactMark[], months: string[]): PatternRow {
  const own = marks.filter(person.has);
  const cells = months.map((month) => {
    const here = own.filter(({ on }) => on.startsWith(month)).map(kindOf);
    return {
      month,
      marks: MARK_KINDS.map((kind) => ({
        kind,
        count: here.filter((one) => one === kind).length,
      })).filter(({ count }) => count > 0),
    };
  });
  const missed = own.filter((mark) => isMissed(mark) && months.includes(mark.on.slice(0, 7)));
  const { id, name, kind } = person;
  return { id, name, kind, cells, missed: missed.length };
}
