import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { today as todayNow } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { yearListPath, type YearListState } from './request.address';
import { findYearList, listYears, readYearLines } from './year.store.server';

/** The whole year's requests in numbers. Names no family, so that it leaves no row in the trail. */
export async function loadYear(year: number, today: Temporal.PlainDate = todayNow()) {
  const [lines, years] = await Promise.all([readYearLines(year, today), listYears()]);
  return {
    year,
    years: [...new Set([today.year, ...years])].sort((a, b) => b - a),
    lines,
    secondAfterDays: profile().annualRequest.secondAfterDays,
  };
}

export type YearView = Awaited<ReturnType<typeof loadYear>>;

/** The children behind one number. The look at each goes into the trail. */
export async function loadYearList(
  staff: Staff,
  year: number,
  state: YearListState,
  today: Temporal.PlainDate = todayNow(),
) {
  const { rows, count, next, previous } = await findYearList(year, state, today);
  await recordAudits(
    db(),
    rows.map(({ childId, familyId }) => ({
      actor: { kind: 'staff' as const, id: staff.id },
      action: 'child.viewed',
      childId,
      familyId,
      detail: { page: 'request-list' },
    })),
  );
  const { after: _after, before: _before, ...wanted } = state;
  return {
    year,
    state: wanted,
    rows: rows.map(({ key: _key, ...row }) => row),
    count,
    nextTo: next && yearListPath(year, { ...wanted, after: next }),
    previousTo: previous && yearListPath(year, { ...wanted, before: previous }),
  };
}

export type YearListView = Awaited<ReturnType<typeof loadYearList>>;
