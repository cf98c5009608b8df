import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import {
  findFamilyContacts,
  listFamiliesLike,
  type FamilyContact,
} from '~/domains/family/index.server';
import type { FieldError } from '~/components/form/form-state';
import { recordAudit } from '~/platform/audit/audit.server';
import { keptForm } from '~/platform/auth/stash.server';
import type { Staff } from '~/platform/auth/session.server';
import { addDays, today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { sessionPlanners } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { freeSlots, type Refused } from '../place/index.server';
import { idInQuery, idOf } from './address.server';
import { answerForms, formOf } from './answer-form.server';
import { bookEventFor, bookTimeFor } from './book-for-family.server';
import { findPersonKind, listPersonKinds } from './kinds.store.server';
import { maySeeFamilies } from './run.access';
import { bookEventSchema, bookTimeSchema, timesAskedSchema } from './run.schema';
import { hasBegun, openSession } from './session-pages.server';
import { listBookable } from './session.store.server';

/** For whom a place is booked, as the address says it. */
async function forWhom(args: LoaderFunctionArgs, staff: Staff) {
  const { searchParams } = new URL(args.request.url);
  const search = searchParams.get('q')?.trim().slice(0, 120) ?? '';
  if (!maySeeFamilies(staff)) {
    return { chosen: 'unknown' as const, search: '', found: [], family: null, contact: null };
  }
  const familyId = idInQuery(args.request, 'family');
  if (familyId) return { search, found: [], ...(await chosenFamily(args, staff, familyId)) };
  const chosen = searchParams.has('unknown') ? ('unknown' as const) : null;
  const found = chosen || search.length < 2 ? [] : await listFamiliesLike(search);
  if (found.length > 0) {
    await recordAudit(db(), {
      actor: { kind: 'staff', id: staff.id },
      action: 'family.searched',
      detail: { page: 'book', families: found.length },
    });
  }
  return { chosen, search, found, family: null, contact: null };
}

async function chosenFamily(args: LoaderFunctionArgs, staff: Staff, familyId: string) {
  const family = await findFamilyContacts(familyId);
  if (!family) throw notFound();
  await recordAudit(db(), {
    actor: { kind: 'staff', id: staff.id },
    action: 'family.viewed',
    familyId,
    detail: { page: 'book' },
  });
  const adult = idInQuery(args.request, 'adult');
  const contact: FamilyContact | null = family.contacts.find(({ id }) => id === adult) ?? null;
  return { chosen: 'family' as const, family, contact };
}

/** The form that books a place in an event for somebody on the telephone. */
export async function loadBookEvent(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionPlanners);
  const session = await openSession(idOf(args.params, 'session'));
  if (session.shape !== 'event') throw notFound();
  return {
    session,
    open: session.state === 'open' && !hasBegun(session),
    ...(await forWhom(args, staff)),
    languages: profile().languages,
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

export type BookEventView = Awaited<ReturnType<typeof loadBookEvent>>;

type Booked = { bookingId: string };

function bookedPage(result: { kind: string }): string | null {
  if (result.kind !== 'booked' && result.kind !== 'waiting') return null;
  const { bookingId } = result as Booked & { kind: string };
  return `/officer/sessions/booking/${bookingId}?done=${result.kind}`;
}

function aboutRefusal(result: Refused | { kind: string }): Partial<FieldError> {
  if (result.kind === 'too-many-people' && 'most' in result)
    return { field: 'adults', values: { most: result.most } };
  if (result.kind === 'wait' && 'minutes' in result) return { values: { count: result.minutes } };
  return {};
}

/** Books a place in an event for a family. */
export function answerBookEvent(args: ActionFunctionArgs) {
  const id = idOf(args.params, 'session');
  const familyId = idInQuery(args.request, 'family');
  return answerForms(args, () => ({
    '': formOf({
      schema: bookEventSchema,
      run: (staff, form) => bookEventFor(staff, id, familyId, form),
      to: bookedPage,
      about: (result) =>
        result.kind === 'session-full'
          ? { field: 'adults', values: { left: result.left, waitlist: result.waitlist } }
          : aboutRefusal(result),
    }),
  }));
}

/** The kinds of time with a person, and the times that are free. */
export async function loadBookTime(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionPlanners);
  const { searchParams } = new URL(args.request.url);
  const asked = timesAskedSchema.parse({
    kind: searchParams.get('kind'),
    mode: searchParams.get('mode'),
  });
  const kinds = await listPersonKinds();
  const kind = kinds.find(({ id }) => id === asked.kind) ?? null;
  const mode = kind?.modes.find((each) => each === asked.mode) ?? null;
  const day = today();
  const slots =
    kind && mode
      ? await freeSlots(kind.id, {
          mode,
          from: day.toString(),
          to: addDays(day, profile().booking.slotDays).toString(),
        })
      : [];
  return {
    kinds,
    kind,
    mode,
    slots,
    ...(await forWhom(args, staff)),
    languages: profile().languages,
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

export type BookTimeView = Awaited<ReturnType<typeof loadBookTime>>;

/** Books the first of the times that is still free, for a family. */
export async function answerBookTime(args: ActionFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const { kind: kindId, mode } = timesAskedSchema.parse({
    kind: searchParams.get('kind'),
    mode: searchParams.get('mode'),
  });
  const familyId = idInQuery(args.request, 'family');
  const kind = kindId ? await findPersonKind(kindId) : null;
  if (!kind || !mode || !kind.modes.includes(mode)) throw notFound();
  return answerForms(args, () => ({
    '': formOf({
      schema: bookTimeSchema,
      run: (staff, form) => bookTimeFor(staff, { kindId: kind.id, mode, familyId }, form),
      to: bookedPage,
      about: (result) => (result.kind === 'slots-gone' ? { field: 'first' } : aboutRefusal(result)),
    }),
  }));
}

/** The events that a family can be booked into by phone. */
export async function loadChooseEvent(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, sessionPlanners);
  const whom = await forWhom(args, staff);
  return { ...whom, sessions: await listBookable(60) };
}

export type ChooseEventView = Awaited<ReturnType<typeof loadChooseEvent>>;
