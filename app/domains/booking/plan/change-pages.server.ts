import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { now } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { sessionPlanners } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { sessionTitle } from '../session-words';
import { answerForms, formOf, refused, type Answer } from './answer-form.server';
import { cancelSession } from './cancel-session.server';
import type { Clash } from './clashes';
import { editSession } from './edit-session.server';
import { londonParts } from './local-time';
import { moveSession } from './move-session.server';
import { aroundPage, idIn } from './page-parts.server';
import { wordFields } from './plan.fields';
import { hasBegun } from './plan.rules';
import { listPlaces } from './rooms.store.server';
import { clashAnswer, notPlannedAnswer } from './session-pages.server';
import { cancelSessionSchema, editSessionSchema, moveSessionSchema } from './session.schema';
import { factsOf } from './session.view';
import { countReaders, findSession } from './sessions.store.server';
import { listTeam } from './team.store.server';

const titleOf = ({
  words,
  kind,
}: {
  words: unknown;
  kind: { code: string | null; words: unknown };
}) => sessionTitle({ words, kindCode: kind.code, kindWords: kind.words }, 'en').text;

/** The session of an address, and who is asked about it. */
async function sessionIn(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionPlanners);
  const session = await findSession(idIn(args.params, 'session'));
  if (!session) throw notFound();
  const facts = factsOf(session, titleOf(session), hasBegun(session, now()));
  const people = session.people.map(({ staffId }) => staffId);
  return { session, facts, people, around: await aroundPage(args.request, staff) };
}

/** What an event is about, for whom and how many: its form. */
export async function loadEditSession(args: LoaderFunctionArgs) {
  const { session, facts, people, around } = await sessionIn(args);
  // Of a time with a person there is nothing to write: only when, where and with whom it is.
  if (session.kind.shape !== 'event')
    throw redirect(`/officer/sessions/session/${session.id}/move`);
  const opens = session.opensAt && londonParts(session.opensAt);
  return {
    facts,
    most: session.room?.most ?? null,
    team: await listTeam(people),
    languages: profile().languages,
    saved: {
      ...wordFields(session.words),
      audience: session.audience,
      languages: session.languages,
      capacity: String(session.capacity),
      noticeHours: String(session.noticeHours),
      changeHours: String(session.changeHours),
      opens: opens?.day,
      opensTime: opens?.time,
      people,
      state: session.state,
    },
    ...around,
  };
}

export type EditSessionView = Awaited<ReturnType<typeof loadEditSession>>;

/** Where and when a session is, and who runs it: its form, and who would hear of it. */
export async function loadMoveSession(args: LoaderFunctionArgs) {
  const { session, facts, people, around } = await sessionIn(args);
  const { modes } = session.kind;
  const [team, places, readers] = await Promise.all([
    listTeam(people),
    listPlaces(session.roomId ? [session.roomId] : []),
    countReaders([session.id]),
  ]);
  const { day, time } = londonParts(session.startsAt);
  const minutes = (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000;
  return {
    facts,
    team,
    places: places.filter(({ venueId }) => modes.includes(venueId ? 'venue' : 'online')),
    otherModes: modes.filter((mode) => mode === 'phone' || mode === 'visit'),
    readers,
    saved: {
      place: session.roomId ?? session.mode,
      date: day,
      time,
      minutes: String(minutes),
      people,
    },
    ...around,
  };
}

export type MoveSessionView = Awaited<ReturnType<typeof loadMoveSession>>;

/** What becomes of those who booked, before a session is cancelled. */
export async function loadCancelSession(args: LoaderFunctionArgs) {
  const { session, facts, around } = await sessionIn(args);
  return { facts, readers: await countReaders([session.id]), ...around };
}

export type CancelSessionView = Awaited<ReturnType<typeof loadCancelSession>>;

const sessionPage = (id: string, done: string) => ({
  kind: 'to' as const,
  path: `/officer/sessions/session/${id}?done=${done}`,
});

export function answerEditSession(args: ActionFunctionArgs) {
  const id = idIn(args.params, 'session');
  return answerForms(args, sessionPlanners, {
    '': formOf(editSessionSchema, async (staff, form) => {
      const result = await editSession(staff, id, form);
      if (result.kind === 'edited') return sessionPage(id, 'edited');
      if (result.kind === 'below-taken')
        return refused(result.kind, { field: 'capacity', values: { count: result.taken } });
      return changeAnswer(result, 'people');
    }),
  });
}

export function answerMoveSession(args: ActionFunctionArgs) {
  const id = idIn(args.params, 'session');
  return answerForms(args, sessionPlanners, {
    '': formOf(moveSessionSchema, async (staff, form) => {
      const result = await moveSession(staff, id, form);
      return result.kind === 'moved' ? sessionPage(id, 'moved') : changeAnswer(result, 'date');
    }),
  });
}

export function answerCancelSession(args: ActionFunctionArgs) {
  const id = idIn(args.params, 'session');
  return answerForms(args, sessionPlanners, {
    '': formOf(cancelSessionSchema, async (staff, form) => {
      const result = await cancelSession(staff, id, form);
      return result.kind === 'cancelled-now' ? sessionPage(id, 'cancelled') : changeAnswer(result);
    }),
  });
}

type Refusal = { kind: string; clashes?: Clash[]; field?: string; most?: number };

function changeAnswer(result: Refusal, clashField = 'form'): Answer {
  if (!result.clashes) return notPlannedAnswer(result);
  const answer = clashAnswer(result.clashes);
  if (answer.kind !== 'refused') return answer;
  return { kind: 'refused', errors: answer.errors.map((each) => ({ ...each, field: clashField })) };
}
