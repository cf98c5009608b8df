import type { MetaFunction } from '@remix-run/node';
import { isLanguage } from './languages';
import { translatorFor } from './translate';

type Root = {
  language?: string;
  refused?: boolean;
  council?: { serviceName: string; name: string };
};

/**
 * The `meta` of a page: its title in the page's language, "Error:" in front where a form was refused.
 * Titles say nothing of a child or a matter.
 */
export function pageTitle(key: string): MetaFunction {
  return ({ matches, error }) => {
    const root = matches.find((match) => match.id === 'root')?.data as Root | undefined;
    const language = isLanguage(root?.language) ? root.language : 'en';
    const t = translatorFor(language);
    const status = (error as { status?: number } | undefined)?.status;
    const title = error
      ? t(`common:plain.${status === 404 || status === 403 ? status : 500}.title`)
      : t(key);
    const prefix = root?.refused ? `${t('common:layout.errorPrefix')} ` : '';
    return [
      { title: `${prefix}${title} – ${root?.council?.serviceName ?? ''}` },
      ...(key.startsWith('public:') ? [] : [{ name: 'robots', content: 'noindex' }]),
    ];
  };
}
