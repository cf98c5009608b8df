import { Outlet } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  LanguageSwitch,
  LeaveQuickly,
  PageBody,
  SessionWarning,
  SiteHeader,
  SkipLink,
} from '~/components/layout';
import { ProblemPage } from '~/components/layout/problem-page';
import {
  useLanguageLinks,
  useLeavesQuickly,
  usePageForm,
  useRoot,
} from '~/components/layout/use-root';
import { PublicFooter } from '~/routes/public/frame';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { requireLanguage, requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;
export const meta = pageTitle('common:nav.family');

export async function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  await requireParent(args);
  return null;
}

/** The frame of a signed-in parent's pages. */
export default function FamilyFrame() {
  const t = useT();
  const { council, language, leaveTo, path } = useRoot();
  const form = usePageForm();
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
          {
            to: `${base}/family`,
            label: t('common:nav.family'),
            current: path.startsWith(`${base}/family`),
          },
          { to: `${base}/sessions`, label: t('common:nav.sessions') },
          {
            to: `${base}/notify`,
            label: t('common:nav.notify'),
            current: path.startsWith(`${base}/notify`),
          },
          {
            to: `${base}/family/account`,
            label: t('common:nav.account'),
            current: path.startsWith(`${base}/family/account`),
          },
        ]}
        languageSwitch={
          <LanguageSwitch languages={useLanguageLinks()} current={language} formId={form} />
        }
        signOut={{ action: `${base}/sign-out` }}
      />
      <PageBody>
        <Outlet />
      </PageBody>
      <SessionWarning formId={form} stayAction={`${base}/family/account`} />
      <PublicFooter />
    </>
  );
}

export function ErrorBoundary() {
  return <ProblemPage />;
}
