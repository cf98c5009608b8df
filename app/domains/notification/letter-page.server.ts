import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { renderLetterPdf } from '~/domains/letter/index.server';
import { today } from '~/platform/calendar';
import { emailAddress } from '~/platform/form/fields';
import { parse, readForm, refusal, refuse, type FormValues } from '~/platform/form/parse.server';
import { notFound } from '~/platform/permissions/guard.server';
import { letterStart } from './letters.rules';
import { writeLetter } from './letters.server';
import { requireNotice, type WithNotice } from './require-notice.server';
import { sendLetter, type SentLetter } from './send-letter.server';
import { letterDateForm, startDateProblem } from './start.schema';
import { listSchoolLetters } from './submitted.store.server';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

const isoDate = z.iso.date();

/** A start date from an address or a hidden field, or null where it is none that could stand. */
function readStart(text: unknown): string | null {
  const date = isoDate.safeParse(text);
  return date.success && startDateProblem(date.data, today()) === null ? date.data : null;
}

async function written({ actor, notification, language }: WithNotice, key: string, from: unknown) {
  const writtenOn = today().toString();
  const startsOn = readStart(from) ?? letterStart(notification.answers, notification.receivedOn);
  const which = { answers: notification.answers, language, email: actor.email, writtenOn };
  const letter = await writeLetter(key, { ...which, startsOn: startsOn ?? writtenOn });
  if (!letter || notification.withdrawn) throw notFound();
  return { startsOn, letter };
}

const fromSearch = (request: Request) => new URL(request.url).searchParams.get('from');

/** What the page of one letter of the parent's own notice loads; 404 for any other. */
export async function loadLetter(args: LoaderFunctionArgs) {
  const found = await requireNotice(args);
  const key = args.params.letter ?? '';
  const { startsOn, letter } = await written(found, key, fromSearch(args.request));
  const { notification, base } = found;
  return {
    letter: startsOn ? { written: letter, startsOn } : null,
    sent: await listSchoolLetters(notification.id, key),
    email: notification.emailIsSafe ? found.actor.email : null,
    backTo: base,
    base: `${base}/letter/${key}`,
  };
}

const intents = z.enum(['date', 'email', 'school']).catch('date');
const schoolForm = z.object({ to: emailAddress });

/** The action of that page: another start date, the letter by email to the parent, or to the school. */
export async function actOnLetter(args: ActionFunctionArgs) {
  const found = await requireNotice(args);
  const key = args.params.letter ?? '';
  const values = await readForm(args.request);
  const { startsOn } = await written(found, key, values.from);
  const here = `${found.base}/letter/${key}`;
  const intent = intents.parse(values.intent);
  if (intent === 'date' || !startsOn) return takeDate(args, values, here);
  const to = intent === 'school' ? parse(schoolForm, values) : null;
  if (to && !to.ok) return refused(args, refuse(to.problems));
  const result = await sendLetter(found.actor, {
    notificationId: found.notification.id,
    letter: key,
    startsOn,
    today: today(),
    to: to ? to.data.to : null,
  });
  return answer(args, values, result, `${here}?from=${startsOn}&done=${to ? 'sent' : 'emailed'}`);
}

function answer(args: Args, values: FormValues, result: SentLetter, next: string) {
  switch (result.kind) {
    case 'queued':
      return redirect(next);
    case 'too-many':
    case 'too-many-today':
      return refused(args, refusal(values, result.kind, 'to', { most: result.most }));
    case 'not-safe':
      return refused(args, refusal(values, 'not-safe'));
    case 'not-for-schools':
    case 'not-found':
      throw notFound();
  }
}

function takeDate(args: Args, values: FormValues, here: string) {
  const parsed = parse(letterDateForm(today()), values);
  if (!parsed.ok) return refused(args, refuse(parsed.problems));
  return redirect(`${here}?from=${parsed.data.startsOn}`);
}

function refused<T>(args: Args, response: T): T {
  args.context.refused = true;
  return response;
}

/** One letter of the parent's own notice as PDF, with its translation; 404 for any other or without a date. */
export async function readLetterPdf(args: LoaderFunctionArgs): Promise<Response> {
  const found = await requireNotice(args);
  const { startsOn, letter } = await written(
    found,
    args.params.letter ?? '',
    fromSearch(args.request),
  );
  if (!startsOn) throw notFound();
  return pdfResponse(
    await renderLetterPdf(letter.text),
    `letter-${found.notification.reference}.pdf`,
  );
}

/** A PDF to keep, never stored on the way. `name` is plain ASCII. */
export function pdfResponse(pdf: Uint8Array, name: string): Response {
  return new Response(Buffer.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
