import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  countSchoolDays,
  isSchoolDay,
  isWorkingDay,
  type SchoolCalendar,
} from '~/platform/calendar';
import { CLOCK_CODES, CLOCK_RULES, type ClockCode } from './clock.rules';
import {
  clockState,
  isMissed,
  meet,
  pause,
  redate,
  restart,
  startClock,
  stop,
  type Clock,
  type ClockMove,
} from './clock.status';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const calendar: SchoolCalendar = {
  closures: [
    { from: '2026-10-26', to: '2026-10-30', label: 'Autumn half term', kind: 'holiday' },
    { from: '2026-12-21', to: '2027-01-01', label: 'Winter holiday', kind: 'holiday' },
  ],
};

function started(code: ClockCode, on: string, within = calendar, agreedOn?: string): Clock {
  const answer = startClock(CLOCK_RULES[code], date(on), {
    calendar: within,
    lengths: {},
    ...(agreedOn && { agreedOn: date(agreedOn) }),
  });
  if (answer.kind === 'refused') throw new Error(answer.because);
  return answer.clock;
}

function ok(move: ClockMove): Clock {
  if (move.kind === 'refused') throw new Error(move.because);
  return move.clock;
}

const paused = (clock: Clock, on: string) => ok(pause(clock, date(on), 'the child is in hospital'));
const restarted = (clock: Clock, on: string, within = calendar) =>
  ok(restart(clock, date(on), within));

describe('starting', () => {
  test('refuses an agreed date that cannot stand, and says how late is possible', () => {
    const start = (agreedOn: string) =>
      startClock(CLOCK_RULES['second-review'], date('2026-11-23'), {
        calendar,
        lengths: {},
        agreedOn: date(agreedOn),
      });
    expect(start('2027-01-05')).toMatchObject({ kind: 'refused', because: 'too-late' });
    const refusal = start('2027-01-05');
    if (refusal.kind === 'ok' || refusal.because !== 'too-late') expect.fail('was not refused');
    expect(refusal.latest.toString()).toBe('2027-01-04');
    expect(start('2026-11-22')).toEqual({ kind: 'refused', because: 'before-start' });
    expect(start('2027-01-04').kind).toBe('ok');
  });

  test('keeps the length it started with', () => {
    const answer = startClock(CLOCK_RULES['first-contact'], date('2026-11-23'), {
      calendar,
      lengths: { 'first-contact': 3 },
    });
    if (answer.kind === 'refused') expect.fail(answer.because);
    expect(answer.clock.length).toBe(3);
    expect(redate(answer.clock, calendar).changed).toBe(false);
  });
});

describe('the state, day by day', () => {
  test.each([
    ['2026-11-23', 'running'],
    ['2026-11-29', 'running'],
    ['2026-11-30', 'due-soon'],
    ['2026-12-06', 'due-soon'],
    ['2026-12-07', 'due-today'],
    ['2026-12-08', 'overdue'],
  ])('a notice served on 23 November, on %s: %s', (today, state) => {
    const clock = started('s437-notice', '2026-11-23');
    expect(clockState(clock, date(today))).toBe(state);
    expect(isMissed(clock, date(today))).toBe(state === 'overdue');
  });

  test.each([
    ['2026-12-06', 'met'],
    ['2026-12-07', 'met'],
    ['2026-12-08', 'met-late'],
  ])('done on %s: %s, then and later', (on, state) => {
    const clock = ok(meet(started('first-review', '2026-11-23'), date(on)));
    expect(clockState(clock, date(on))).toBe(state);
    expect(clockState(clock, date('2027-06-01'))).toBe(state);
    expect(isMissed(clock, date('2027-06-01'))).toBe(false);
  });

  test('paused and stopped hold whatever the day', () => {
    const clock = started('first-review', '2026-11-23');
    const held = paused(clock, '2026-11-25');
    expect(clockState(held, date('2027-06-01'))).toBe('paused');
    expect(isMissed(held, date('2027-06-01'))).toBe(false);
    const ended = ok(stop(clock, date('2026-11-25'), 'back at school'));
    expect(clockState(ended, date('2027-06-01'))).toBe('stopped');
    expect(ended.end).toMatchObject({ kind: 'stopped', reason: 'back at school' });
  });

  test('what is done during a pause is done in time', () => {
    const held = paused(started('first-contact', '2026-11-23'), '2026-11-30');
    expect(clockState(ok(meet(held, date('2027-03-01'))), date('2027-03-01'))).toBe('met');
  });
});

describe('pausing and restarting', () => {
  test('school days carry over as school days, across a holiday', () => {
    const held = paused(started('first-contact', '2026-10-19'), '2026-10-21');
    expect(held.dueOn.toString()).toBe('2026-11-02');
    expect(restarted(held, '2026-10-23').dueOn.toString()).toBe('2026-11-04');
    expect(restarted(held, '2026-10-28').dueOn.toString()).toBe('2026-11-04');
    expect(restarted(held, '2026-11-04').dueOn.toString()).toBe('2026-11-09');
  });

  test('working days carry over as working days, across Christmas', () => {
    const held = paused(started('ehcp-leaving-meeting', '2026-12-07'), '2026-12-14');
    expect(restarted(held, '2026-12-23').dueOn.toString()).toBe('2027-01-04');
  });

  test('weeks and months carry over as days', () => {
    const weeks = paused(started('second-review', '2026-11-23'), '2026-12-03');
    expect(restarted(weeks, '2026-12-13').dueOn.toString()).toBe('2027-01-14');
    const months = paused(started('annual-review', '2026-11-23'), '2027-02-01');
    expect(restarted(months, '2027-03-01').dueOn.toString()).toBe('2027-12-21');
    const agreed = paused(started('more-time', '2026-11-23', calendar, '2026-12-04'), '2026-11-30');
    expect(restarted(agreed, '2026-12-20').dueOn.toString()).toBe('2026-12-24');
  });

  test('paused on its last day, it is due on the day it restarts, or the next open one', () => {
    const held = paused(started('first-contact', '2026-11-23'), '2026-11-30');
    expect(restarted(held, '2026-12-03').dueOn.toString()).toBe('2026-12-03');
    expect(restarted(held, '2026-12-05').dueOn.toString()).toBe('2026-12-07');
    expect(restarted(held, '2026-12-23').dueOn.toString()).toBe('2027-01-04');
    const meeting = paused(started('multi-agency-meeting', '2026-11-23'), '2026-12-07');
    expect(restarted(meeting, '2026-12-09').dueOn.toString()).toBe('2026-12-09');
    expect(restarted(meeting, '2026-12-25').dueOn.toString()).toBe('2026-12-29');
  });

  test('twice in a row', () => {
    const once = restarted(
      paused(started('first-contact', '2026-11-23'), '2026-11-24'),
      '2026-11-26',
    );
    expect(once.dueOn.toString()).toBe('2026-12-02');
    const twice = restarted(paused(once, '2026-12-01'), '2026-12-04');
    expect(twice.dueOn.toString()).toBe('2026-12-07');
    expect(twice.pauses).toHaveLength(2);
  });
});

describe('moves that are refused', () => {
  const clock = started('first-contact', '2026-11-23');
  const held = paused(clock, '2026-11-25');
  const done = ok(meet(clock, date('2026-11-25')));
  const ended = ok(stop(clock, date('2026-11-25'), 'a duplicate'));
  const later = date('2026-11-26');

  test.each<[string, ClockMove, string]>([
    ['pause without a reason', pause(clock, later, ' '), 'reason-missing'],
    ['pause twice', pause(held, later, 'again'), 'paused'],
    ['pause once missed', pause(clock, date('2026-12-01'), 'late'), 'missed'],
    ['pause before the start', pause(clock, date('2026-11-22'), 'early'), 'before-last-move'],
    ['pause once met', pause(done, later, 'no'), 'ended'],
    ['restart what runs', restart(clock, later, calendar), 'not-paused'],
    ['restart before the pause', restart(held, date('2026-11-24'), calendar), 'before-last-move'],
    ['restart once stopped', restart(ended, later, calendar), 'ended'],
    ['meet twice', meet(done, later), 'ended'],
    ['meet before the start', meet(clock, date('2026-11-22')), 'before-last-move'],
    ['meet before the pause', meet(held, date('2026-11-24')), 'before-last-move'],
    ['stop without a reason', stop(clock, later, ''), 'reason-missing'],
    ['stop twice', stop(ended, later, 'again'), 'ended'],
    ['stop before the start', stop(clock, date('2026-11-22'), 'no'), 'before-last-move'],
  ])('%s', (_, move, because) => {
    expect(move).toEqual({ kind: 'refused', because });
  });

  test('a move leaves the clock it was given alone', () => {
    expect([clock.pauses, clock.end, clock.dueOn.toString()]).toEqual([[], null, '2026-11-30']);
  });
});

describe('when the calendar changes', () => {
  const closure = (on: string) => ({ from: on, to: on, label: 'Snow', kind: 'closure' as const });
  const withSnow = { closures: [...calendar.closures, closure('2026-11-26')] };

  test('a running clock moves, and moves back', () => {
    const clock = started('first-contact', '2026-11-23');
    const moved = redate(clock, withSnow);
    expect([moved.changed, moved.dueOn.toString()]).toEqual([true, '2026-12-01']);
    expect(moved.clock.dueOn.toString()).toBe('2026-12-01');
    const back = redate(moved.clock, calendar);
    expect([back.changed, back.dueOn.toString()]).toEqual([true, '2026-11-30']);
  });

  test('a closure after the due date, or before the start, changes nothing', () => {
    const clock = started('first-contact', '2026-11-23');
    for (const on of ['2026-11-23', '2026-12-01']) {
      const same = redate(clock, { closures: [...calendar.closures, closure(on)] });
      expect(same).toEqual({ clock, dueOn: clock.dueOn, changed: false });
    }
  });

  test('one that was paused keeps its units: a closure during the pause changes nothing', () => {
    const held = paused(started('first-contact', '2026-11-23'), '2026-11-25');
    const again = restarted(held, '2026-11-27');
    expect(again.dueOn.toString()).toBe('2026-12-02');
    expect(redate(again, withSnow).changed).toBe(false);
    const beforePause = { closures: [...calendar.closures, closure('2026-11-24')] };
    expect(redate(again, beforePause).dueOn.toString()).toBe('2026-12-03');
  });

  test.each<ClockCode>([
    'ehcp-leaving-meeting',
    's437-notice',
    's438-notice',
    'second-review',
    'annual-review',
    'ehc-review',
  ])('%s does not depend on it', (code) => {
    expect(redate(started(code, '2026-11-23'), withSnow).changed).toBe(false);
  });

  test('ended clocks stay', () => {
    const clock = ok(meet(started('first-contact', '2026-11-23'), date('2026-11-30')));
    expect(redate(clock, withSnow)).toEqual({ clock, dueOn: clock.dueOn, changed: false });
  });
});

describe('whatever the days', () => {
  const day = fc.integer({ min: 0, max: 600 }).map((n) => addDays(date('2026-01-01'), n));
  const calendars = fc
    .array(fc.tuple(day, fc.nat(12)), { maxLength: 10 })
    .map((stretches): SchoolCalendar => ({
      closures: stretches.map(([from, n]) => ({
        from: from.toString(),
        to: addDays(from, n).toString(),
        label: 'closed',
        kind: 'holiday',
      })),
    }));
  const code = fc.constantFrom(...CLOCK_CODES.filter((c) => CLOCK_RULES[c].unit !== 'agreed-date'));
  const agreed = fc.constantFrom(
    ...CLOCK_CODES.filter((c) => CLOCK_RULES[c].unit === 'agreed-date'),
  );
  const gaps = fc.array(fc.tuple(fc.nat(12), fc.nat(40)), { minLength: 1, maxLength: 3 });

  /** A clock paused and restarted after each pair of gaps, as far as it is not missed by then. */
  function withPauses(
    clock: Clock,
    stretches: Array<[number, number]>,
    within: SchoolCalendar,
  ): Clock {
    let [current, from] = [clock, clock.startedOn];
    for (const [running, resting] of stretches) {
      const move = pause(current, addDays(from, running), 'a reason');
      if (move.kind === 'refused') break;
      from = addDays(from, running + resting);
      const next = ok(restart(move.clock, from, within));
      expect(Temporal.PlainDate.compare(next.dueOn, current.dueOn)).toBeGreaterThanOrEqual(0);
      if (resting === 0) expect(next.dueOn.equals(current.dueOn)).toBe(true);
      current = next;
    }
    return current;
  }

  test('a pause never shortens a clock, and never ends it on a closed day', () => {
    fc.assert(
      fc.property(code, day, calendars, gaps, (c, from, within, stretches) => {
        const clock = withPauses(started(c, from.toString(), within), stretches, within);
        if (clock.unit === 'school-days') expect(isSchoolDay(clock.dueOn, within)).toBe(true);
        if (clock.unit === 'working-days') expect(isWorkingDay(clock.dueOn)).toBe(true);
        if (clock.unit === 'days-beginning-with') {
          expect(clock.startedOn.until(clock.dueOn).days + 1).toBeGreaterThanOrEqual(15);
        }
        expect(redate(clock, within).changed).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('school days run before the pause and after it add up to the length', () => {
    fc.assert(
      fc.property(day, calendars, fc.nat(12), fc.nat(60), (from, within, running, resting) => {
        const clock = started('first-review', from.toString(), within);
        const pausedOn = addDays(from, running);
        const move = pause(clock, pausedOn, 'a reason');
        fc.pre(move.kind === 'ok' && !pausedOn.equals(clock.dueOn));
        const restartedOn = addDays(pausedOn, resting);
        const again = ok(restart(ok(move), restartedOn, within));
        const before = countSchoolDays(from, pausedOn, within);
        expect(before + countSchoolDays(restartedOn, again.dueOn, within)).toBe(10);
      }),
      { numRuns: 500 },
    );
  });

  test('more holidays never bring a due date forward, pauses or none', () => {
    fc.assert(
      fc.property(code, day, calendars, calendars, gaps, (c, from, some, more, stretches) => {
        const clock = withPauses(started(c, from.toString(), some), stretches, some);
        const all = { closures: [...some.closures, ...more.closures] };
        const { dueOn } = redate(clock, all);
        expect(Temporal.PlainDate.compare(dueOn, clock.dueOn)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('an agreed day stays as agreed, and a pause moves it by the days it rested', () => {
    fc.assert(
      fc.property(agreed, day, fc.nat(40), calendars, fc.nat(60), (c, from, n, within, resting) => {
        const on = addDays(from, n);
        const clock = started(c, from.toString(), within, on.toString());
        expect(clock.dueOn.equals(on)).toBe(true);
        expect(redate(clock, { closures: [] }).changed).toBe(false);
        const again = restarted(paused(clock, from.toString()), addDays(from, resting).toString());
        expect(again.dueOn.equals(addDays(on, resting))).toBe(true);
      }),
    );
  });
});
