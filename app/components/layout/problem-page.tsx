import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { RootData } from '~/root';
import { useLanguage, useT } from '~/platform/i18n';

const known = [403, 404, 413];

/** The page for what does not exist, may not be seen, or failed. */
export function ProblemPage() {
  const t = useT();
  const language = useLanguage();
  const error = useRouteError();
  const root = useRouteLoaderData<RootData>('root');
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const code = known.includes(status) ? status : 500;
  const staff = /^\/(officer|admin)/.test(root?.path ?? '');
  return (
    <div className="mx-auto max-w-[42rem] px-4 py-12 sm:px-6">
      <h1>{t(`common:plain.${code}.title`)}</h1>
      <p>{t(`common:plain.${code}.body`)}</p>
      <p>
        <a href={staff ? '/officer' : `/${language}`}>{t('common:plain.home')}</a>
      </p>
    </div>
  );
}
