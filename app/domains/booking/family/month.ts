import { Temporal } from 'temporal-polyfill';
import { LONDON } from '~/platform/calendar';

/** Months ahead for which a page is shown: nothing is planned for longer. */
const MONTHS_AHEAD = 18;

export type MonthDay = { date: string; inMonth: boolean };

/** A month as a calendar shows it: weeks from Monday to Sunday, with days of the months beside it. */
export type Month = {
  /** `2026-12` */
  month: string;
  weeks: MonthDay[][];
  /** The instants at which it begins, and at which the next one does, in England. */
  from: string;
  until: string;
  /** The months beside it that have a page. */
  previous: string | null;
  next: string | null;
};

/** A month of the calendar; null where it is none, or further than anybody plans; past ones are earlier than `today`. */
export function monthOf(
  text: string,
  today: Temporal.PlainDate,
): Month | { kind: 'past' } | { kind: 'none' } {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { kind: 'none' };
  const month = Temporal.PlainYearMonth.from(text);
  const thisMonth = today.toPlainYearMonth();
  if (Temporal.PlainYearMonth.compare(month, thisMonth) < 0) return { kind: 'past' };
  const last = thisMonth.add({ months: MONTHS_AHEAD });
  if (Temporal.PlainYearMonth.compare(month, last) > 0) return { kind: 'none' };
  const first = month.toPlainDate({ day: 1 });
  const next = month.add({ months: 1 });
  return {
    month: text,
    weeks: weeksOf(first, next.toPlainDate({ day: 1 })),
    from: startOfDay(first),
    until: startOfDay(next.toPlainDate({ day: 1 })),
    previous:
      Temporal.PlainYearMonth.compare(month, thisMonth) > 0
        ? month.subtract({ months: 1 }).toString()
        : null,
    next: Temporal.PlainYearMonth.compare(month, last) < 0 ? next.toString() : null,
  };
}

function weeksOf(first: Temporal.PlainDate, after: Temporal.PlainDate): MonthDay[][] {
  const weeks: MonthDay[][] = [];
  let monday = first.subtract({ days: first.dayOfWeek - 1 });
  for (; Temporal.PlainDate.compare(monday, after) < 0; monday = monday.add({ days: 7 })) {
    const start = monday;
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const day = start.add({ days: at });
        return { date: day.toString(), inMonth: day.month === first.month };
      }),
    );
  }
  return weeks;
}

/** The instant at which a day begins in England, as ISO text in UTC. */
export function startOfDay(day: Temporal.PlainDate): string {
  return day.toZonedDateTime(LONDON).toInstant().toString();
}
