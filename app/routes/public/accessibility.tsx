import type { LoaderFunctionArgs } from '@remix-run/node';
import { Ltr } from '~/components/layout';
import { useRoot } from '~/components/layout/use-root';
import { GuidanceSections, sameForEveryone } from '~/domains/guidance';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('public:accessibility.title');
export const headers = sameForEveryone;

/** The day of the audit that the page is made from (docs/accessibility.md). */
const CHECKED_ON = '2026-11-29';

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return null;
}

export default function Accessibility() {
  const t = useT();
  const { council } = useRoot();
  return (
    <div className="max-w-[42rem]">
      <h1>{t('public:accessibility.title')}</h1>
      <p className="text-lg">{t('public:accessibility.lead')}</p>
      <GuidanceSections from="public:accessibility.sections" />
      <p className="mt-9">
        {t('public:accessibility.checked', { date: formatDate(useLanguage(), CHECKED_ON) })}
      </p>
      <h2>{t('public:accessibility.contact')}</h2>
      <p>
        <Ltr>{council.phone}</Ltr>
        <br />
        <a href={`mailto:${council.email}`}>
          <Ltr>{council.email}</Ltr>
        </a>
      </p>
    </div>
  );
}
