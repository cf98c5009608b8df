import type { Staff } from '~/platform/auth/session.server';
import { today as todayNow } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { countUndelivered } from '../round/index.server';
import { dueStanding } from './due.rules';
import { dueDays, findDue } from './due.store.server';
import { listFollowUps } from './follow.store.server';
import { countToRead, listRecentRounds } from './hub.store.server';
import { showFamilies } from './listed-families.server';
import { duePath, type DueState } from './request.address';
import { mayGoNow, monthAfter, monthsBeside } from './request.rules';
import { countSilent } from './silent.store.server';

/** What waits for an officer, and the list of one month, next month's where the address names none. */
export async function loadDue(staff: Staff, state: DueState, today = todayNow()) {
  const month = state.month ?? monthAfter(today);
  const days = dueDays(month, today);
  const [found, followUps, silent, undelivered, toRead, rounds] = await Promise.all([
    findDue(month, state, today),
    listFollowUps(today),
    countSilent(today),
    countUndelivered(),
    countToRead(),
    listRecentRounds(),
  ]);
  const families = await showFamilies(
    staff,
    found.families.map(({ id }) => id),
    { today, page: 'requests', about: (child) => dueStanding(child, days).kind === 'due' },
  );
  const { next, previous } = found;
  return {
    month,
    ...monthsBeside(month),
    mayGo: mayGoNow(month, today),
    today: today.toString(),
    days,
    families,
    totals: found.totals,
    found: found.found,
    leftOut: found.leftOut,
    waiting: { followUps, silent, undelivered, toRead },
    rounds,
    languages: profile().languages,
    unseenMonths: profile().casework.unseenMonths,
    nextTo: next && duePath(state, { after: next }),
    previousTo: previous && duePath(state, { before: previous }),
  };
}

export type DueView = Awaited<ReturnType<typeof loadDue>>;
