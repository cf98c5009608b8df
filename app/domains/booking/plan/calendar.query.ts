import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

export const VIEWS = ['day', 'week', 'month', 'list'] as const;
export type View = (typeof VIEWS)[number];

/** What the address asks for. `who` is `all`, or the id of somebody of the team. */
export type CalendarQuery = { view: View; on: string; who: string };

const day = z.iso.date().refine((iso) => iso >= '2000-01-10' && iso <= '2099-11-30');

/** Reads the address: the week of today for everybody, where it says nothing that can be read. */
export function calendarQuery(
  search: URLSearchParams,
  { today, me }: { today: string; me: string },
): CalendarQuery {
  const who = search.get('who') ?? '';
  return {
    view: z.enum(VIEWS).catch('week').parse(search.get('view')),
    on: day.catch(today).parse(search.get('on')),
    who: who === 'me' ? me : z.uuid().catch('all').parse(who),
  };
}

/** The address of a view of the calendar. */
export function calendarPath({ view, on, who }: CalendarQuery): string {
  return `/officer/calendar?view=${view}&on=${on}&who=${who}`;
}

const LIST_DAYS = 28;

/** The days that a view shows, in order. A month has its whole weeks. */
export function daysShown({ view, on }: Pick<CalendarQuery, 'view' | 'on'>): string[] {
  const date = Temporal.PlainDate.from(on);
  switch (view) {
    case 'day':
      return daysFrom(date, 1);
    case 'week':
      return daysFrom(mondayOf(date), 7);
    case 'month': {
      const first = mondayOf(date.with({ day: 1 }));
      const last = date.with({ day: date.daysInMonth });
      const days = first.until(last, { largestUnit: 'days' }).days + 1;
      return daysFrom(first, Math.ceil(days / 7) * 7);
    }
    case 'list':
      return daysFrom(date, LIST_DAYS);
  }
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function daysFrom(first: Temporal.PlainDate, count: number): string[] {
  return Array.from({ length: count }, (_, at) => first.add({ days: at }).toString());
}

/** The day that the same view shows one step before (-1) or after (1). */
export function stepped({ view, on }: Pick<CalendarQuery, 'view' | 'on'>, step: 1 | -1): string {
  const date = Temporal.PlainDate.from(on);
  const by: Record<View, Temporal.DurationLike> = {
    day: { days: step },
    week: { weeks: step },
    month: { months: step },
    list: { days: step * LIST_DAYS },
  };
  return date.add(by[view]).toString();
}
