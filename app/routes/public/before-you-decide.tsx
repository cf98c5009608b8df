import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { guidePath, LinkCards, sameForEveryone, useWords } from '~/domains/guidance';
import { councilWords } from '~/domains/guidance/index.server';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('public:before.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return councilWords();
}

type Page = { title: string; text: string };

export default function BeforeYouDecide() {
  const t = useT();
  const language = useLanguage();
  const base = `/${language}`;
  const values = useLoaderData<typeof loader>();
  const pages = useWords<Record<'tryFirst' | 'whatItMeans' | 'pressed' | 'law' | 'ask', Page>>(
    'public:before.pages',
  );
  return (
    <>
      <div className="max-w-[42rem]">
        <h1>{t('public:before.title')}</h1>
        <p className="text-lg">{t('public:before.lead')}</p>
      </div>
      <LinkCards
        cards={[
          { to: guidePath(language, 'try-first'), ...pages.tryFirst },
          { to: guidePath(language, 'before-you-decide'), ...pages.whatItMeans },
          { to: guidePath(language, 'if-a-school-pushed-you'), ...pages.pressed },
          { to: guidePath(language, 'at-a-glance'), ...pages.law },
          { to: `${base}/before-you-decide/ask`, ...pages.ask },
          {
            to: `${base}/sessions`,
            title: t('sessions:home.title'),
            text: t('sessions:home.text'),
          },
        ]}
      />
      <div className="max-w-[42rem]">
        <h2>{t('public:before.decidedTitle')}</h2>
        <p>{t('public:before.decided', values)}</p>
        <p>
          <a href={`${base}/notify`}>{t('public:before.decidedLink')}</a>
        </p>
        <h2>{t('public:before.stayTitle')}</h2>
        <p>{t('public:before.stay')}</p>
      </div>
    </>
  );
}
