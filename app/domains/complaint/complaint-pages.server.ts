import type { LoaderFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { keyedHash, sameHash } from '~/platform/auth/secrets.server';
import { profile } from '~/platform/config/environment.server';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';
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

/** The address of the confirmation of what was sent: what it says, and our mark that we said so. */
export function sentPath(about: ComplaintKind, reference: string, on: string): string {
  const mark = markOf(about, reference, on);
  return `complaints/sent?${new URLSearchParams({ about, reference, on, mark }).toString()}`;
}

function markOf(about: string, reference: string, on: string): string {
  return keyedHash('complaint-sent', `${about} ${reference} ${on}`);
}

/**
 * The confirmation shows only what its own address says, which names nobody: it looks nothing up. An
 * address that we did not make is no page, so that nobody is shown a promise that we never made.
 */
export async function loadComplaintSent(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const search = new URL(args.request.url).searchParams;
  const [about, reference, on, mark] = ['about', 'reference', 'on', 'mark'].map(
    (name) => search.get(name) ?? '',
  ) as [string, string, string, string];
  const kind = COMPLAINT_KINDS.find((one) => one === about);
  if (!kind || !sameHash(mark, markOf(about, reference, on))) throw notFound();
  const { clocks, retention } = profile();
  const times = { calendar: await loadSchoolCalendar(), lengths: clocks };
  return {
    kind: kind satisfies ComplaintKind,
    reference,
    promises: promisesOf(kind, Temporal.PlainDate.from(on), times),
    years: retention.complaintYears,
  };
}
