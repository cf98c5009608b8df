import { auditStand } from '~/platform/audit/verify-audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { databasePool } from '~/platform/db/database.server';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { countComplaints } from '~/domains/complaint/index.server';
import type { ListState } from './oversight.address';
import type { ListAsk } from './oversight.lists';
import { countsQuery, workloadQuery } from './oversight.query';
import { oversightDays } from './oversight.rules';
import type { Oversight, WorkloadRow } from './oversight.view';

/** What the lists are asked for by this senior, today, in the state of the address. */
export async function askFor(
  senior: Staff,
  state: Pick<ListState, 'officer' | 'only'> = { officer: null, only: null },
  day = today(),
): Promise<ListAsk> {
  const { unseenMonths } = profile().casework;
  const days = oversightDays(day, await loadSchoolCalendar(), unseenMonths);
  return { ...days, me: senior.id, officer: state.officer, only: state.only };
}

/**
 * The front page of oversight: the number of every list, who has how much, and how the audit trail
 * stands. Names no family, so that it leaves no row in the trail; the lists do.
 */
export async function loadOversight(senior: Staff, day = today()): Promise<Oversight> {
  const ask = await askFor(senior, undefined, day);
  const pool = databasePool();
  const [counts, workload, complaints, audit] = await Promise.all([
    pool.query<Oversight['counts']>(countsQuery(ask)),
    pool.query<WorkloadRow>(workloadQuery(ask)),
    countComplaints(senior.id, ask.today),
    auditStand(),
  ]);
  return { counts: counts.rows[0]!, workload: workload.rows, complaints, audit };
}
