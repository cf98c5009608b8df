import { Temporal } from 'temporal-polyfill';
import { addDays, addSchoolDays, type SchoolCalendar } from '~/platform/calendar';
import {
  CLOCK_RULES,
  meet,
  pause,
  stop,
  type Clock,
  type ClockMove,
  dueOn,
  lengthOf,
} from '~/domains/clock';
import type { NewClock } from '~/domains/clock/index.server';
import type { Stage } from './sketch';

type Day = Temporal.PlainDate;
export type ClockSetting = {
  calendar: SchoolCalendar;
  lengths: Record<string, number>;
  today: Day;
};
export type ItemClock = { clock: Clock; childId: string | null };

/** A clock as it starts; throws where its agreed date cannot stand. */
export function start(wanted: NewClock, { calendar, lengths }: ClockSetting): ItemClock {
  const rule = CLOCK_RULES[wanted.rule];
  const startedOn = Temporal.PlainDate.from(wanted.startedOn);
  const agreedOn = wanted.agreedOn ? Temporal.PlainDate.from(wanted.agreedOn) : undefined;
  const clock: Clock = {
    code: rule.code,
    startedOn,
    length: lengthOf(rule, lengths),
    unit: rule.unit,
    agreedOn: agreedOn ?? null,
    dueOn: dueOn(rule, startedOn, { calendar, lengths, agreedOn, reason: wanted.reason }),
    pauses: [],
    end: null,
  };
  return { clock, childId: wanted.childId ?? null };
}

/** The clock after a move that is known to be allowed. */
export function moved(move: ClockMove): Clock {
  if (move.kind === 'refused') throw new RangeError(`clock: ${move.because}`);
  return move.clock;
}

/** The earlier of two days. */
export const earlier = (one: Day, other: Day) =>
  Temporal.PlainDate.compare(one, other) < 0 ? one : other;

/** The day on which a notice of that stage was received: overdue ones long enough ago to be so. */
export function receivedDay(stage: Stage, daysAgo: number, { today, calendar }: ClockSetting): Day {
  let day = addDays(today, -daysAgo);
  if (stage !== 'overdue') return day;
  while (Temporal.PlainDate.compare(addSchoolDays(day, 5, calendar), today) >= 0)
    day = addDays(day, -1);
  return day;
}

/** So many days after it was received a matter was decided. */
export const DECIDED_AFTER = 10;

/** The day on which a decided matter was decided, though never in the future. */
export function decidedDay(receivedOn: Day, today: Day): Day {
  return earlier(addDays(receivedOn, DECIDED_AFTER), today);
}

/** Days from today until what was agreed with the parent falls due. */
const AGREED_IN: Partial<Record<Stage, number>> = {
  'due-today': 0,
  'due-soon': 3,
  'waiting-parent': 9,
};

/** The clocks of a notice, run on from its first ones to where its stage says. */
export function clocksAt(
  stage: Stage,
  begun: NewClock[],
  receivedOn: Day,
  setting: ClockSetting,
  spread: number,
): ItemClock[] {
  const { today } = setting;
  const clocks = begun.map((wanted) => start(wanted, setting));
  if (stage === 'new' || stage === 'overdue') return clocks;
  const contacted = earlier(addDays(receivedOn, 2), today);
  const ended = (on: Day, codes?: string[]) =>
    clocks.map(({ clock, childId }) =>
      codes && !codes.includes(clock.code)
        ? { clock, childId }
        : { clock: moved(meet(clock, on)), childId },
    );
  if (stage === 'open' || stage === 'waiting-other') return ended(contacted, ['first-contact']);
  if (stage === 'decided' || stage === 'closed') return ended(decidedDay(receivedOn, today));
  const agreedOn = addDays(today, AGREED_IN[stage]! + (stage === 'due-today' ? 0 : spread));
  const review = clocks.find(({ clock }) => clock.code === 'first-review');
  const kept = ended(contacted).filter(({ clock }) => clock.code !== 'first-review');
  const asked = earlier(addDays(receivedOn, 3), today);
  const aside =
    review &&
    (stage === 'waiting-parent'
      ? moved(pause(review.clock, asked, 'Waiting for what the parent offered to send'))
      : moved(stop(review.clock, asked, 'More time agreed with the parent')));
  return [
    ...kept,
    ...(aside ? [{ clock: aside, childId: null }] : []),
    start(
      { rule: 'more-time', startedOn: asked.toString(), agreedOn: agreedOn.toString() },
      setting,
    ),
  ];
}

/** The clock that runs because a parent wrote and nobody has answered. */
export function replyClock(writtenOn: Day, setting: ClockSetting): ItemClock {
  return start({ rule: 'reply-to-parent', startedOn: writtenOn.toString() }, setting);
}

/** The clock by which what a parent sent is to be read; met on `readOn` where that has happened. */
export function readingClock(sentOn: Day, readOn: Day | null, setting: ClockSetting): ItemClock {
  const { clock } = start({ rule: 'evidence-reading', startedOn: sentOn.toString() }, setting);
  return { clock: readOn ? moved(meet(clock, readOn)) : clock, childId: null };
}

/** Ends every clock that still runs, as when a matter is withdrawn. */
export function withoutRunning(clocks: ItemClock[], on: Day, reason: string): ItemClock[] {
  return clocks.map(({ clock, childId }) => ({
    clock: clock.end ? clock : moved(stop(clock, on, reason)),
    childId,
  }));
}
