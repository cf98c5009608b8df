import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { guidePath } from '~/domains/guidance';
import { renderLetterPdf } from '~/domains/letter/index.server';
import { pdfResponse } from '~/domains/notification/index.server';
import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import { today } from '~/platform/calendar';
import { parse, readForm, refuse, type FormValues } from '~/platform/form/parse.server';
import { notFound, requireLanguage, type RouteArgs } from '~/platform/permissions/guard.server';
import { translatorFor, type Language } from '~/platform/i18n';
import { plainAnswer } from '~/platform/server/plain-answer.server';
import { sentOn } from '../posted-form.server';
import { LETTER_CASES, letterForm, type LetterCase } from './letter-form';
import { writeSchoolLetter } from './write-school-letter.server';

// A whole library has one network, and a PDF is made in a moment.
const perNetwork: Limit = { name: 'guide-letter', most: 120, minutes: 60 };

/** Which letter an address is about: its last part, before that of the PDF. 404 for any other. */
function caseOf({ request }: RouteArgs): LetterCase {
  const parts = new URL(request.url).pathname.toLowerCase().split('/');
  const last = parts.filter((part) => part && part !== 'letter.pdf').at(-1);
  const found = LETTER_CASES.find((each) => each === last);
  if (!found) throw notFound();
  return found;
}

/** The page of one letter, empty. */
export function loadSchoolLetter(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return { letterCase: caseOf(args) };
}

/** Makes the letter from what was posted and shows it. Nothing of it is kept. */
export async function answerSchoolLetter(args: ActionFunctionArgs) {
  requireLanguage(args);
  const letterCase = caseOf(args);
  const sent = sentOn(args, await readForm(args.request));
  if (sent instanceof Response) return sent;
  const { values, language } = sent;
  const parsed = parse(letterForm(letterCase, today()), values);
  if (parsed.ok) {
    const writtenOn = today().toString();
    const letter = await writeSchoolLetter(letterCase, parsed.data, language, writtenOn);
    return { values, errors: [], letter };
  }
  if (sent.switched) return { values, errors: [], letter: null };
  args.context.refused = true;
  return refuse(parsed.problems);
}

/**
 * The same letter as PDF, made from the same fields, posted again. Where they cannot stand, they are sent
 * to the page of the letter, which says what is wrong with them (307, so that nothing typed is lost).
 */
export async function downloadSchoolLetter(args: ActionFunctionArgs): Promise<Response> {
  const language = requireLanguage(args);
  const letterCase = caseOf(args);
  const values = await readForm(args.request);
  const parsed = parse(letterForm(letterCase, today()), values);
  const page = guidePath(language, `letter-to-school/${letterCase}`);
  if (!parsed.ok) return redirect(page, 307);
  const minutes = await hitLimit(perNetwork, args.context.network);
  if (minutes !== null) return tooMany(language, minutes, { to: page, sent: values });
  const letter = await writeSchoolLetter(letterCase, parsed.data, language, today().toString());
  return pdfResponse(await renderLetterPdf(letter), `letter-${letterCase}.pdf`);
}

function tooMany(language: Language, count: number, back: { to: string; sent: FormValues }) {
  const t = translatorFor(language);
  return plainAnswer(language, 429, {
    title: t('tools:letter.tooMany'),
    body: t('common:errors.wait', { count }),
    link: { words: t('tools:letter.again'), ...back },
  });
}
