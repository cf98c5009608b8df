import { Temporal } from 'temporal-polyfill';
import type { Occasion } from '../case/case.codes';

/** How long ago something was, in the largest whole unit that says it plainly. */
export type Age = { unit: 'today' | 'days' | 'months' | 'years'; count: number };

/**
 * How long before `today` a day was: days up to two months, months up to two years, then years. A day
 * still to come counts as today. Both are ISO dates.
 */
export function ageOf(day: string, today: string): Age {
  const from = Temporal.PlainDate.from(day);
  const to = Temporal.PlainDate.from(today);
  const days = from.until(to).days;
  if (days <= 0) return { unit: 'today', count: 0 };
  const { months } = from.until(to, { largestUnit: 'months' });
  if (months < 2) return { unit: 'days', count: days };
  if (months < 24) return { unit: 'months', count: months };
  return { unit: 'years', count: Math.floor(months / 12) };
}

/** How much attention a last sighting asks for. */
export type Freshness = 'fresh' | 'ageing' | 'old' | 'never';

/**
 * `old` once more than `unseenMonths` have gone by (the profile's number, as in the seniors' list),
 * `ageing` in the second half of them, `never` where there is no day (domain, 6.1). Without the
 * number only `never` is told apart.
 */
export function freshnessOf(
  day: string | null,
  today: string,
  unseenMonths: number | undefined,
): Freshness {
  if (day === null) return 'never';
  if (unseenMonths === undefined) return 'fresh';
  const before = (limit: Temporal.DurationLike) =>
    Temporal.PlainDate.compare(
      Temporal.PlainDate.from(day),
      Temporal.PlainDate.from(today).subtract(limit),
    ) < 0;
  if (before({ months: unseenMonths })) return 'old';
  return before({ days: Math.round((unseenMonths * 30.44) / 2) }) ? 'ageing' : 'fresh';
}

const inPerson: readonly Occasion[] = [
  'meeting',
  'home-visit',
  'session',
  'appointment',
  'at-school',
  'in-passing',
  'other',
];

/** True for an occasion on which a child can have been seen in person: a call or a drawing is none. */
export function isInPerson(occasion: Occasion): boolean {
  return inPerson.includes(occasion);
}
