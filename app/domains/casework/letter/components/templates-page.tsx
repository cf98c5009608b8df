import { BackLink, DataTable, Tag } from '~/components/layout';
import { formatMoment, useLanguage, useT } from '~/platform/i18n';
import { languageName } from '../../item/components/words';
import type { listTemplates } from '../templates.server';

type Templates = Awaited<ReturnType<typeof listTemplates>>;

const tones = { none: 'neutral', outdated: 'wait', stands: 'good' } as const;

/** The words of every kind of letter in every language, and how they stand. */
export function TemplatesPage({ templates }: { templates: Templates }) {
  const t = useT();
  const language = useLanguage();
  const rows = templates.flatMap(({ kind, languages }) =>
    languages.map((each) => ({ ...each, kind })),
  );
  return (
    <>
      <BackLink to="/admin" />
      <h1>{t('letters:templates.title')}</h1>
      <p>{t('letters:templates.lead')}</p>
      <DataTable
        caption={t('letters:templates.caption')}
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.kind}-${row.language}`}
        columns={[
          {
            key: 'kind',
            header: t('letters:templates.kind'),
            cell: (row) => (
              <a href={`/admin/letters/${row.kind}/${row.language}`}>
                {t('letters:templates.kindIn', {
                  kind: t(`letters:kinds.${row.kind}`),
                  language: languageName(row.language),
                })}
              </a>
            ),
          },
          {
            key: 'state',
            header: t('letters:templates.state'),
            cell: (row) => (
              <Tag tone={tones[row.state]}>{t(`letters:templates.states.${row.state}`)}</Tag>
            ),
          },
          {
            key: 'version',
            header: t('letters:templates.version'),
            cell: (row) =>
              row.version === 0
                ? t('letters:templates.shipped')
                : row.changedOn
                  ? t('letters:templates.changed', {
                      version: row.version,
                      when: formatMoment(language, row.changedOn),
                    })
                  : t('letters:templates.versionNumber', { version: row.version }),
          },
        ]}
      />
    </>
  );
}
