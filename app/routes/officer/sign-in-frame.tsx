import { Outlet } from '@remix-run/react';
import { PageBody, SiteFooter, SiteHeader, SkipLink } from '~/components/layout';
import { ProblemPage } from '~/components/layout/problem-page';
import { useRoot } from '~/components/layout/use-root';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';

export const handle = publicAccess;
export const meta = pageTitle('officer:frame.service');

/** The frame of the pages on which council staff sign in. */
export default function SignInFrame() {
  const t = useT();
  const { council } = useRoot();
  return (
    <>
      <SkipLink />
      <SiteHeader
        serviceName={t('sign-in:staffService')}
        councilName={council.name}
        homeTo="/officer/sign-in"
      />
      <PageBody>
        <Outlet />
      </PageBody>
      <SiteFooter
        councilName={council.name}
        links={[{ to: '/en', label: t('sign-in:forFamilies') }]}
      />
    </>
  );
}

export function ErrorBoundary() {
  return <ProblemPage />;
}
