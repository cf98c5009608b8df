import { Outlet } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  LanguageSwitch,
  LeaveQuickly,
  PageBody,
  SiteFooter,
  SiteHeader,
  SkipLink,
} from '~/components/layout';
import { ProblemPage } from '~/components/layout/problem-page';
import { useLanguageLinks, useLeavesQuickly, usePageForm, useRoot } from '~/components/layout/use-root';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('public:home.title');

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return null;
}

/** The frame of pages that everyone may read; it is the same for all, signed in or not. */
export default function PublicFrame() {
  const t = useT();
  const { council, language, leaveTo, path } = useRoot();
  const base = `/${language}`;
  return (
    <>
      <SkipLink />
      {useLeavesQuickly() && <LeaveQuickly leaveTo={leaveTo} />}
      <SiteHeader
        serviceName={t('common:service.name')}
        councilName={council.name}
        homeTo={base}
        navigation={[
          { to: `${base}/before-you-decide`, label: t('common:nav.beforeYouDecide'), current: path.startsWith(`${base}/before-you-decide`) },
          { to: `${base}/sessions`, label: t('common:nav.sessions'), current: path.startsWith(`${base}/sessions`) },
          { to: `${base}/guide`, label: t('common:nav.guide'), current: path.startsWith(`${base}/guide`) },
          { to: `${base}/notify`, label: t('common:nav.notify') },
          { to: `${base}/family`, label: t('common:nav.family') },
        ]}
        languageSwitch={<LanguageSwitch languages={useLanguageLinks()} current={language} formId={usePageForm()} />}
      />
      <PageBody>
        <Outlet />
      </PageBody>
      <PublicFooter />
    </>
  );
}

/** The foot of public and family pages. */
export function PublicFooter() {
  const t = useT();
  const { council, language } = useRoot();
  return (
    <SiteFooter
      councilName={council.name}
      links={[
        { to: `/${language}/guide/your-information`, label: t('common:nav.yourInformation') },
        { to: `/${language}/complaints`, label: t('complaints:hub.nav') },
        { to: `/${language}/accessibility`, label: t('common:nav.accessibility') },
      ]}
      contact={
        <p>
          {t('common:service.contact', { team: council.teamName })}{' '}
          <bdi dir="ltr">{council.phone}</bdi>
        </p>
      }
    />
  );
}

export function ErrorBoundary() {
  return <ProblemPage />;
}
