import { useRouteLoaderData } from '@remix-run/react';
import { useLanguage, useT } from '~/platform/i18n';

const known = [403, 404, 413, 500];

/** The page for what does not exist, may not be seen, or failed. */
export function ProblemPage({ status }: { status: number }) {
  const t = useT();
  const language = useLanguage();
  const root = useRouteLoaderData<{ path: string }>('root');
  const code = known.includes(status) ? status : 500;
  const home =
    root?.path.startsWith('/officer') || root?.path.startsWith('/admin')
      ? '/officer'
      : `/${language}`;
  return (
    <main id="main" className="mx-auto max-w-[42rem] px-4 py-12 sm:px-6">
      <h1>{t(`common:plain.${code}.title`)}</h1>
      <p>{t(`common:plain.${code}.body`)}</p>
      <p>
        <a href={home}>{t('common:plain.home')}</a>
      </p>
    </main>
  );
}
