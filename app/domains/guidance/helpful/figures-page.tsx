import { BackLink, DataTable, EmptyState } from '~/components/layout';
import { isLanguage, languages, useT } from '~/platform/i18n';
import type { HelpfulFigures } from './helpful.store.server';
import type { Untranslated } from './helpful-pages.server';

type FiguresPageProps = {
  figures: (HelpfulFigures & { title: string })[];
  untranslated: Untranslated[];
};

/** For staff: which pages of the guide help, in which language, and which translations lag behind. */
export function GuidanceFiguresPage({ figures, untranslated }: FiguresPageProps) {
  const t = useT();
  const words = (key: string) => t(`admin:guidance.${key}`);
  return (
    <>
      <BackLink to="/officer" />
      <h1>{words('title')}</h1>
      <p className="max-w-[42rem]">{words('lead')}</p>
      {figures.length === 0 ? (
        <EmptyState title={words('none')} />
      ) : (
        <DataTable
          caption={words('caption')}
          rows={figures}
          rowKey={({ page, language, version }) => `${page} ${language} ${version}`}
          columns={[
            {
              key: 'page',
              header: words('page'),
              cell: ({ page, language, title }) => (
                <a href={`/${language}/guide/${page}`}>{title}</a>
              ),
            },
            {
              key: 'language',
              header: words('language'),
              cell: ({ language }) => (isLanguage(language) ? languages[language].name : language),
            },
            { key: 'version', header: words('version'), align: 'end', cell: (row) => row.version },
            { key: 'yes', header: words('yes'), align: 'end', cell: (row) => row.yes },
            { key: 'no', header: words('no'), align: 'end', cell: (row) => row.no },
            {
              key: 'share',
              header: words('share'),
              align: 'end',
              cell: ({ yes, no }) => `${Math.round((100 * yes) / Math.max(1, yes + no))} %`,
            },
          ]}
        />
      )}
      <h2 className="mt-10">{words('translations')}</h2>
      <DataTable
        caption={words('translations')}
        captionHidden
        rows={untranslated}
        rowKey={({ language }) => language}
        columns={[
          {
            key: 'language',
            header: words('language'),
            cell: ({ language }) => <span lang={language}>{languages[language].name}</span>,
          },
          {
            key: 'older',
            header: words('older'),
            cell: ({ older }) => <Titles titles={older} />,
          },
          {
            key: 'english',
            header: words('english'),
            cell: ({ english }) => <Titles titles={english} />,
          },
        ]}
      />
    </>
  );
}

function Titles({ titles }: { titles: string[] }) {
  const t = useT();
  if (titles.length === 0) return <>{t('admin:guidance.noPages')}</>;
  return (
    <ul>
      {titles.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  );
}
