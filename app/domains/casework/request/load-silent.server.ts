import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { today as todayNow } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { showFamilies } from './listed-families.server';
import { silentPath, type SilentState } from './request.address';
import { otherWays } from './request.rules';
import type { AdultLine, ListedFamily, SilentFamily } from './request.view';
import { findSilent, type SilentFound } from './silent.store.server';

/**
 * Families of whom nothing was heard: those with indicators first, each with what was tried and what
 * might be tried next. Nothing follows from being on it but that an officer looks.
 */
export async function loadSilent(
  staff: Staff,
  state: SilentState,
  today: Temporal.PlainDate = todayNow(),
) {
  const { rows, count, withIndicators, next, previous } = await findSilent(state, today);
  const families = await showFamilies(
    staff,
    rows.map(({ familyId }) => familyId),
    { today, page: 'request-silent', about: ({ open }) => open?.standing === 'silent' },
  );
  const known = new Map(families.map((family) => [family.id, family]));
  return {
    families: rows.flatMap((row) => {
      const family = known.get(row.familyId);
      return family ? [silentFamily(row, family)] : [];
    }),
    count,
    withIndicators,
    today: today.toString(),
    unseenMonths: profile().casework.unseenMonths,
    secondAfterDays: profile().annualRequest.secondAfterDays,
    nextTo: next && silentPath({ after: next }),
    previousTo: previous && silentPath({ before: previous }),
  };
}

export type SilentView = Awaited<ReturnType<typeof loadSilent>>;

function silentFamily(row: SilentFound, family: ListedFamily): SilentFamily {
  const { familyId: _familyId, key: _key, id: _id, ...request } = row;
  const children = family.children.filter(
    ({ open }) => open?.requestId === row.requestId && open.standing === 'silent',
  );
  return {
    ...family,
    children,
    ...request,
    ways: otherWays({
      written: row.messages.flatMap(({ how }) => (how === 'none' ? [] : [how])),
      readers: readersAmong(family).map(reachOf),
      otherAdults: othersAmong(family).filter(({ phone }) => phone).length,
      professionals: row.professionals.length,
      tried: row.tries.map(({ how }) => how),
    }),
  };
}

/** The adults who were written to, as the newest word of each has them. */
function readersAmong({ adults, readers }: ListedFamily): AdultLine[] {
  return readers.flatMap(({ adultId }) => adults.find(({ id }) => id === adultId) ?? []);
}

/** Those who are nobody who was written to, by whatever notice they were told of. */
function othersAmong(family: ListedFamily): AdultLine[] {
  const readers = readersAmong(family);
  return family.adults.filter(
    (adult) =>
      !readers.some(
        ({ id, accountId }) => id === adult.id || (accountId && accountId === adult.accountId),
      ),
  );
}

function reachOf(adult: AdultLine) {
  return {
    phone: Boolean(adult.phone),
    interpreter: Boolean(adult.interpreter),
    language: adult.language,
    mayEmail: adult.accountId !== null && adult.safeToEmail && !adult.mailHeld,
    mayPost: adult.safeToWrite && adult.hasAddress && !adult.mailHeld,
  };
}
