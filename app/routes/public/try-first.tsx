import type { LoaderFunctionArgs } from '@remix-run/node';
import { ButtonLink } from '~/components/form';
import { BeforePage, GuidanceSections, sameForEveryone } from '~/domains/guidance';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('public:tryFirst.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return null;
}

export default function TryFirst() {
  const t = useT();
  return (
    <BeforePage
      title={t('public:tryFirst.title')}
      lead={t('public:tryFirst.lead')}
      next={{ to: '/what-it-means', title: t('public:whatItMeans.title') }}
    >
      <GuidanceSections from="public:tryFirst.sections" />
      <h2>{t('public:tryFirst.askTitle')}</h2>
      <p>{t('public:tryFirst.ask')}</p>
      <ButtonLink to={`/${useLanguage()}/before-you-decide/ask`}>
        {t('public:tryFirst.askLink')}
      </ButtonLink>
    </BeforePage>
  );
}
