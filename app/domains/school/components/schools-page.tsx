import { FormInline, Radios, TextField, type FormProblems } from '~/components/form';
import { DataTable, EmptyState, KeyPager, Ltr, Tag } from '~/components/layout';
import { ImportPage, type ImportReport } from '~/domains/import';
import { useT } from '~/platform/i18n';
import { SCHOOL_TEMPLATE } from '../school.template';

type ListedSchool = {
  urn: string;
  name: string;
  kind: string;
  phase: string;
  postcode: string;
  town: string;
  open: boolean;
  example: boolean;
};

type SchoolsPageProps = {
  search: { q: string };
  page: { schools: ListedSchool[]; next: string | null; total: number };
  report: ImportReport | null;
  done: ImportReport['counts'] | null;
  answer?: FormProblems & { report: ImportReport | null };
};

/** The list of schools, and the import that brings it up to date. */
export function SchoolsPage({ search, page, report, done, answer }: SchoolsPageProps) {
  const t = useT();
  const scopes = ['some', 'all'].map((value) => ({
    value,
    label: t(`admin:schools.scope.${value}`),
    hint: t(`admin:schools.scopeHint.${value}`),
  }));
  return (
    <ImportPage
      words="admin:schools"
      report={answer ? answer.report : report}
      problems={answer}
      done={answer ? null : done}
      template={{ name: 'schools.csv', csv: SCHOOL_TEMPLATE }}
      below={<SchoolList search={search} page={page} />}
    >
      <Radios name="scope" label={t('admin:schools.scope.label')} options={scopes} />
    </ImportPage>
  );
}

function SchoolList({ search, page }: Pick<SchoolsPageProps, 'search' | 'page'>) {
  const t = useT();
  const next =
    page.next && `/admin/schools?${new URLSearchParams({ q: search.q, after: page.next })}#list`;
  return (
    <section id="list" className="mt-10">
      <h2>{t('admin:schools.list')}</h2>
      <FormInline
        id="find"
        method="get"
        action="/admin/schools"
        row
        saved={{ q: search.q }}
        submitLabel={t('admin:schools.find')}
        submitVariant="secondary"
      >
        <TextField name="q" label={t('admin:schools.search')} autoComplete="off" />
      </FormInline>
      <div className="mt-6">
        {page.schools.length === 0 ? (
          <EmptyState title={t(search.q ? 'admin:schools.noneLike' : 'admin:schools.none')} />
        ) : (
          <SchoolTable schools={page.schools} />
        )}
      </div>
      <KeyPager nextTo={next} previousTo={null} />
    </section>
  );
}

function SchoolTable({ schools }: { schools: ListedSchool[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t('admin:schools.list')}
      captionHidden
      dense
      rows={schools}
      rowKey={({ urn }) => urn}
      columns={[
        {
          key: 'name',
          header: t('admin:schools.column.name'),
          cell: ({ name }) => <bdi>{name}</bdi>,
        },
        { key: 'urn', header: t('admin:schools.column.urn'), cell: ({ urn }) => <Ltr>{urn}</Ltr> },
        {
          key: 'kind',
          header: t('admin:schools.column.type'),
          cell: ({ kind }) => t(`admin:schools.kind.${kind}`),
        },
        {
          key: 'phase',
          header: t('admin:schools.column.phase'),
          cell: ({ phase }) => t(`admin:schools.phase.${phase}`),
        },
        {
          key: 'place',
          header: t('admin:schools.place'),
          cell: ({ town, postcode }) => [town, postcode].filter(Boolean).join(', '),
        },
        {
          key: 'state',
          header: t('admin:schools.state'),
          cell: ({ open, example }) => (
            <span className="flex flex-wrap gap-2">
              <Tag tone={open ? 'good' : 'neutral'}>
                {t(open ? 'admin:schools.open' : 'admin:schools.closed')}
              </Tag>
              {example && <Tag tone="wait">{t('admin:schools.example')}</Tag>}
            </span>
          ),
        },
      ]}
    />
  );
}
