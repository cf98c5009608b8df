import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { profile } from '~/platform/config/environment.server';
import { parse, refuse, type FormValues } from '~/platform/form/parse.server';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { bookEvent, mostPeopleOf } from '../place/index.server';
import { bookerOf, parentHere, refuseBooking, signInTo } from './booker.server';
import { eventView, findSessionAt, notOn, type EventPageView } from './browse-pages.server';
import type { BookView } from './components/book-page';
import { keptHere, readPublicForm, refuseHere } from './public-form.server';
import type { SessionDetails } from './sessions.view';
import {
  askedFor,
  ifFull,
  inFormOrder,
  submitKey,
  whoOf,
  whoSchema,
  type WhoAsked,
} from './who.schema';

export type BookPageView =
  | ({ page: 'book'; kept?: { values: FormValues; errors: [] } } & BookView)
  | { page: 'sign-in'; to: string; back: string }
  | EventPageView;

/**
 * The form for a place in an event. Where it cannot be booked now, the page of the session says why;
 * where it is not on, the page that shows others.
 */
export async function loadBook(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  const [found, parent, kept] = await Promise.all([
    findSessionAt(args),
    parentHere(args),
    keptHere(args),
  ]);
  if (found.kind !== 'on') return notOn(found);
  const { session } = found;
  const event = eventView(session);
  if (event.bookable.kind !== 'yes') return data<BookPageView>({ page: 'event', event });
  if (session.signedIn && !parent) {
    return data<BookPageView>({
      page: 'sign-in',
      to: signInTo(language, args.request),
      back: `/${language}/sessions/event/${session.id}`,
    });
  }
  return data<BookPageView>({
    page: 'book',
    session,
    asked: askedHere(session, parent !== null),
    submitKey: crypto.randomUUID(),
    offerHours: profile().booking.offerHours,
    kept,
  });
}

/** Books the place, or a turn in the line, and leads to the page of the booking. */
export async function answerBook(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const { values, control } = await readPublicForm(args);
  if (control) return control;
  const [found, parent] = await Promise.all([findSessionAt(args), parentHere(args)]);
  const here = `/${language}/sessions/event/${args.params.session}`;
  if (found.kind !== 'on') return redirect(here, 303);
  const parsed = parse(bookSchema(askedHere(found.session, parent !== null)), values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(inFormOrder(parsed.problems));
  }
  const { ifFull: wish, submitKey: key, ...answers } = parsed.data;
  const booker = bookerOf(parent, answers.email, language, args.context.network);
  const booked = await bookEvent(booker, {
    sessionId: found.session.id,
    submitKey: key,
    ifFull: wish,
    who: whoOf(answers),
  });
  switch (booked.kind) {
    case 'booked':
    case 'waiting':
      return redirect(`/${language}/booking/${booked.token}`, 303);
    case 'session-full':
      return refuseHere(args, values, 'session-full');
    case 'gone':
      return redirect(here, 303);
    case 'sign-in-first':
      return redirect(signInTo(language, args.request), 303);
    default:
      return refuseBooking(args, values, booked);
  }
}

const schemas = new Map<string, ReturnType<typeof makeBookSchema>>();

const makeBookSchema = (asked: WhoAsked) => whoSchema(asked).safeExtend({ ifFull, submitKey });

/** Made once for each kind of form, of which there are few: a crowd sends the same one thousands of times. */
function bookSchema(asked: WhoAsked) {
  const key = JSON.stringify(asked);
  const schema = schemas.get(key) ?? makeBookSchema(asked);
  schemas.set(key, schema);
  return schema;
}

function askedHere(session: SessionDetails, signedIn: boolean) {
  const most = mostPeopleOf(session.capacity, profile().booking.mostPeople);
  return askedFor(session.mode, most, signedIn);
}
