import { Temporal } from 'temporal-polyfill';

/** The time zone in which every council using the portal keeps its days. */
export const LONDON = 'Europe/London';

/** The present instant (UTC). With `today` and `todayIn`, the only reading of the system clock. */
export function now(): Temporal.Instant {
  return Temporal.Now.instant();
}

/** Today's date in `timeZone` (an IANA name). Throws RangeError for an unknown zone. */
export function todayIn(timeZone: string): Temporal.PlainDate {
  return Temporal.Now.plainDateISO(timeZone);
}

/** Today's date in England, whatever the time zone of the machine. */
export function today(): Temporal.PlainDate {
  return todayIn(LONDON);
}
