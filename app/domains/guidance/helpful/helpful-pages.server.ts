import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import type { Language } from '~/platform/i18n';
import { everyStaff } from '~/platform/permissions/access';
import {
  notFound,
  requireLanguage,
  requireStaff,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import { isGuideSlug } from '../guide/guide.contents';
import { guidePage, guidePages, laggingPages } from '../guide/guide.server';
import type { GuidePage } from '../guide/guide.types';
import { countHelpful } from './count-helpful.server';
import { listFigures } from './helpful.store.server';

const press = z.object({ helpful: z.enum(['yes', 'no'], { error: 'required' }) });

/** The page of the guide that an address is about, for readers of its language; 404 where there is none. */
export function requireGuidePage(args: RouteArgs): { page: GuidePage; language: Language } {
  const language = requireLanguage(args);
  const slug = args.params.page;
  const page = isGuideSlug(slug) ? guidePage(slug, language) : null;
  if (!page) throw notFound();
  return { page, language };
}

/** What is shown after a press; the address says what was pressed, and nothing was looked up for it. */
export function loadHelpful(args: LoaderFunctionArgs) {
  const { page } = requireGuidePage(args);
  const { slug, title, language } = page;
  const said = new URL(args.request.url).searchParams.get('said');
  return { slug, title, language, said: press.shape.helpful.nullable().catch(null).parse(said) };
}

/** Counts a press of "yes" or "no" below a page of the guide. */
export async function answerHelpful(args: ActionFunctionArgs) {
  const { page, language } = requireGuidePage(args);
  const values = await readForm(args.request);
  const parsed = parse(press, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { helpful } = parsed.data;
  const counted = await countHelpful(
    { page: page.slug, language, version: page.version, helpful: helpful === 'yes' },
    {
      network: args.context.network,
      browser: args.request.headers.get('User-Agent') ?? '',
    },
  );
  switch (counted.kind) {
    case 'thanks':
      return redirect(`/${language}/guide/${page.slug}/helpful?said=${helpful}`, 303);
    case 'wait':
      args.context.refused = true;
      return refusal(values, 'wait', 'form', { count: counted.minutes });
  }
}

/** A language, and the pages that readers of it get in old words, or in English. */
export type Untranslated = { language: Language; older: string[]; english: string[] };

/** For staff: what was said of each page in the last twelve months, and which translations lag behind. */
export async function loadGuidanceFigures(args: LoaderFunctionArgs) {
  await requireStaff(args, everyStaff);
  const titles = new Map(guidePages('en').map(({ slug, title }) => [slug as string, title]));
  const titleOf = (slug: string) => titles.get(slug) ?? slug;
  const figures = await listFigures(today().subtract({ years: 1 }).toString());
  return {
    figures: figures.map((each) => ({ ...each, title: titleOf(each.page) })),
    untranslated: profile()
      .languages.filter((language) => language !== 'en')
      .map((language): Untranslated => {
        const { older, english } = laggingPages(language);
        return { language, older: older.map(titleOf), english: english.map(titleOf) };
      }),
  };
}
