import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db, type Transaction } from '~/platform/db/database.server';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { findKind } from './kinds.store.server';
import { plannedRow, type NotPlanned } from './make-session.server';
import { mayPlan } from './plan.access';
import { agreedDates, planDates, type PlannedDates } from './plan-dates.server';
import { ruleOf, timesOn } from './plan.rules';
import { findMadeSeries, insertSeries } from './series.store.server';
import { seriesDates } from './series-dates';
import type { SeriesRule } from './series.rule';
import type { NewSession } from './session.schema';
import { insertSession, type NewRow } from './sessions.store.server';
import { orClash } from './taken.server';

/** Longer than usual: up to a hundred sessions, with all who run them. */
const LONG = { maxWait: 10_000, timeout: 60_000 };

export type SeriesMade =
  | { kind: 'made'; seriesId: string; count: number }
  /** What would be made is not, or no longer, what the page showed: here it is. */
  | { kind: 'look'; planned: PlannedDates; isStale: boolean }
  | { kind: 'no-dates'; field: 'date' }
  | NotPlanned;

/** The dates that a form would make, each clash named. Nothing is made. */
export async function previewSeries(staff: Staff, form: NewSession): Promise<SeriesMade> {
  if (!mayPlan(staff)) return { kind: 'not-allowed' };
  const checked = await db().$transaction((tx) => plannedRow(tx, staff, form));
  if ('kind' in checked) return checked;
  return look(form, false);
}

async function look(form: NewSession, isStale: boolean): Promise<SeriesMade> {
  const rule = ruleOf(form)!;
  const kind = (await findKind(form.kind))!;
  const roomId = form.place === 'phone' || form.place === 'visit' ? null : form.place;
  const wanted = { roomId, people: form.people };
  const planned = await planDates(rule, { except: exceptOf(form) }, kind, wanted);
  if (planned.dates.length === 0) return { kind: 'no-dates', field: 'date' };
  return { kind: 'look', planned, isStale };
}

function exceptOf(form: NewSession): string[] {
  return form.repeat === 'once' ? [] : form.except;
}

/**
 * Makes the dates that the page showed, those left out that it said clash: all of them, or none where
 * anything is otherwise by now. The same form sent twice makes one series.
 */
export async function makeSeries(staff: Staff, form: NewSession): Promise<SeriesMade> {
  if (!mayPlan(staff)) return { kind: 'not-allowed' };
  const work = () => db().$transaction((tx) => makeOnce(tx, staff, form), LONG);
  const result = await orClash<SeriesMade | 'stale', SeriesMade>(work, () => look(form, true));
  return result === 'stale' ? look(form, true) : result;
}

async function makeOnce(
  tx: Transaction,
  staff: Staff,
  form: NewSession,
): Promise<SeriesMade | 'stale'> {
  const made = await findMadeSeries(tx, form.submitKey);
  if (made) return { kind: 'made', seriesId: made.id, count: form.seen.length };
  const row = await plannedRow(tx, staff, form);
  if ('kind' in row) return row;
  const rule = ruleOf(form)!;
  const except = exceptOf(form);
  const planned = seriesDates(rule, except, await loadSchoolCalendar(tx));
  const dates = agreedDates(planned.dates, form);
  if (!dates || dates.length === 0) return 'stale';
  const seriesId = await insertSeries(tx, {
    kindId: form.kind,
    rule,
    except: [...except, ...form.without],
    madeById: staff.id,
    submitKey: form.submitKey,
  });
  await insertDates(tx, { ...row, seriesId }, dates, rule, form.people);
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staff.id },
    action: 'session-series.made',
    detail: { seriesId, sessions: dates.length, state: form.state },
  });
  return { kind: 'made', seriesId, count: dates.length };
}

/** Writes the sessions of a series, each at its local time. */
export async function insertDates(
  tx: Transaction,
  row: Omit<NewRow, 'startsAt' | 'endsAt'>,
  dates: readonly string[],
  { time, minutes }: Pick<SeriesRule, 'time' | 'minutes'>,
  people: readonly string[],
): Promise<void> {
  for (const date of dates) {
    const times = timesOn(date, time, minutes);
    const data = { ...row, ...times, seriesOn: new Date(`${date}T00:00:00Z`) };
    await insertSession(tx, data, people);
  }
}
