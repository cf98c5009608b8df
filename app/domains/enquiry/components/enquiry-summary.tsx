import type { ReactNode } from 'react';
import { Ltr, SummaryList, UserText } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { EnquiryBody } from '../enquiry.schema';

/** All that was sent, as it was written (in the language `lang`); what was left out is not shown. */
export function EnquirySummary({ body, lang }: { body: EnquiryBody; lang: string }) {
  const t = useT();
  const written = (value: string): ReactNode => value && <UserText lang={lang}>{value}</UserText>;
  const rows =
    body.form === 'ask'
      ? [
          { key: t('enquiry:ask.wish.label'), value: t(`enquiry:ask.wish.options.${body.wish}`) },
          { key: t('enquiry:ask.about.label'), value: written(body.about) },
          { key: t('enquiry:ask.school.label'), value: written(body.school) },
          { key: t('enquiry:ask.email.label'), value: body.email && <Ltr>{body.email}</Ltr> },
          { key: t('enquiry:ask.phone.label'), value: body.phone && <Ltr>{body.phone}</Ltr> },
          { key: t('enquiry:ask.times.label'), value: written(body.times) },
          { key: t('enquiry:ask.name.label'), value: written(body.name) },
          { key: t('enquiry:ask.language.label'), value: written(body.language) },
          {
            key: t('enquiry:ask.interpreter.label'),
            value: body.interpreter && t('enquiry:ask.interpreter.yes'),
          },
        ]
      : [
          { key: t('enquiry:pressure.what.label'), value: written(body.what) },
          { key: t('enquiry:pressure.who.label'), value: written(body.who) },
          { key: t('enquiry:pressure.school.label'), value: written(body.school) },
          {
            key: t('enquiry:pressure.schoolContact.label'),
            value: t(`enquiry:pressure.schoolContact.answers.${body.schoolContact ?? 'skipped'}`),
          },
          { key: t('enquiry:pressure.name.label'), value: written(body.name) },
          { key: t('enquiry:pressure.email.label'), value: body.email && <Ltr>{body.email}</Ltr> },
        ];
  return <SummaryList rows={rows.filter((row) => row.value !== '' && row.value !== false)} />;
}
