import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { sessionPlanners } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { idOf } from './address.server';
import { answerForms, formOf } from './answer-form.server';
import { listReferences } from './booking.store.server';
import { recordAttendance, type AttendanceForm } from './record-attendance.server';
import { recordLooks } from './record-looks.server';
import { attendanceSchema } from './run.schema';
import { hasBegun, openSession } from './session-pages.server';
import { listBookings } from './session.store.server';

/** The form in which it is recorded who came, or corrected. */
export async function loadAttendance(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionPlanners);
  const id = idOf(args.params, 'session');
  const [session, all] = await Promise.all([openSession(id), listBookings(staff, id)]);
  const bookings = all.filter(({ state }) => state === 'booked');
  await recordLooks(staff, 'attendance', bookings);
  return {
    session,
    bookings,
    open: session.state === 'open' && hasBegun(session),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

export type AttendanceView = Awaited<ReturnType<typeof loadAttendance>>;

type Answers = Record<string, unknown> & Pick<AttendanceForm, 'version' | 'walkIns' | 'promised'>;

/** The answers of the form, by booking. */
function formFrom(bookingIds: string[], answers: Answers): AttendanceForm {
  return {
    version: answers.version,
    walkIns: answers.walkIns,
    promised: answers.promised,
    bookings: bookingIds.map((id, at) => ({
      id,
      attendance: answers[`came[${at}]`] as 'came' | 'not-come',
      promised: answers[`promised[${at}]`] as string,
    })),
  };
}

/** Records who came. The form names the bookings that it is about; who else has a place is found out then. */
export function answerAttendance(args: ActionFunctionArgs) {
  const id = idOf(args.params, 'session');
  return answerForms(args, async (values) => {
    const ids = [values.about ?? []].flat().filter((each) => z.uuid().safeParse(each).success);
    const references = await listReferences(id, ids);
    return {
      '': formOf({
        schema: attendanceSchema(ids.length),
        run: (staff, answers) => recordAttendance(staff, id, formFrom(ids, answers as Answers)),
        to: (result) =>
          result.kind === 'done'
            ? `/officer/sessions/session/${id}?done=${result.first ? 'recorded' : 'corrected'}`
            : null,
        say: (error) => {
          const [, at] = /^came\[(\d+)\]$/.exec(error.field) ?? [];
          const who = at === undefined ? undefined : references.get(ids[Number(at)]!);
          return who === undefined ? error : { ...error, values: { who } };
        },
      }),
    };
  });
}
