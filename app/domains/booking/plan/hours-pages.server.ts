import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { translatorFor } from '~/platform/i18n';
import { sessionStaff } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { answerForms, formOf, refused, type Answer } from './answer-form.server';
import { clashList } from './clashes';
import { absenceSchema, dropSchema, hoursField, hoursSchema } from './hours.schema';
import { findWeek, listAbsences } from './hours.store.server';
import {
  dropAbsence,
  keepAbsence,
  keepHours,
  weekMark,
  type AbsenceKept,
  type HoursKept,
} from './keep-hours.server';
import { aroundPage } from './page-parts.server';
import { mayKeepHoursOf, mayKeepOffer } from './plan.access';
import { WEEKDAYS } from './series.rule';
import { listTeam } from './team.store.server';
import { writeStretches } from './time-of-day';

const page = '/officer/sessions/hours';

/** Whose hours the address names: one's own where it names nobody's. */
function whoseIn(request: Request, staff: Staff): string {
  const asked = new URL(request.url).searchParams.get('who') ?? '';
  if (asked === '' || asked === 'me') return staff.id;
  const id = z.uuid().safeParse(asked);
  if (!id.success) throw notFound();
  if (!mayKeepHoursOf(staff, id.data)) throw new Response(null, { status: 403 });
  return id.data;
}

/** When somebody of the team can be booked, and when they are away. */
export async function loadHours(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const whose = whoseIn(args.request, staff);
  const team = await listTeam([whose]);
  const member = team.find(({ id }) => id === whose);
  if (!member) throw notFound();
  const [week, absences] = await Promise.all([findWeek(whose), listAbsences(whose, new Date())]);
  return {
    member,
    isOwn: whose === staff.id,
    team: mayKeepOffer(staff) ? team : [],
    seen: weekMark(week),
    saved: Object.fromEntries(
      WEEKDAYS.map((code, at) => [hoursField(code), writeStretches(week[at]!)]),
    ),
    absences: absences.map(({ id, startsAt, endsAt }) => ({
      id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    submitKey: randomUUID(),
    ...(await aroundPage(args.request, staff)),
  };
}

export type HoursView = Awaited<ReturnType<typeof loadHours>>;

export async function answerHours(args: ActionFunctionArgs) {
  const whose = whoseIn(args.request, await requireStaff(args, sessionStaff));
  const back = (done: string) => `${page}?who=${whose}&done=${done}`;
  return answerForms(args, sessionStaff, {
    hours: formOf(hoursSchema, async (staff, form) =>
      answerOf(await keepHours(staff, whose, form), back('hours')),
    ),
    absence: formOf(absenceSchema, async (staff, form) =>
      answerOf(await keepAbsence(staff, whose, form), back('absence')),
    ),
    drop: formOf(dropSchema, async (staff, form) =>
      answerOf(await dropAbsence(staff, whose, form.absence), back('dropped')),
    ),
  });
}

function answerOf(result: HoursKept | AbsenceKept, path: string): Answer {
  switch (result.kind) {
    case 'kept':
      return { kind: 'to', path };
    case 'stale':
      return refused('stale');
    case 'clash': {
      const clashes = clashList(translatorFor('en'), result.clashes);
      return refused('clash', { field: 'from', values: { clashes } });
    }
    case 'ends-first':
    case 'date-in-past':
      return refused(result.kind, { field: result.field });
    case 'not-found':
    case 'not-allowed':
      return result;
  }
}
