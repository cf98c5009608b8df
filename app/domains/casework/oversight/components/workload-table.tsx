import { DataTable, type Column } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { listPath, type ListState } from '../oversight.address';
import type { WorkloadRow } from '../oversight.view';

/** Who has how much; each number leads to the items it counts, where they can be given to others. */
export function WorkloadTable({ rows }: { rows: WorkloadRow[] }) {
  const t = useT();
  const nameOf = (row: WorkloadRow) => row.name ?? t('officer:queue.nobody');
  const number = (
    key: 'open' | 'overdue' | 'red',
    only: ListState['only'],
  ): Column<WorkloadRow> => ({
    key,
    header: t(`oversight:workload.${key}`),
    align: 'end',
    cell: (row) =>
      row[key] === 0 ? (
        <span className="text-soft">{row[key]}</span>
      ) : (
        <a href={listPath('items', { officer: row.id ?? 'nobody', only })}>
          {row[key]}
          <span className="sr-only">
            {t('oversight:workload.linkOf', {
              name: nameOf(row),
              what: t(`oversight:workload.${key}`),
            })}
          </span>
        </a>
      ),
  });
  const columns: Column<WorkloadRow>[] = [
    {
      key: 'name',
      header: t('oversight:workload.officer'),
      rowHeader: true,
      cell: (row) => (
        <>
          <bdi>{nameOf(row)}</bdi>
          {row.id && !row.active && (
            <span className="block text-sm text-alert">{t('oversight:workload.left')}</span>
          )}
        </>
      ),
    },
    number('open', null),
    number('overdue', 'overdue'),
    number('red', 'red'),
  ];
  return (
    <section aria-labelledby="workload" className="mb-8">
      <h2 id="workload">{t('oversight:workload.title')}</h2>
      <p className="mb-3 text-soft">{t('oversight:workload.hint')}</p>
      <DataTable
        caption={t('oversight:workload.title')}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id ?? 'nobody'}
      />
    </section>
  );
}
