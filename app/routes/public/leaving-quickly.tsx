import type { LoaderFunctionArgs } from '@remix-run/node';
import { GuidanceSections, sameForEveryone } from '~/domains/guidance';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = { ...publicAccess, leaveQuickly: true };
export const meta = pageTitle('leave:page.tab');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return null;
}

/** What "Leave this page quickly" does and cannot do, and who helps. */
export default function LeavingQuickly() {
  const t = useT();
  const emergency = <Call number="999" />;
  return (
    <div className="max-w-[42rem]">
      <h1>{t('leave:page.title')}</h1>
      <p className="text-lg">{t('leave:page.lead')}</p>
      <GuidanceSections from="leave:page.sections" />
      <h2>{t('leave:page.help.title')}</h2>
      <p>
        {t('leave:page.help.danger')} {emergency}
      </p>
      <p>{t('leave:page.help.quiet')}</p>
      <p>
        <a href="https://www.nationaldahelpline.org.uk/" rel="noreferrer">
          {t('leave:page.help.line')}
        </a>{' '}
        <Call number="0808 2000 247" />
      </p>
      <p>{t('leave:page.help.lineText')}</p>
    </div>
  );
}

/** A number to call, read from left to right in every language. */
function Call({ number }: { number: string }) {
  return (
    <a href={`tel:${number.replace(/ /g, '')}`}>
      <bdi dir="ltr">{number}</bdi>
    </a>
  );
}
