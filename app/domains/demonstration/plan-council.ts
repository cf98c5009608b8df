import type { Temporal } from 'temporal-polyfill';
import { addDays } from '~/platform/calendar';
import { createReference } from '~/platform/reference';
import { searchKey } from '~/domains/intake';
import { awkwardFamilies } from './awkward-families';
import { replyClock, receivedDay, type ClockSetting } from './clocks-of';
import {
  clockRow,
  dayColumn,
  emptyRows,
  momentOn,
  nextDue,
  type CouncilRows,
} from './council-rows';
import { ENQUIRIES, type EnquirySketch } from './enquiries';
import { EXAMPLE_CLOSURES } from './example-calendar';
import { EXAMPLE_SCHOOLS } from './example-schools';
import { createGenerator, type Generator } from './generator';
import { ordinaryFamilies } from './ordinary-families';
import { planFamily } from './plan-family';
import { planBookings } from './plan-bookings';
import { planComplaints } from './plan-complaints';
import { planConcerns } from './plan-concerns';
import { planRequests } from './plan-requests';
import { planReviews } from './plan-reviews';
import { planSendings } from './plan-sendings';
import { planSessions } from './plan-sessions';
import type { StaffKey } from './sketch';
import { STAFF } from './staff';

const SEED = 20_261_121;
export const FAMILIES = 150;
export const CHILDREN = 377;

/** What a plan of the demonstration council rests on. */
export type Setting = {
  today: Temporal.PlainDate;
  lengths: Record<string, number>;
  referencePrefix: string;
};

/** What planning needs beside its sketches. */
export type Planner = {
  choose: Generator;
  rows: CouncilRows;
  setting: ClockSetting;
  staffIds: Record<StaffKey, string>;
  /** A reference that nothing else of the plan has. */
  reference(): string;
  /** The account of an address, begun where there is none yet. */
  account(email: string, language: string, since: Date): string;
};

/**
 * The whole demonstration council as rows: 150 families and 377 children around `today`. The same
 * setting gives the same rows, identifiers included.
 */
export function planCouncil({ today, lengths, referencePrefix }: Setting): CouncilRows {
  const choose = createGenerator(SEED);
  const rows = emptyRows();
  const began = momentOn(addDays(today, -400));
  for (const closure of EXAMPLE_CLOSURES) {
    rows.closures.push({
      id: choose.uuid(),
      fromDay: dayColumn(closure.from),
      toDay: dayColumn(closure.to),
      label: closure.label,
      kind: closure.kind,
      example: true,
      createdAt: began,
    });
  }
  rows.schools.push(...EXAMPLE_SCHOOLS.map((school) => ({ ...school, changedAt: began })));
  const planner: Planner = {
    choose,
    rows,
    setting: { calendar: { closures: EXAMPLE_CLOSURES }, lengths, today },
    staffIds: planStaff(choose, rows, began),
    reference: references(choose, referencePrefix),
    account: accounts(choose, rows),
  };
  const drawn = awkwardFamilies(today);
  const told = drawn.reduce((sum, family) => sum + family.children.length, 0);
  const rest = ordinaryFamilies(choose, today, FAMILIES - drawn.length, CHILDREN - told);
  const notices = [...drawn, ...rest].flatMap((family) => planFamily(planner, family));
  for (const enquiry of ENQUIRIES) planEnquiry(planner, enquiry);
  planSendings(planner, notices);
  const reviewed = planReviews(planner, notices);
  planConcerns(planner, reviewed);
  planRequests(planner, reviewed);
  planSessions(planner);
  planBookings(planner);
  planComplaints(planner);
  rows.audit.sort((a, b) => (a.at as Date).getTime() - (b.at as Date).getTime());
  return rows;
}

function planStaff(choose: Generator, rows: CouncilRows, since: Date): Record<StaffKey, string> {
  const entries = Object.entries(STAFF).map(([key, member]) => {
    const id = choose.uuid();
    rows.staff.push({ id, ...member, createdAt: since, changedAt: since });
    return [key, id] as const;
  });
  return Object.fromEntries(entries) as Record<StaffKey, string>;
}

function references(choose: Generator, prefix: string): () => string {
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const reference = createReference(prefix, choose.bytes);
      if (taken.has(reference)) continue;
      taken.add(reference);
      return reference;
    }
  };
}

function accounts(choose: Generator, rows: CouncilRows) {
  const known = new Map<string, string>();
  return (email: string, language: string, since: Date) => {
    const there = known.get(email);
    if (there) return there;
    const id = choose.uuid();
    known.set(email, id);
    rows.accounts.push({ id, email, language, createdAt: since, lastSignedInAt: since });
    return id;
  };
}

const KINDS = {
  writing: 'question',
  call: 'meeting-request',
  meeting: 'meeting-request',
  'school-meeting': 'meeting-request',
} as const;

function planEnquiry(
  { choose, rows, setting, staffIds, reference }: Planner,
  sketch: EnquirySketch,
): void {
  const { body } = sketch;
  const id = choose.uuid();
  const code = reference();
  const receivedOn = receivedDay(sketch.stage, sketch.daysAgo, setting);
  const receivedAt = momentOn(receivedOn, 3);
  const clock = clockRow(choose.uuid(), id, replyClock(receivedOn, setting));
  const closed = sketch.stage === 'closed';
  if (closed) {
    const endedOn = dayColumn(addDays(receivedOn, 2));
    Object.assign(clock, { status: 'met', endedOn });
  }
  const phone = body.form === 'ask' ? body.phone : '';
  const title = body.name || body.email || phone || body.school || 'No name given';
  rows.items.push({
    id,
    reference: code,
    kind: body.form === 'pressure' ? 'pressure' : KINDS[body.wish],
    status: closed ? 'closed' : sketch.stage === 'open' ? 'open' : 'new',
    receivedAt,
    receivedOn: dayColumn(receivedOn),
    ...nextDue([clock]),
    ownerId: sketch.owner && staffIds[sketch.owner],
    contactEmail: body.email || null,
    title,
    language: sketch.language,
    schools: body.school ? [body.school] : [],
    flags: body.form === 'pressure' ? ['pressed'] : body.interpreter ? ['interpreter'] : [],
    searchText: searchKey(
      title,
      code,
      code.replaceAll('-', ''),
      body.name,
      body.email,
      body.school,
    ),
    body,
    source: 'portal',
    closedAt: closed ? momentOn(addDays(receivedOn, 2)) : null,
  });
  rows.clocks.push(clock);
  rows.audit.push({
    at: receivedAt,
    actorKind: 'anonymous',
    action: 'item.received',
    itemId: id,
    detail: { kind: body.form },
  });
}
