import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { databasePool, db } from '~/platform/db/database.server';
import { listCaseStaff } from '../queue/queue.store.server';
import { askFor } from './load-oversight.server';
import { listPath, type ListCursor, type ListState } from './oversight.address';
import { pageQuery } from './oversight.query';
import { LIST_PAGE_SIZE, type ListName } from './oversight.rules';
import type { ListPage, ListRow } from './oversight.view';

type KeyedRow = ListRow & { key: string };

/** One page of a list. The look at the families on it goes into the trail (`oversight.viewed`). */
export async function showList(
  senior: Staff,
  list: ListName,
  state: ListState,
  day = today(),
): Promise<ListPage> {
  const ask = await askFor(senior, state, day);
  const { text, values, backwards, turned } = pageQuery(list, ask, state);
  const [result, staff] = await Promise.all([
    databasePool().query<{ rows: KeyedRow[]; count: number }>({ text, values }),
    listCaseStaff(),
  ]);
  const { rows: found, count } = result.rows[0]!;
  const { rows, next, previous } = turn(found, backwards, turned);
  await recordAudit(db(), {
    actor: { kind: 'staff', id: senior.id },
    action: 'oversight.viewed',
    detail: { list, officer: state.officer, rows: rows.length },
  });
  const { officer, only } = state;
  const { me, soon, unseenBefore, planSoon } = ask;
  return {
    list,
    rows: rows.map(({ key: _key, ...row }) => row),
    count,
    nextTo: next && listPath(list, { officer, only, after: next }),
    previousTo: previous && listPath(list, { officer, only, before: previous }),
    staff,
    days: { today: ask.today, soon, unseenBefore, planSoon },
    unseenMonths: profile().casework.unseenMonths,
    me,
  };
}

/** The rows in reading order, and the keys of the pages beside them. */
function turn(found: KeyedRow[], backwards: boolean, turned: boolean) {
  const more = found.length > LIST_PAGE_SIZE;
  const rows = found.slice(0, LIST_PAGE_SIZE);
  if (backwards) rows.reverse();
  const keyOf = ({ key, id }: KeyedRow): ListCursor => ({ key, id });
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    next: last && (backwards || more) ? keyOf(last) : null,
    previous: first && (backwards ? more : turned) ? keyOf(first) : null,
  };
}
