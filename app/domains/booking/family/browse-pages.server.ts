import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { now, today } from '~/platform/calendar';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';
import { bookableUntil, changeableUntil, mayBeBooked } from '../place/index.server';
import type { BrowseView } from './components/browse-page';
import type { EventView } from './components/event-page';
import type { MonthView } from './components/month-page';
import type { NotOnView } from './components/not-on-page';
import { filterQuery, readFilters } from './filters';
import { monthOf } from './month';
import {
  findSession,
  listBetween,
  listKinds,
  listOthers,
  listSessions,
} from './sessions.store.server';
import { instant } from './slots';
import type { AfterSession, SessionDetails, SessionFound } from './sessions.view';

/** What is on, for everybody, as a list. */
export async function loadSessions(args: LoaderFunctionArgs): Promise<BrowseView> {
  requireLanguage(args);
  const { searchParams } = new URL(args.request.url);
  const filters = readFilters(searchParams);
  const after = readAfter(searchParams.get('after'));
  const [{ sessions, next }, kinds] = await Promise.all([
    listSessions(filters, after),
    listKinds(),
  ]);
  return {
    filters,
    sessions,
    kinds,
    next,
    isFirst: after === null,
    month: today().toPlainYearMonth().toString(),
    now: now().epochMilliseconds,
  };
}

/** The same as a month. One that is past leads to the present one. */
export async function loadMonth(args: LoaderFunctionArgs): Promise<MonthView> {
  const language = requireLanguage(args);
  const filters = readFilters(new URL(args.request.url).searchParams);
  const day = today();
  const month = monthOf(args.params.month ?? '', day);
  if ('kind' in month) {
    if (month.kind === 'none') throw notFound();
    throw redirect(
      `/${language}/sessions/month/${day.toPlainYearMonth().toString()}${filterQuery(filters)}`,
    );
  }
  const [sessions, kinds] = await Promise.all([
    listBetween(filters, month.from, month.until),
    listKinds(),
  ]);
  return { month, filters, sessions, kinds, today: day.toString() };
}

export type EventPageView = { page: 'event'; event: EventView } | ({ page: 'not-on' } & NotOnView);

/** One session to share; where it is not on, a page that says so and shows others. */
export async function loadEvent(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const found = await findSessionAt(args);
  if (found.kind !== 'on') return notOn(found);
  return data<EventPageView>({ page: 'event', event: eventView(found.session) });
}

/** The session that the address names. */
export async function findSessionAt({ params }: Pick<LoaderFunctionArgs, 'params'>) {
  const id = z.uuid().safeParse(params.session);
  return id.success ? findSession(id.data) : ({ kind: 'unknown' } as const);
}

/** Unknown addresses and drafts answer alike; what was there and is no more says so. */
export async function notOn(found: Exclude<SessionFound, { kind: 'on' }>) {
  const than = 'sessionId' in found ? found : { sessionId: NO_SESSION, kindId: null };
  return data<EventPageView>(
    {
      page: 'not-on',
      why: found.kind,
      others: await listOthers(than, 5),
      now: now().epochMilliseconds,
    },
    { status: found.kind === 'unknown' ? 404 : 410 },
  );
}

const NO_SESSION = '00000000-0000-0000-0000-000000000000';

/** A session with what can be done with it now. */
export function eventView(session: SessionDetails): EventView {
  const times = {
    state: 'open',
    startsAt: Temporal.Instant.from(session.startsAt),
    endsAt: Temporal.Instant.from(session.endsAt),
    noticeHours: session.noticeHours,
    changeHours: session.changeHours,
    opensAt: session.opensAt ? Temporal.Instant.from(session.opensAt) : null,
  };
  const at = now();
  return {
    session,
    bookable: mayBeBooked(times, 'family', at),
    bookUntil: bookableUntil(times).toString(),
    changeUntil: changeableUntil(times).toString(),
    now: at.epochMilliseconds,
  };
}

const afterSchema = z.tuple([instant, z.uuid()]);

function readAfter(text: string | null): AfterSession | null {
  const parsed = afterSchema.safeParse(text?.split('_'));
  return parsed.success ? { startsAt: parsed.data[0], id: parsed.data[1] } : null;
}
