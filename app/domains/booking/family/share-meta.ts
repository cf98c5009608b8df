import type { MetaDescriptor, MetaFunction } from '@remix-run/node';
import { isLanguage, translatorFor, type Language } from '~/platform/i18n';
import { pageTitle, serviceNameIn } from '~/platform/i18n/page-title';
import { whenWords } from '../session-times';
import { sessionAbout } from '../session-words';
import type { EventPageView } from './browse-pages.server';
import { titleOf, whereWords } from './components/session-facts';

type MetaArgs = Parameters<MetaFunction>[0];
type Root = { language?: string; council?: { serviceName: string } };

/** The list of what is on, as search engines and messages show it. */
export const browseMeta: MetaFunction = (args) => {
  if (args.error) return pageTitle('sessions:list.title')(args);
  const t = translatorFor(languageOf(args));
  return shared(args, t('sessions:list.title'), t('sessions:list.description'));
};

/** One session, as a message that shares its address shows it. What is not on is in no search engine. */
export const eventMeta: MetaFunction = (args) => {
  const view = args.data as EventPageView | undefined;
  if (args.error || view?.page !== 'event') return pageTitle('sessions:notOn.title')(args);
  const language = languageOf(args);
  const t = translatorFor(language);
  const { session } = view.event;
  const description = t('sessions:event.description', {
    when: whenWords(language, session.startsAt, session.endsAt),
    where: whereWords(language, session),
  });
  const about = sessionAbout(session, language).text;
  return shared(
    args,
    titleOf(session, language).text,
    [description, about].filter(Boolean).join(' ').slice(0, 300),
  );
};

function shared(args: MetaArgs, title: string, description: string): MetaDescriptor[] {
  const service = serviceNameIn(languageOf(args), rootOf(args)?.council?.serviceName ?? '');
  return [
    { title: `${title} – ${service}` },
    { name: 'description', content: description },
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
  ];
}

function rootOf({ matches }: MetaArgs): Root | undefined {
  return matches.find((match) => match.id === 'root')?.data as Root | undefined;
}

function languageOf(args: MetaArgs): Language {
  const language = rootOf(args)?.language;
  return isLanguage(language) ? language : 'en';
}
