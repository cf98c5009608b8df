import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { now } from '~/platform/calendar';
import { db, type Transaction } from '~/platform/db/database.server';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { steady } from '../place/steady.server';
import { cancelLocked } from './cancel-session.server';
import { insertDates } from './make-series.server';
import { mayPlan } from './plan.access';
import { agreedDates, planDates, type PlannedDates } from './plan-dates.server';
import { hasBegun } from './plan.rules';
import {
  dayInSeries,
  findSeries,
  lockSeries,
  updateSeries,
  type Series,
} from './series.store.server';
import { seriesDates } from './series-dates';
import type { SeriesRule } from './series.rule';
import type { LengthenForm } from './session.schema';
import { lockSession } from './sessions.store.server';
import { orClash } from './taken.server';

/** Longer than usual: up to a hundred sessions, and everybody who booked them. */
const LONG = { maxWait: 10_000, timeout: 120_000 };

export type SeriesUnchanged = { kind: 'not-found' } | { kind: 'not-allowed' } | { kind: 'stale' };

export type SeriesLengthened =
  | { kind: 'lengthened'; count: number }
  | { kind: 'look'; planned: PlannedDates; isStale: boolean }
  | { kind: 'no-dates'; field: 'until' | 'count' }
  /** None of its dates is left from which the others could be made. */
  | { kind: 'nothing-left' }
  | SeriesUnchanged;

type More = { series: Series; rule: SeriesRule; after: string; model: Series['sessions'][number] };

/** How a series would go on: after its last date, until a day or so many more, as its last session was. */
function moreOf(series: Series, form: LengthenForm): More | null {
  const model = series.sessions.findLast(({ state }) => state !== 'cancelled');
  if (!model) return null;
  const last = dayInSeries(series.sessions.at(-1)!);
  const isUntil = form.ends === 'until';
  const rule = {
    ...series.rule,
    until: isUntil ? form.until : null,
    count: isUntil ? null : form.count,
  };
  return { series, rule, after: last, model };
}

async function look(
  { rule, after, model, series }: More,
  isStale: boolean,
): Promise<SeriesLengthened> {
  const people = model.people.map(({ staffId }) => staffId);
  const wanted = { roomId: model.roomId, people };
  const planned = await planDates(rule, { except: series.except, after }, model, wanted);
  if (planned.dates.length === 0)
    return { kind: 'no-dates', field: rule.until === null ? 'count' : 'until' };
  return { kind: 'look', planned, isStale };
}

/** The dates by which a series would be longer, each clash named. Nothing is made. */
export async function previewLengthen(
  staff: Staff,
  seriesId: string,
  form: LengthenForm,
): Promise<SeriesLengthened> {
  if (!mayPlan(staff)) return { kind: 'not-allowed' };
  return lookAgain(seriesId, form, false);
}

async function lookAgain(
  seriesId: string,
  form: LengthenForm,
  isStale: boolean,
): Promise<SeriesLengthened> {
  const series = await findSeries(seriesId);
  if (!series) return { kind: 'not-found' };
  const more = moreOf(series, form);
  return more ? look(more, isStale) : { kind: 'nothing-left' };
}

/** Makes the further dates that the page showed: all of them, or none where anything is otherwise by now. */
export async function lengthenSeries(
  staff: Staff,
  seriesId: string,
  form: LengthenForm,
): Promise<SeriesLengthened> {
  if (!mayPlan(staff)) return { kind: 'not-allowed' };
  const again = () => lookAgain(seriesId, form, true);
  const work = () => db().$transaction((tx) => lengthen(tx, staff, seriesId, form), LONG);
  const result = await orClash<SeriesLengthened | 'otherwise', SeriesLengthened>(work, again);
  return result === 'otherwise' ? again() : result;
}

async function lengthen(
  tx: Transaction,
  staff: Staff,
  seriesId: string,
  form: LengthenForm,
): Promise<SeriesLengthened | 'otherwise'> {
  const series = await lockSeries(tx, seriesId);
  if (!series) return { kind: 'not-found' };
  if (series.version !== form.version) return { kind: 'stale' };
  const more = moreOf(series, form);
  if (!more) return { kind: 'nothing-left' };
  const { rule, after, model } = more;
  const found = seriesDates(rule, series.except, await loadSchoolCalendar(tx), after);
  const dates = agreedDates(found.dates, form);
  if (!dates || dates.length === 0) return 'otherwise';
  const people = model.people.map(({ staffId }) => staffId);
  await insertDates(tx, { ...rowLike(model), seriesId, madeById: staff.id }, dates, rule, people);
  await updateSeries(tx, seriesId, {
    rule: { ...rule, until: rule.until ?? dates.at(-1)!, count: null },
    except: [...series.except, ...form.without],
  });
  await audit(tx, staff, 'lengthened', { seriesId, sessions: dates.length });
  return { kind: 'lengthened', count: dates.length };
}

function rowLike(model: Series['sessions'][number]) {
  return {
    kindId: model.kindId,
    words: model.words ?? {},
    audience: model.audience,
    languages: model.languages,
    mode: model.mode,
    roomId: model.roomId,
    bufferBefore: model.bufferBefore,
    bufferAfter: model.bufferAfter,
    noticeHours: model.noticeHours,
    changeHours: model.changeHours,
    capacity: model.capacity,
    state: model.state,
  };
}

export type SeriesCut =
  | { kind: 'cut'; sessions: number; told: number }
  /** No date of it that is to come is there. */
  | { kind: 'no-such-date' }
  | SeriesUnchanged;

type Cut = { version: number; why: string };

/** Leaves a day of a series out: its session is cancelled, and everybody who booked it told. */
export function addException(
  staff: Staff,
  seriesId: string,
  { date, ...cut }: Cut & { date: string },
): Promise<SeriesCut> {
  return cutSeries(
    staff,
    seriesId,
    cut,
    (day) => day === date,
    'exception',
    (series) => ({
      rule: series.rule,
      except: [...series.except, date],
    }),
  );
}

/** Ends a series: its sessions from a day on are cancelled, and everybody who booked them told. */
export function endSeries(
  staff: Staff,
  seriesId: string,
  { from, ...cut }: Cut & { from: string },
): Promise<SeriesCut> {
  return cutSeries(
    staff,
    seriesId,
    cut,
    (day) => day >= from,
    'ended',
    (series) => ({
      rule: { ...series.rule, until: lastBefore(series, from), count: null },
      except: series.except,
    }),
  );
}

function lastBefore({ sessions, rule }: Series, from: string): string {
  const days = sessions.map(dayInSeries).filter((day) => day < from);
  return days.at(-1) ?? rule.first;
}

function cutSeries(
  staff: Staff,
  seriesId: string,
  { version, why }: Cut,
  isCut: (day: string) => boolean,
  done: string,
  after: (series: Series) => { rule: SeriesRule; except: string[] },
): Promise<SeriesCut> {
  if (!mayPlan(staff)) return Promise.resolve({ kind: 'not-allowed' });
  return steady(() =>
    db().$transaction(async (tx): Promise<SeriesCut> => {
      const series = await lockSeries(tx, seriesId);
      if (!series) return { kind: 'not-found' };
      if (series.version !== version) return { kind: 'stale' };
      const ids = series.sessions.filter((each) => isCut(dayInSeries(each))).map(({ id }) => id);
      const { sessions, told } = await cancelAll(tx, staff, ids, why);
      if (sessions === 0) return { kind: 'no-such-date' };
      await updateSeries(tx, seriesId, after(series));
      await audit(tx, staff, done, { seriesId, sessions, told });
      return { kind: 'cut', sessions, told };
    }, LONG),
  );
}

/** In the order of their ids, as whoever holds more than one session takes them. */
async function cancelAll(tx: Transaction, staff: Staff, ids: readonly string[], why: string) {
  let sessions = 0;
  let told = 0;
  for (const id of [...ids].sort()) {
    const session = await lockSession(tx, id);
    if (!session || session.state === 'cancelled' || hasBegun(session, now())) continue;
    told += await cancelLocked(tx, staff, session, why);
    sessions += 1;
  }
  return { sessions, told };
}

function audit(
  tx: Transaction,
  staff: Staff,
  done: string,
  detail: Record<string, string | number>,
) {
  const actor = { kind: 'staff', id: staff.id } as const;
  return recordAudit(tx, { actor, action: `session-series.${done}`, detail });
}
