import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { findClashes, type Wanted } from './clashes.store.server';
import type { Clash } from './clashes';
import { spanOf, timesOn } from './plan.rules';
import { seriesDates, type SeriesDates } from './series-dates';
import type { SeriesRule } from './series.rule';

/** A date that would be made, and what is in its way. */
export type PlannedDate = { date: string; startsAt: string; endsAt: string; clashes: Clash[] };

/** The dates that a rule would make, before anything is made. */
export type PlannedDates = Pick<SeriesDates, 'leftOut' | 'isCut'> & { dates: PlannedDate[] };

export type Buffers = { bufferBefore: number; bufferAfter: number };

/** The dates of a rule (after a day of it), each with what clashes. */
export async function planDates(
  rule: SeriesRule,
  { except, after }: { except: readonly string[]; after?: string },
  buffers: Buffers,
  wanted: Wanted,
): Promise<PlannedDates> {
  const { dates, ...rest } = seriesDates(rule, except, await loadSchoolCalendar(), after);
  return { ...rest, dates: await withClashes(dates, rule, buffers, wanted) };
}

/** Some days at one time, each with what clashes. */
export async function withClashes(
  dates: readonly string[],
  { time, minutes }: Pick<SeriesRule, 'time' | 'minutes'>,
  buffers: Buffers,
  wanted: Wanted,
): Promise<PlannedDate[]> {
  const times = dates.map((date) => timesOn(date, time, minutes));
  const clashes = await findClashes(
    times.map((each) => spanOf({ ...each, ...buffers })),
    wanted,
  );
  return dates.map((date, at) => ({
    date,
    startsAt: times[at]!.startsAt.toISOString(),
    endsAt: times[at]!.endsAt.toISOString(),
    clashes: clashes[at]!,
  }));
}

/**
 * The dates to make of those that were planned: all but those that the page said it would leave out.
 * Null where that is not what the page showed.
 */
export function agreedDates(
  planned: readonly string[],
  { seen, without }: { seen: readonly string[]; without: readonly string[] },
): string[] | null {
  const dates = planned.filter((date) => !without.includes(date));
  return dates.join() === seen.join() ? dates : null;
}
