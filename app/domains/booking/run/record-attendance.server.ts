import { recordAudits, type AuditEntry } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { thankBookers } from '../message/index.server';
import { mayRun } from './run.access';
import { lockPlaces, lockSession } from './session.store.server';

/** Who came, as it is recorded: of every booking that has a place, and how many came without one. */
export type AttendanceForm = {
  version: number;
  walkIns: number;
  /** What was promised to everybody. */
  promised: string;
  bookings: { id: string; attendance: 'came' | 'not-come'; promised: string }[];
};

export type AttendanceResult =
  | { kind: 'done'; first: boolean }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
  | { kind: 'not-begun' }
  | { kind: 'cancelled' }
  /** The session, or who has a place in it, changed after the form was made. */
  | { kind: 'stale' };

type Place = Awaited<ReturnType<typeof lockPlaces>>[number];
type Changed = { before: Place; now: AttendanceForm['bookings'][number] };

/**
 * Records who came to a session, or corrects what was recorded, with a line in the trail for each booking
 * that changes. The first time, everybody who came is thanked and told what was promised.
 */
export function recordAttendance(
  staff: Staff,
  sessionId: string,
  form: AttendanceForm,
): Promise<AttendanceResult> {
  if (!mayRun(staff)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<AttendanceResult> => {
    const session = await lockSession(tx, sessionId);
    if (!session || session.state === 'draft') return { kind: 'not-found' };
    if (session.state === 'cancelled') return { kind: 'cancelled' };
    if (!session.begun) return { kind: 'not-begun' };
    const places = await lockPlaces(tx, sessionId);
    const changes = changesOf(places, form);
    if (changes === null) return { kind: 'stale' };
    const first = session.attendanceDoneAt === null;
    const same = session.walkIns === form.walkIns && session.promised === form.promised;
    // The same form again, or a correction that changes nothing.
    if (!first && same && changes.length === 0) return { kind: 'done', first: false };
    if (session.version !== form.version) return { kind: 'stale' };
    await write(tx, staff, session, form, changes);
    await recordAudits(tx, audits(staff, session, form, changes, first));
    await thankBookers(tx, sessionId);
    return { kind: 'done', first };
  });
}

/** What becomes another; null where the form is not about those who have a place now. */
function changesOf(places: Place[], { bookings }: AttendanceForm): Changed[] | null {
  const said = new Map(bookings.map((booking) => [booking.id, booking]));
  if (said.size !== places.length || !places.every(({ id }) => said.has(id))) return null;
  return places
    .map((before) => ({ before, now: said.get(before.id)! }))
    .filter(
      ({ before, now }) => before.attendance !== now.attendance || before.promised !== now.promised,
    );
}

type Session = NonNullable<Awaited<ReturnType<typeof lockSession>>>;

async function write(
  tx: Transaction,
  staff: Staff,
  session: Session,
  form: AttendanceForm,
  changes: Changed[],
): Promise<void> {
  const at = new Date();
  for (const { now } of changes) {
    await tx.booking.update({
      where: { id: now.id },
      data: {
        attendance: now.attendance,
        promised: now.promised,
        attendanceById: staff.id,
        attendanceAt: at,
      },
      select: { id: true },
    });
  }
  await tx.voluntarySession.update({
    where: { id: session.id },
    data: {
      walkIns: form.walkIns,
      promised: form.promised,
      attendanceDoneAt: session.attendanceDoneAt ?? at,
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

function audits(
  staff: Staff,
  session: Session,
  form: AttendanceForm,
  changes: Changed[],
  first: boolean,
): AuditEntry[] {
  const actor = { kind: 'staff' as const, id: staff.id };
  const came = form.bookings.filter(({ attendance }) => attendance === 'came').length;
  return [
    {
      actor,
      action: first ? 'session.attendance-recorded' : 'session.attendance-corrected',
      detail: {
        sessionId: session.id,
        came,
        notCome: form.bookings.length - came,
        walkIns: form.walkIns,
      },
    },
    ...changes.map(({ before, now }) => ({
      actor,
      action: 'booking.attendance',
      familyId: before.familyId,
      detail: {
        bookingId: now.id,
        sessionId: session.id,
        attendance: now.attendance,
        before: before.attendance,
      },
    })),
  ];
}
