import type { Temporal } from 'temporal-polyfill';
import { addDays, type SchoolCalendar } from '~/platform/calendar';
import type { ClockUnit } from './clock.rules';
import { isMissed, redate, type Clock } from './clock.status';

type Day = Temporal.PlainDate;

/** The units whose due dates hang on which days are open. */
export const CALENDAR_UNITS: readonly ClockUnit[] = ['school-days', 'working-days'];

/** How an open clock ought to stand, and what that changes about it. */
export type Settled = {
  clock: Clock;
  /** The day after the last one in time, where it went by with the thing not done. */
  missedOn: Day | null;
  redated: boolean;
  /** It was not known as missed before. */
  newlyMissed: boolean;
  /** False where it stands so already. */
  changed: boolean;
};

/**
 * How an open clock stands on `today` under `calendar`: its due date where the open days of its
 * stretch are others now, and whether it is missed. One that is paused or has ended keeps what is
 * known of a miss. Settling twice is settling once.
 */
export function settle(
  clock: Clock,
  missedOn: Day | null,
  calendar: SchoolCalendar,
  today: Day,
): Settled {
  const dated = CALENDAR_UNITS.includes(clock.unit)
    ? redate(clock, calendar)
    : { clock, changed: false };
  const running = !clock.end && clock.pauses.at(-1)?.restartedOn !== null;
  const next = running
    ? isMissed(dated.clock, today)
      ? addDays(dated.clock.dueOn, 1)
      : null
    : missedOn;
  const same = next === null ? missedOn === null : missedOn !== null && next.equals(missedOn);
  return {
    clock: dated.clock,
    missedOn: next,
    redated: dated.changed,
    newlyMissed: next !== null && missedOn === null,
    changed: dated.changed || !same,
  };
}
