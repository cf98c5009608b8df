import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { keptForm } from '~/platform/auth/stash.server';
import { profile } from '~/platform/config/environment.server';
import { today } from '~/platform/calendar';
import { isLanguage, type Language } from '~/platform/i18n';
import { roundMakers, roundStaff } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { idIn } from '../../item/item-pages.server';
import { pdfAnswer } from '../../letter/letter-files.server';
import { answerForms, formOf } from './answer-form.server';
import { changeWords } from './change-round.server';
import { countReaders } from './count-readers.server';
import { askOf } from './find-round.server';
import { optionalNames, roundNames } from './other-kinds';
import { languagesOf, roundIn } from './prepare-pages.server';
import { englishSchema, otherLanguageSchema } from './prepare.schema';
import { previewLetter, previewMail } from './preview-round.server';
import { isOutdated } from './round-words.rules';

function languageIn(params: LoaderFunctionArgs['params']): Language {
  const { language } = params;
  if (!isLanguage(language) || !profile().languages.includes(language)) throw notFound();
  return language;
}

/** The words of a round in one language, as they are written. */
export async function loadRoundWords(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, roundMakers);
  const language = languageIn(args.params);
  const round = await roundIn(args);
  const words = round.words.find((each) => each.language === language);
  const english = round.words.find((each) => each.language === 'en');
  return {
    round: { id: round.id, kind: round.kind, title: round.title, state: round.state },
    version: round.version,
    language,
    subject: words?.subject ?? '',
    text: words?.text ?? '',
    outdated: words ? isOutdated(words) : false,
    english:
      language === 'en' || !english ? null : { subject: english.subject, text: english.text },
    names: roundNames(round.kind).text.values,
    optional: optionalNames(round.kind),
    preview: words ? previewMail(round, words, today()) : null,
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type RoundWordsView = Awaited<ReturnType<typeof loadRoundWords>>;

export function answerRoundWords(args: ActionFunctionArgs) {
  const id = idIn(args.params, 'round');
  const language = languageIn(args.params);
  return answerForms(args, roundMakers, {
    '': formOf({
      roles: roundMakers,
      schema: language === 'en' ? englishSchema : otherLanguageSchema,
      run: (staff, form) => changeWords(staff, id, language, form),
      to: () => `/officer/rounds/${id}/words/${language}?done=words`,
      about: (result) =>
        result.kind === 'unknown-names'
          ? { field: result.field, values: { names: result.names.join(', ') } }
          : {},
    }),
  });
}

/** The day that its messages bear: that of the release, else today. */
function dayOf({ releasedOn }: { releasedOn: string | null }): Temporal.PlainDate {
  return releasedOn ? Temporal.PlainDate.from(releasedOn) : today();
}

/** The words of a round as they go, in every language: the email, and who gets English for want of words. */
export async function loadRoundPreview(args: LoaderFunctionArgs) {
  await requireStaff(args, roundStaff);
  const round = await roundIn(args);
  const isOpen = ['draft', 'refused', 'proposed'].includes(round.state);
  const counts = isOpen ? await countReaders(round.id, askOf(round, today())) : null;
  return {
    round: { id: round.id, kind: round.kind, title: round.title, state: round.state },
    counts,
    languages: languagesOf(round).map((standing) => {
      const words = round.words.find(({ language }) => language === standing.language);
      const readers = counts?.readers.filter(({ language }) => language === standing.language);
      return {
        ...standing,
        mail: words ? previewMail(round, words, dayOf(round)) : null,
        readers: readers?.reduce((sum, { count }) => sum + count, 0) ?? null,
      };
    }),
  };
}

export type RoundPreviewView = Awaited<ReturnType<typeof loadRoundPreview>>;

/** The letter of a round in one language, as it would be printed. */
export async function openRoundLetter(args: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(args, roundStaff);
  const language = languageIn(args.params);
  const round = await roundIn(args);
  if (!round.words.some((words) => words.language === 'en')) throw notFound();
  return pdfAnswer('preview.pdf', await previewLetter(round, language, dayOf(round)));
}
