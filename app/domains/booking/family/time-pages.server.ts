import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { addDays, today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { parse, refuse, type FormValues } from '~/platform/form/parse.server';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';
import type { SessionMode } from '../booking.codes';
import { bookTime, freeSlots, type Slot } from '../place/index.server';
import { bookerOf, parentHere, refuseBooking, signInTo } from './booker.server';
import type { TimeView } from './components/time-page';
import { keptHere, readPublicForm, refuseHere } from './public-form.server';
import { findTimeKind } from './sessions.store.server';
import type { OfferedKind } from './sessions.view';
import { daysOfWeek, instant, readSlot, weeksOf } from './slots';
import { askedFor, inFormOrder, submitKey, whoOf, whoSchema } from './who.schema';

export type TimePageView =
  | ({ page: 'time'; kept?: { values: FormValues; errors: [] } } & TimeView)
  | { page: 'sign-in'; kind: OfferedKind; to: string; back: string };

/** Free times with a person of one kind, a week at a time, and the form to book one. */
export async function loadTime(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  const [kind, parent, kept] = await Promise.all([kindAt(args), parentHere(args), keptHere(args)]);
  if (kind.signedIn && !parent) {
    const to = signInTo(language, args.request);
    return data<TimePageView>({ page: 'sign-in', kind, to, back: `/${language}/sessions` });
  }
  const { searchParams } = new URL(args.request.url);
  const mode = modeOf(kind, searchParams.get('mode'));
  const slots = await slotsAhead(kind.id, mode);
  return data<TimePageView>({
    page: 'time',
    kind,
    mode,
    ...weekOf(slots, searchParams.get('week')),
    asked: askedFor(mode, profile().booking.mostPeople, parent !== null),
    submitKey: crypto.randomUUID(),
    kept,
  });
}

/** All free times of the days that the council's profile offers. */
export function slotsAhead(kindId: string, mode: SessionMode, insteadOf?: string) {
  const from = today();
  const to = addDays(from, profile().booking.slotDays);
  return freeSlots(kindId, { mode, from: from.toString(), to: to.toString(), insteadOf });
}

/** The week that is asked for, or the first that has free times, with its days. */
export function weekOf(slots: readonly Slot[], asked: string | null) {
  const weeks = weeksOf(slots);
  const week = weeks.find(({ monday }) => monday === asked)?.monday ?? weeks[0]?.monday ?? null;
  return { weeks, week, days: week ? daysOfWeek(slots, week) : [] };
}

async function kindAt({ params }: Pick<LoaderFunctionArgs, 'params'>): Promise<OfferedKind> {
  const slug = z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .safeParse(params.kind);
  const kind = slug.success ? await findTimeKind(slug.data) : null;
  if (!kind) throw notFound();
  return kind;
}

/** The mode that is asked for, if the kind is offered in it; else its first. */
export function modeOf(kind: Pick<OfferedKind, 'modes'>, asked: string | null): SessionMode {
  return kind.modes.find((mode) => mode === asked) ?? kind.modes[0] ?? 'phone';
}

const wish = z.string().max(200).default('');
const isTime = (value: unknown) =>
  typeof value === 'string' && instant.safeParse(readSlot(value).startsAt).success;

/** Which times were chosen, in order of wish. Codes: required, twice. */
const wishes = {
  first: wish.refine(isTime, 'required'),
  second: wish.refine((value) => value === '' || isTime(value), 'not-an-option'),
  third: wish.refine((value) => value === '' || isTime(value), 'not-an-option'),
};

/** Books the first of the chosen times that is still free. */
export async function answerTime(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const { values, control } = await readPublicForm(args);
  if (control) return control;
  const [kind, parent] = await Promise.all([kindAt(args), parentHere(args)]);
  if (kind.signedIn && !parent) return redirect(signInTo(language, args.request), 303);
  const mode = modeOf(kind, new URL(args.request.url).searchParams.get('mode'));
  const asked = askedFor(mode, profile().booking.mostPeople, parent !== null);
  const parsed = parse(whoSchema(asked).safeExtend({ ...wishes, submitKey }), values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(inFormOrder(parsed.problems));
  }
  const { first, second, third, submitKey: key, ...answers } = parsed.data;
  const chosen = [...new Set([first, second, third].filter(Boolean))].map(readSlot);
  const booker = bookerOf(parent, answers.email, language, args.context.network);
  const booked = await bookTime(booker, {
    kindId: kind.id,
    mode,
    startsAt: chosen.map(({ startsAt }) => startsAt),
    areas: chosen.map(({ area }) => area),
    submitKey: key,
    who: whoOf(answers),
  });
  switch (booked.kind) {
    case 'booked':
      return redirect(`/${language}/booking/${booked.token}`, 303);
    case 'slots-gone':
      return refuseHere(args, values, 'slots-gone', 'first');
    case 'gone':
      throw notFound();
    case 'sign-in-first':
      return redirect(signInTo(language, args.request), 303);
    default:
      return refuseBooking(args, values, booked);
  }
}
