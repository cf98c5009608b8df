import type { LoaderFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';
import { parseReference } from '~/platform/reference';
import { CLOCK_RULES, lengthOf } from '~/domains/clock';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { COMPLAINT_KINDS, type ComplaintKind } from '~/domains/intake';
import { COMPLAINT_CLOCKS, promisesOf } from './complaint.rules';

/** What the page of the four ways says of this council: the length of each clock, and where else to go. */
export function loadComplaintHub(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const { clocks, complaintsUrl, retention } = profile();
  const lengths = Object.fromEntries(
    COMPLAINT_CLOCKS.map((code) => [code, lengthOf(CLOCK_RULES[code], clocks)]),
  ) as Record<(typeof COMPLAINT_CLOCKS)[number], number>;
  return { lengths, complaintsUrl, years: retention.complaintYears };
}

/** The confirmation shows only what its own address says: it looks nothing up, and the address names nobody. */
export async function loadComplaintSent(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const search = new URL(args.request.url).searchParams;
  const { referencePrefix, clocks, retention } = profile();
  const parsed = parseReference(search.get('reference') ?? '', referencePrefix);
  const kind = COMPLAINT_KINDS.find((one) => one === search.get('about'));
  if (parsed.kind !== 'ok' || !kind) throw notFound();
  const receivedOn = dayOf(search.get('on'));
  const times = { calendar: await loadSchoolCalendar(), lengths: clocks };
  return {
    kind: kind satisfies ComplaintKind,
    reference: parsed.reference,
    promises: promisesOf(kind, receivedOn, times),
    years: retention.complaintYears,
  };
}

/** The day of the address where it could be true: not to come, not longer ago than a link is kept for. */
function dayOf(text: string | null): Temporal.PlainDate {
  const now = today();
  try {
    const day = Temporal.PlainDate.from(text ?? '');
    const ago = day.until(now).days;
    return ago >= 0 && ago <= 366 ? day : now;
  } catch {
    return now;
  }
}
