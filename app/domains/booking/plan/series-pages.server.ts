import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { now, today } from '~/platform/calendar';
import { sessionPlanners, sessionStaff } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { sessionTitle } from '../session-words';
import { answerForms, formOf, refused, type Answer } from './answer-form.server';
import {
  addException,
  endSeries,
  lengthenSeries,
  previewLengthen,
  type SeriesCut,
  type SeriesLengthened,
} from './change-series.server';
import { aroundPage, idIn } from './page-parts.server';
import { mayPlan } from './plan.access';
import { hasBegun } from './plan.rules';
import { dayInSeries, findSeries, type Series } from './series.store.server';
import { endSeriesSchema, exceptionSchema, lengthenSchema } from './session.schema';

/** A series: its rule, its dates, and what can be done with them. */
export async function loadSeries(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionStaff);
  const series = await findSeries(idIn(args.params, 'series'));
  if (!series) throw notFound();
  const { id, version, rule, except, sessions } = series;
  return {
    series: { id, version, rule, except, title: titleOf(series) },
    sessions: sessions.map(lineOf),
    today: today().toString(),
    mayPlan: mayPlan(staff),
    ...(await aroundPage(args.request, staff)),
  };
}

export type SeriesView = Awaited<ReturnType<typeof loadSeries>>;

function lineOf(session: Series['sessions'][number]) {
  const { id, startsAt, endsAt, state, capacity, taken } = session;
  return {
    id,
    day: dayInSeries(session),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    ...{ state, capacity, taken },
    isComing: state !== 'cancelled' && !hasBegun(session, now()),
  };
}

function titleOf({ kind, sessions }: Series): string {
  const last = sessions.findLast(({ state }) => state !== 'cancelled') ?? sessions.at(-1);
  const said = { words: last?.words, kindCode: kind.code, kindWords: kind.words };
  return sessionTitle(said, 'en').text;
}

export function answerSeries(args: ActionFunctionArgs) {
  const id = idIn(args.params, 'series');
  const lengthened = async (result: Promise<SeriesLengthened>) => moreAnswer(id, await result);
  return answerForms(args, sessionPlanners, {
    lengthen: formOf(lengthenSchema, (staff, form) => lengthened(previewLengthen(staff, id, form))),
    make: formOf(lengthenSchema, (staff, form) => lengthened(lengthenSeries(staff, id, form))),
    exception: formOf(exceptionSchema, async (staff, form) =>
      cutAnswer(id, await addException(staff, id, form), 'exception', 'date'),
    ),
    end: formOf(endSeriesSchema, async (staff, form) =>
      cutAnswer(id, await endSeries(staff, id, form), 'ended', 'from'),
    ),
  });
}

function moreAnswer(id: string, result: SeriesLengthened): Answer {
  switch (result.kind) {
    case 'lengthened':
      return { kind: 'to', path: `/officer/sessions/series/${id}?done=lengthened` };
    case 'look':
      return { kind: 'shown', shown: result };
    case 'no-dates':
      return refused('no-dates', { field: result.field });
    case 'nothing-left':
    case 'stale':
      return refused(result.kind);
    case 'not-found':
    case 'not-allowed':
      return result;
  }
}

function cutAnswer(id: string, result: SeriesCut, done: string, field: string): Answer {
  switch (result.kind) {
    case 'cut':
      return { kind: 'to', path: `/officer/sessions/series/${id}?done=${done}` };
    case 'no-such-date':
      return refused('no-such-date', { field });
    case 'stale':
      return refused('stale');
    case 'not-found':
    case 'not-allowed':
      return result;
  }
}
