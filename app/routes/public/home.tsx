import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Ltr, MustMayNeedNot } from '~/components/layout';
import { useRoot } from '~/components/layout/use-root';
import { AuthoritativeNote, guidePath, LinkCards, Paragraphs, sameForEveryone, useWords } from '~/domains/guidance';
import { councilWords } from '~/domains/guidance/index.server';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('public:home.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return councilWords();
}

type Way = { title: string; text: string };

export default function Home() {
  const t = useT();
  const base = `/${useLanguage()}`;
  const values = useLoaderData<typeof loader>();
  const ways = useWords<Record<'before' | 'tell' | 'pages' | 'signIn', Way>>('public:home.ways');
  return (
    <>
      <div className="max-w-[42rem]">
        <h1>{t('public:home.title')}</h1>
        <p className="text-lg">{t('public:home.lead', values)}</p>
        <p>{t('public:home.calm')}</p>
      </div>
      <h2>{t('public:home.waysTitle')}</h2>
      <LinkCards
        cards={[
          { to: `${base}/before-you-decide`, ...ways.before },
          { to: `${base}/notify`, ...ways.tell },
          {
            to: `${base}/sessions`,
            title: t('sessions:home.title'),
            text: t('sessions:home.text'),
          },
          { to: `${base}/family`, ...ways.pages },
          { to: `${base}/sign-in`, ...ways.signIn },
        ]}
      />
      <Duties />
      <div className="mt-10 max-w-[42rem]">
        <h2>{t('public:home.pressedTitle')}</h2>
        <p>{t('public:home.pressed')}</p>
        <p>
          <a href={`${base}/before-you-decide/pressed`}>{t('public:home.pressedLink')}</a>
        </p>
        <Team />
      </div>
    </>
  );
}

function Duties() {
  const t = useT();
  const duties = useWords<Record<'must' | 'may' | 'neednot', string[]>>('public:home.duties');
  return (
    <>
      <h2>{t('public:home.dutiesTitle')}</h2>
      <AuthoritativeNote />
      <MustMayNeedNot {...duties} />
      <p>
        <a href={guidePath(useLanguage(), 'at-a-glance')}>{t('public:home.dutiesMore')}</a>
      </p>
    </>
  );
}

function Team() {
  const t = useT();
  const { council } = useRoot();
  const who = useWords<string[]>('public:home.who', useLoaderData<typeof loader>());
  return (
    <>
      <h2>{t('public:home.whoTitle')}</h2>
      <Paragraphs>{who}</Paragraphs>
      <h3>{t('public:home.contactTitle')}</h3>
      <p>
        {t('public:home.phone')}{' '}
        <a href={`tel:${council.phone.replace(/[^\d+]/g, '')}`}>
          <Ltr>{council.phone}</Ltr>
        </a>
        <br />
        {t('public:home.email')}{' '}
        <a href={`mailto:${council.email}`}>
          <Ltr>{council.email}</Ltr>
        </a>
      </p>
    </>
  );
}
