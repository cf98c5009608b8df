import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { addDays, now } from '~/platform/calendar';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { Temporal } from 'temporal-polyfill';
import { findClashes } from './clashes.store.server';
import type { Clash } from './clashes';
import type { AbsenceForm } from './hours.schema';
import { deleteAbsence, insertAbsence, lockWeek, writeWeek, type Week } from './hours.store.server';
import { londonInstant } from './local-time';
import { mayKeepHoursOf } from './plan.access';
import { orClash } from './taken.server';
import { writeStretches } from './time-of-day';

export type HoursKept =
  { kind: 'kept' } | { kind: 'stale' } | { kind: 'not-found' } | { kind: 'not-allowed' };

/** A week as one text, by which a form knows whether it is still the one that it was made from. */
export function weekMark(week: Week): string {
  return week.map(writeStretches).join('|');
}

/** Keeps when somebody can be booked. Sessions that they run already stay as they are. */
export async function keepHours(
  staff: Staff,
  staffId: string,
  { seen, week }: { seen: string; week: Week },
): Promise<HoursKept> {
  if (!mayKeepHoursOf(staff, staffId)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const before = await lockWeek(tx, staffId);
    if (!before) return { kind: 'not-found' };
    if (weekMark(before) !== seen) return { kind: 'stale' };
    await writeWeek(tx, staffId, week);
    await audit(tx, staff, 'staff-hours.kept', { staffId });
    return { kind: 'kept' };
  });
}

export type AbsenceKept =
  | { kind: 'kept' }
  /** They run something then, or are away already. */
  | { kind: 'clash'; clashes: Clash[] }
  | { kind: 'ends-first'; field: 'to' }
  | { kind: 'date-in-past'; field: 'to' | 'from' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' };

/** Whole days where no time is said, in local time: the day on which the clocks change is whole too. */
function spanOfAbsence({ from, fromTime, to, toTime }: AbsenceForm): { from: Date; to: Date } {
  const last = to ?? from;
  const after = addDays(Temporal.PlainDate.from(last), 1).toString();
  return {
    from: londonInstant(from, fromTime ?? '00:00'),
    to: toTime === null ? londonInstant(after, '00:00') : londonInstant(last, toTime),
  };
}

/**
 * Keeps that somebody is away: nobody asks why. Where they run a session then, it says which, and nothing
 * is kept. The same form sent twice keeps it once.
 */
export async function keepAbsence(
  staff: Staff,
  staffId: string,
  { submitKey, ...form }: AbsenceForm,
): Promise<AbsenceKept> {
  if (!mayKeepHoursOf(staff, staffId)) return { kind: 'not-allowed' };
  const span = spanOfAbsence({ submitKey, ...form });
  if (span.to <= span.from) return { kind: 'ends-first', field: 'to' };
  if (span.to.getTime() <= now().epochMilliseconds)
    return { kind: 'date-in-past', field: form.to === null ? 'from' : 'to' };
  const absence = { id: submitKey, staffId, startsAt: span.from, endsAt: span.to };
  const work = () =>
    inTransaction(async (tx): Promise<AbsenceKept> => {
      if (!(await lockWeek(tx, staffId))) return { kind: 'not-found' };
      const made = await insertAbsence(tx, { ...absence, madeById: staff.id });
      if (made) await audit(tx, staff, 'staff-absence.kept', { staffId, absenceId: submitKey });
      return { kind: 'kept' };
    });
  return orClash<AbsenceKept, AbsenceKept>(work, async () => {
    const [clashes = []] = await findClashes([span], { roomId: null, people: [staffId] });
    return clashes.length > 0 ? { kind: 'clash', clashes } : null;
  });
}

/** Takes an absence away. One that is gone already is gone. */
export async function dropAbsence(
  staff: Staff,
  staffId: string,
  absenceId: string,
): Promise<HoursKept> {
  if (!mayKeepHoursOf(staff, staffId)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const gone = await deleteAbsence(tx, absenceId, staffId);
    if (gone) await audit(tx, staff, 'staff-absence.dropped', { staffId, absenceId });
    return { kind: 'kept' };
  });
}

function audit(tx: Transaction, staff: Staff, action: string, detail: Record<string, string>) {
  return recordAudit(tx, { actor: { kind: 'staff', id: staff.id }, action, detail });
}
