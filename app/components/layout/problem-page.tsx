import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { RootData } from '~/root';
import { useLanguage, useT } from '~/platform/i18n';
import { problemOf } from '~/platform/i18n/page-title';
import { PageBody, SiteFooter, SiteHeader } from './site';
import { Ltr } from './user-text';

/** The page for what does not exist, may not be seen, or failed; with the head and foot of a page where they can be had. */
export function ProblemPage() {
  const t = useT();
  const language = useLanguage();
  const error = useRouteError();
  const root = useRouteLoaderData<RootData>('root');
  const code = problemOf(isRouteErrorResponse(error) ? error.status : 500);
  const staff = /^\/(officer|admin)/.test(root?.path ?? '');
  const home = staff ? '/officer' : `/${language}`;
  const council = root?.council;
  return (
    <>
      {council && (
        <SiteHeader
          serviceName={staff ? council.serviceName : t('common:service.name')}
          councilName={council.name}
          homeTo={home}
        />
      )}
      <PageBody>
        <div className="max-w-[42rem]">
          <h1>{t(`common:plain.${code}.title`)}</h1>
          <p>{t(`common:plain.${code}.body`)}</p>
          <p>
            <a href={home}>{t('common:plain.home')}</a>
          </p>
        </div>
      </PageBody>
      {council && (
        <SiteFooter
          links={[]}
          councilName={council.name}
          contact={
            <p>
              {t('common:service.contact', { team: council.teamName })} <Ltr>{council.phone}</Ltr>
            </p>
          }
        />
      )}
    </>
  );
}
