import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { asActor, createStaff } from '../../../../tests/factories';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { londonInstant } from './local-time';
import type { EditForm, MoveForm, NewSession } from './session.schema';

/** A member of staff with some roles, as the guards know them. */
export async function staffWith(...roles: StaffRole[]): Promise<Staff> {
  return asActor(await createStaff({ roles: roles.length > 0 ? roles : ['OFFICER'] }));
}

/** A room at a venue of its own, or online. */
export async function createRoom(given: { most?: number; online?: boolean; name?: string } = {}) {
  const { most = null, online = false, name = 'Garden room' } = given;
  const venue = online
    ? null
    : await db().venue.create({
        data: { name: 'Quince Hall', addressLines: ['1 Quince Lane'], area: 'North', access: [] },
      });
  return db().room.create({ data: { name, most, access: [], venueId: venue?.id ?? null } });
}

/** The id of a kind that every council begins with. */
export async function kindOf(code: string): Promise<string> {
  return (await db().sessionKind.findUniqueOrThrow({ where: { code } })).id;
}

/** A weekday (1 Monday) so many weeks from now, as an ISO date. */
export function dayIn(weeks: number, weekday = 3): string {
  const now = today();
  return now.add({ days: weekday - now.dayOfWeek + weeks * 7 }).toString();
}

/** What the form of a new session brings: a workshop on one date, unless `given` says otherwise. */
export async function newForm(given: Partial<NewSession> & { place: string }): Promise<NewSession> {
  return {
    kind: await kindOf('workshop'),
    words: { en: { title: 'Making maps', about: 'We make maps.' } },
    audience: ['anyone'],
    languages: ['en'],
    capacity: 12,
    noticeHours: 24,
    changeHours: 24,
    opens: null,
    opensTime: null,
    date: dayIn(3),
    time: '10:00',
    minutes: 120,
    people: [],
    state: 'draft',
    submitKey: randomUUID(),
    seen: [],
    without: [],
    repeat: 'once',
    ...given,
  } as NewSession;
}

/** The same, repeating. */
export async function seriesForm(
  given: { place: string } & Record<string, unknown>,
): Promise<NewSession> {
  return newForm({
    repeat: 'weekly',
    interval: 1,
    weekdays: [3],
    ends: 'count',
    until: null,
    count: 5,
    except: [],
    termTime: false,
    ...given,
  });
}

/** What the form of a move brings: the session as it is, unless `given` says otherwise. */
export async function moveForm(id: string, given: Partial<MoveForm> = {}): Promise<MoveForm> {
  const session = await db().voluntarySession.findUniqueOrThrow({
    where: { id },
    include: { people: true },
  });
  const local = Temporal.Instant.fromEpochMilliseconds(session.startsAt.getTime());
  const zoned = local.toZonedDateTimeISO('Europe/London');
  return {
    place: session.roomId ?? session.mode,
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
    minutes: (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000,
    people: session.people.map(({ staffId }) => staffId),
    why: '',
    version: session.version,
    ...given,
  };
}

/** What the form that changes a session brings: the session as it is, unless `given` says otherwise. */
export async function editForm(id: string, given: Partial<EditForm> = {}): Promise<EditForm> {
  const session = await db().voluntarySession.findUniqueOrThrow({
    where: { id },
    include: { people: true },
  });
  return {
    words: session.words as EditForm['words'],
    audience: session.audience as EditForm['audience'],
    languages: session.languages as EditForm['languages'],
    capacity: session.capacity,
    noticeHours: session.noticeHours,
    changeHours: session.changeHours,
    opens: null,
    opensTime: null,
    people: session.people.map(({ staffId }) => staffId),
    state: session.state as EditForm['state'],
    version: session.version,
    ...given,
  };
}

/** What is taken of somebody or a room, in order. */
export async function takenOf(what: { roomId?: string; staffId?: string }) {
  const { roomId = null, staffId = null } = what;
  return db().$queryRaw<{ from: Date; to: Date; sessionId: string | null }[]>`
    select lower(span) as "from", upper(span) as "to", session_id as "sessionId" from occupied
    where room_id = ${roomId}::uuid or staff_id = ${staffId}::uuid order by span`;
}

/** The instant of a day and a time in England, as ISO text. */
export const at = (day: string, time: string) => londonInstant(day, time).toISOString();
