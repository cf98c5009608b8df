import type { ReactNode } from 'react';
import { Ltr, SummaryList, UserText } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { ComplaintBody } from '../complaint.schema';

const questions = {
  compliment: { what: 'compliment.what.label', who: 'compliment.who.label', right: '' },
  complaint: {
    what: 'complaint.what.label',
    who: 'complaint.who.label',
    right: 'complaint.right.label',
  },
  'data-complaint': {
    what: 'data.what.label',
    who: 'data.who.label',
    right: 'complaint.right.label',
  },
} as const;

/** All that was sent, as it was written (in the language `lang`); what was left out is not shown. */
export function ComplaintSummary({ body, lang }: { body: ComplaintBody; lang: string }) {
  const t = useT();
  const written = (value: string): ReactNode => value && <UserText lang={lang}>{value}</UserText>;
  const reach = [
    { key: t('complaints:reach.name'), value: written(body.name) },
    { key: t('complaints:reach.email.label'), value: body.email && <Ltr>{body.email}</Ltr> },
    ...('phone' in body
      ? [
          { key: t('complaints:reach.phone'), value: body.phone && <Ltr>{body.phone}</Ltr> },
          { key: t('complaints:reach.address.label'), value: written(body.address) },
        ]
      : []),
  ];
  const rows =
    body.form === 'own-data'
      ? [
          {
            key: t('complaints:ownData.wishes.label'),
            value: body.wishes
              .map((wish) => t(`complaints:ownData.wishes.options.${wish}`))
              .join(' · '),
          },
          {
            key: t('complaints:ownData.of.label'),
            value: t(`complaints:ownData.of.options.${body.of}`),
          },
          { key: t('complaints:ownData.child.label'), value: written(body.child) },
          { key: t('complaints:ownData.what.label'), value: written(body.what) },
          ...reach,
          {
            key: t('complaints:ownData.identity.label'),
            value: t(`complaints:ownData.identity.options.${body.identity}`),
          },
        ]
      : [
          { key: t(`complaints:${questions[body.form].what}`), value: written(body.what) },
          { key: t(`complaints:${questions[body.form].who}`), value: written(body.who) },
          ...('right' in body
            ? [{ key: t(`complaints:${questions[body.form].right}`), value: written(body.right) }]
            : []),
          ...reach,
        ];
  return <SummaryList rows={rows.filter((row) => row.value !== '')} />;
}
