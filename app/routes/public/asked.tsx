import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Ltr, Panel, Steps } from '~/components/layout';
import { CLOCK_RULES, lengthOf } from '~/domains/clock';
import { guidePath, useWords } from '~/domains/guidance';
import { profile } from '~/platform/config/environment.server';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';
import { parseReference } from '~/platform/reference';

export const handle = { ...publicAccess, leaveQuickly: true };
export const meta = pageTitle('enquiry:sent.title');

/** The confirmation shows only what its own address says: it looks nothing up. */
export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const search = new URL(args.request.url).searchParams;
  const { referencePrefix, clocks } = profile();
  const parsed = parseReference(search.get('reference') ?? '', referencePrefix);
  if (parsed.kind !== 'ok') throw notFound();
  return {
    reference: parsed.reference,
    about: (['pressure', 'page'] as const).find((each) => each === search.get('about')) ?? 'ask',
    days: lengthOf(CLOCK_RULES['reply-to-parent'], clocks),
  };
}

export default function Asked() {
  const t = useT();
  const { reference, about, days } = useLoaderData<typeof loader>();
  const language = useLanguage();
  const next = useWords<{ title: string; body: string }[]>(
    `enquiry:sent.next.${about === 'pressure' ? 'pressure' : 'ask'}`,
  );
  return (
    <div className="max-w-[42rem]">
      <Panel title={t('enquiry:sent.title')}>
        <p>
          {t('enquiry:sent.reference')}
          <strong>
            <Ltr>{reference}</Ltr>
          </strong>
        </p>
      </Panel>
      <p>{t('enquiry:sent.keep')}</p>
      <h2>{t('enquiry:sent.nextTitle')}</h2>
      <Steps steps={next} />
      <p>{t('enquiry:sent.within', { count: days })}</p>
      <p>{t('enquiry:sent.mail')}</p>
      <p>{t('enquiry:sent.safety')}</p>
      <p>
        {about === 'page' ? (
          <a href={guidePath(language)}>{t('guide:title')}</a>
        ) : (
          <a href={`/${language}/before-you-decide`}>{t('enquiry:sent.back')}</a>
        )}
      </p>
    </div>
  );
}
