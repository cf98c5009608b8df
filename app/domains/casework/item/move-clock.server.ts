import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import {
  clockFromRow,
  loadSchoolCalendar,
  meet,
  pause,
  restart,
  saveClock,
  stop,
  type Clock,
  type ClockMove,
  type ClockMoveRefusal,
} from '~/domains/clock/index.server';
import { COMPLAINT_CLOCKS } from '~/domains/complaint';
import type { SchoolCalendar } from '~/platform/calendar';
import type { clockMoveSchema, ClockMoveName } from './item.schema';
import type { MoveName } from './item.status';
import { makeMove, type MoveDone, type MoveRefusal } from './make-move.server';
import { hasOpenClock } from './move-clocks.server';

export type ClockRefusal =
  { kind: 'no-clock' } | { kind: 'clock'; because: ClockMoveRefusal | 'own-moves' };

const names: Record<ClockMoveName, MoveName> = {
  pause: 'clock-paused',
  restart: 'clock-restarted',
  met: 'clock-met',
  stop: 'clock-stopped',
};

/**
 * Pauses, restarts, meets or stops one clock of an item on `today` (the date in England). The reason
 * stands with the pause or the end; a reason given otherwise is kept as a note.
 */
export async function moveClock(
  staff: Staff,
  itemId: string,
  clockId: string,
  form: z.output<typeof clockMoveSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | ClockRefusal> {
  const calendar = await loadSchoolCalendar();
  return makeMove<ClockRefusal>(
    staff,
    { name: names[form.move] },
    { itemId, ...form },
    async (tx, item) => {
      const row = item.clocks.find((clock) => clock.id === clockId);
      if (!row) return { kind: 'no-clock' };
      if (hasOwnMoves(row.rule)) return { kind: 'clock', because: 'own-moves' };
      const result = turn(clockFromRow(row), form, today, calendar);
      if (result.kind === 'refused') return { kind: 'clock', because: result.because };
      await saveClock(tx, clockId, result.clock, staff.id);
      if (form.reason && (form.move === 'restart' || form.move === 'met')) {
        await tx.note.create({
          data: { itemId, text: form.reason, byId: staff.id },
          select: { id: true },
        });
      }
      const detail = { rule: row.rule, dueOn: result.clock.dueOn.toString() };
      const closes = item.status === 'decided' && !(await hasOpenClock(tx, itemId));
      return { kind: 'made', closes, audit: [{ childId: row.childId, detail }] };
    },
  );
}

/** The clocks of complaints and of requests for data move with what is done for the person, not by hand. */
function hasOwnMoves(rule: string): boolean {
  return (COMPLAINT_CLOCKS as readonly string[]).includes(rule);
}

function turn(
  clock: Clock,
  { move, reason }: { move: ClockMoveName; reason: string },
  on: Temporal.PlainDate,
  calendar: SchoolCalendar,
): ClockMove {
  switch (move) {
    case 'pause':
      return pause(clock, on, reason);
    case 'restart':
      return restart(clock, on, calendar);
    case 'met':
      return meet(clock, on);
    case 'stop':
      return stop(clock, on, reason);
  }
}
