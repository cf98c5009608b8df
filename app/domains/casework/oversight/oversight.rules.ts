import type { Temporal } from 'temporal-polyfill';
import { addDays, addSchoolDays, LONDON, type SchoolCalendar } from '~/platform/calendar';

/** The seniors' lists, in the order in which they ask for attention. */
export const LIST_GROUPS = {
  decide: ['referrals', 'approvals'],
  late: ['overdue', 'soon', 'silent'],
  children: ['rated', 'unseen', 'unheard', 'unreviewed', 'plans'],
  post: ['letters'],
} as const;
export type ListGroup = keyof typeof LIST_GROUPS;

/** `items` is an officer's work, reached from the table of who has how much. */
export const LISTS = [
  ...LIST_GROUPS.decide,
  ...LIST_GROUPS.late,
  ...LIST_GROUPS.children,
  ...LIST_GROUPS.post,
  'items',
] as const;
export type ListName = (typeof LISTS)[number];
/** The lists that have a number on the front page. */
export const COUNTED = LISTS.filter((list) => list !== 'items');

/** Lists of items of the queue: they can be ticked and given to somebody else. */
export const ITEM_LISTS: readonly ListName[] = ['overdue', 'soon', 'items'];
/** Lists whose rows are somebody's, so that they can be narrowed to one officer. */
export const OWNED_LISTS: readonly ListName[] = [...ITEM_LISTS, 'referrals', 'silent', 'approvals'];

/** Numbers count no further than this; the lists themselves go on. */
export const LIST_COUNT_LIMIT = 999;
export const LIST_PAGE_SIZE = 50;
/** "About to be": due within this many school days after today. */
export const SOON_SCHOOL_DAYS = 3;
/** A plan's review is on the list this many days ahead, so that it can still be arranged. */
export const PLAN_AHEAD_DAYS = 30;

/** The days (ISO) and the instant that the lists go by. */
export type OversightDays = {
  today: string;
  /** The last day that is soon. */
  soon: string;
  /** Whoever was seen before this day was seen too long ago. */
  unseenBefore: string;
  planSoon: string;
  /** When today began in England. */
  dayBegan: Date;
};

/** The days of the lists on `today`: `unseenMonths` of the profile, the rest local policy. */
export function oversightDays(
  today: Temporal.PlainDate,
  calendar: SchoolCalendar,
  unseenMonths: number,
): OversightDays {
  const { epochMilliseconds } = today.toZonedDateTime({ timeZone: LONDON });
  return {
    today: today.toString(),
    soon: addSchoolDays(today, SOON_SCHOOL_DAYS, calendar).toString(),
    unseenBefore: today.subtract({ months: unseenMonths }).toString(),
    planSoon: addDays(today, PLAN_AHEAD_DAYS).toString(),
    dayBegan: new Date(epochMilliseconds),
  };
}
