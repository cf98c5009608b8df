import type { MetaFunction } from '@remix-run/node';
import { isLanguage, type Language } from './languages';
import { translatorFor, type Translate } from './translate';

type Root = {
  language?: string;
  refused?: boolean;
  council?: { serviceName: string; name: string };
};
type Matches = readonly { id: string; data: unknown }[];

// What search engines may list: pages that everyone reads, and no list of what somebody looked for.
const listed =
  /^((public|guide):(?!search\.|whole\.)|tools:(age|byWhen|letter)\.|glossary:|complaints:hub\.)/;

/**
 * The `meta` of a page: its title in the page's language, "Error:" in front where a form was refused.
 * Titles say nothing of a child or a matter. Without a `key` it is the name of the service alone.
 */
export function pageTitle(key?: string): MetaFunction {
  return ({ matches, error }) => {
    const { status = 500 } = (error ?? {}) as { status?: number };
    const plain = `common:plain.${problemOf(status)}.title`;
    return [
      ...pageTags(matches, (t) => (error ? t(plain) : key && t(key))),
      ...(key && listed.test(key) ? [] : [{ name: 'robots', content: 'noindex' }]),
    ];
  };
}

/** Under which status the words for one are: a method or a kind of body that is not taken is a bad request. */
export function problemOf(status: number): 400 | 403 | 404 | 413 | 500 {
  if (status === 403 || status === 404 || status === 413) return status;
  return status === 400 || status === 405 || status === 415 ? 400 : 500;
}

/** The name of the service in a language; in English it is the one that the council gave it. */
export function serviceNameIn(language: Language, named: string): string {
  return language === 'en' ? named : translatorFor(language)('common:service.name');
}

/** The title of a page with the name of the service, said once, in the page's language. */
export function pageTags(matches: Matches, words: (t: Translate) => string | undefined) {
  const root = matches.find((match) => match.id === 'root')?.data as Root | undefined;
  const language = isLanguage(root?.language) ? root.language : 'en';
  const t = translatorFor(language);
  const prefix = root?.refused ? `${t('common:layout.errorPrefix')} ` : '';
  const service = serviceNameIn(language, root?.council?.serviceName ?? '');
  const parts = new Set([words(t) ?? service, service]);
  return [{ title: prefix + [...parts].join(' – ') }];
}
