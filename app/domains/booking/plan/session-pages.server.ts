import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { translatorFor } from '~/platform/i18n';
import { sessionPlanners } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { kindAbout, kindTitle } from '../session-words';
import { answerForms, formOf, refused, type Answer } from './answer-form.server';
import { clashList, type Clash } from './clashes';
import { findKind, listKinds, type Kind } from './kinds.store.server';
import { makeSeries, previewSeries, type SeriesMade } from './make-series.server';
import { makeSession, type SessionMade } from './make-session.server';
import { aroundPage } from './page-parts.server';
import type { PlannedDates } from './plan-dates.server';
import { listPlaces } from './rooms.store.server';
import { newSessionSchema, type NewSession } from './session.schema';
import { listTeam } from './team.store.server';

/** The kinds of event to choose from, or the form for one that the address names. */
export async function loadNewSession(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionPlanners);
  const asked = z.uuid().safeParse(new URL(args.request.url).searchParams.get('kind'));
  const kind = asked.success ? await findKind(asked.data) : null;
  const isOffered = kind?.active && kind.shape === 'event';
  const around = await aroundPage(args.request, staff);
  return { ...(isOffered ? await formPage(staff, kind) : await choicePage()), ...around };
}

async function choicePage() {
  const kinds = (await listKinds()).filter(({ active, shape }) => active && shape === 'event');
  return {
    choices: kinds.map(({ id, ...kind }) => ({
      id,
      title: kindTitle(kind, 'en').text,
      about: kindAbout(kind, 'en').text,
    })),
    form: null,
  };
}

async function formPage(staff: Staff, kind: Kind) {
  const [team, places] = await Promise.all([listTeam(), listPlaces()]);
  return {
    choices: null,
    form: {
      kind: { id: kind.id, title: kindTitle(kind, 'en').text },
      places: places.filter(({ venueId }) => kind.modes.includes(venueId ? 'venue' : 'online')),
      otherModes: kind.modes.filter((mode) => mode === 'phone' || mode === 'visit'),
      team,
      languages: profile().languages,
      submitKey: randomUUID(),
      saved: {
        'words.en.title': kindTitle(kind, 'en').text,
        'words.en.about': kindAbout(kind, 'en').text,
        audience: ['anyone'],
        languages: ['en'],
        minutes: String(kind.minutes),
        capacity: String(kind.capacity),
        noticeHours: String(kind.noticeHours),
        changeHours: String(kind.changeHours),
        people: team.some(({ id }) => id === staff.id) ? [staff.id] : [],
        state: 'draft',
        repeat: 'once',
        interval: '1',
        ends: 'until',
        termTime: 'yes',
      },
    },
  };
}

export type NewSessionView = Awaited<ReturnType<typeof loadNewSession>>;
export type NewSessionForm = NonNullable<NewSessionView['form']>;

/** What a page of planning shows after its form was sent: the dates that would be made, or the form again. */
export type Shown = { kind: 'look'; planned: PlannedDates; isStale: boolean } | { kind: 'form' };

export function answerNewSession(args: ActionFunctionArgs) {
  return answerForms(args, sessionPlanners, {
    '': formOf(newSessionSchema, async (staff, form) =>
      form.repeat === 'once'
        ? madeAnswer(await makeSession(staff, form))
        : seriesAnswer(await previewSeries(staff, form)),
    ),
    make: formOf(newSessionSchema, (staff, form) => makeSeen(staff, form)),
    change: formOf(z.unknown(), () => Promise.resolve({ kind: 'shown', shown: { kind: 'form' } })),
  });
}

async function makeSeen(staff: Staff, form: NewSession): Promise<Answer> {
  if (form.repeat === 'once') return madeAnswer(await makeSession(staff, form));
  return seriesAnswer(await makeSeries(staff, form));
}

function madeAnswer(result: SessionMade): Answer {
  if (result.kind === 'made')
    return { kind: 'to', path: `/officer/sessions/session/${result.sessionId}?done=made` };
  if (result.kind === 'clash') return clashAnswer(result.clashes);
  return notPlannedAnswer(result);
}

function seriesAnswer(result: SeriesMade): Answer {
  if (result.kind === 'made')
    return { kind: 'to', path: `/officer/sessions/series/${result.seriesId}?done=made` };
  if (result.kind === 'look') return { kind: 'shown', shown: result };
  return notPlannedAnswer(result);
}

/** A refusal that names who or what is taken, and when. */
export function clashAnswer(clashes: readonly Clash[]): Answer {
  const words = clashList(translatorFor('en'), clashes);
  return refused('clash', { field: 'date', values: { clashes: words } });
}

type Refusal = { kind: string; field?: string; most?: number };

/** A refusal in general: of the field that it names, with the number that its words need. */
export function notPlannedAnswer(result: Refusal): Answer {
  if (result.kind === 'not-found' || result.kind === 'not-allowed') return { kind: result.kind };
  const values = result.most === undefined ? undefined : { count: result.most };
  return refused(result.kind, { ...(result.field && { field: result.field }), values });
}
