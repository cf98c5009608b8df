import { DataTable, type Column } from '~/components/layout';
import type { ComplaintCount } from '~/domains/complaint';
import { useWords } from '../../item/components/words';

/** How many came in a year, how many in time, and how they ended; a senior's own are in no number. */
export function ComplaintCounts({ counts }: { counts: ComplaintCount[] }) {
  const { t, word } = useWords();
  const number = (key: 'received' | 'open' | 'inTime' | 'late'): Column<ComplaintCount> => ({
    key,
    header: t(`complaint-desk:counts.${key}`),
    align: 'end',
    cell: (row) => row[key],
  });
  const columns: Column<ComplaintCount>[] = [
    {
      key: 'kind',
      header: t('complaint-desk:counts.kind'),
      rowHeader: true,
      cell: (row) => word('kinds', row.kind),
    },
    number('received'),
    number('open'),
    number('inTime'),
    number('late'),
    {
      key: 'outcomes',
      header: t('complaint-desk:counts.outcomes'),
      cell: (row) =>
        Object.entries(row.outcomes)
          .map(([outcome, count]) => `${t(`complaint-desk:outcome.${outcome}`)}: ${count}`)
          .join(' · ') || '–',
    },
  ];
  return (
    <section aria-labelledby="complaints" className="mb-8">
      <h2 id="complaints">{t('complaint-desk:counts.title')}</h2>
      <p className="mb-3 text-soft">{t('complaint-desk:counts.hint')}</p>
      {counts.length === 0 ? (
        <p>{t('complaint-desk:counts.none')}</p>
      ) : (
        <DataTable
          caption={t('complaint-desk:counts.title')}
          captionHidden
          columns={columns}
          rows={counts}
          rowKey={(row) => row.kind}
        />
      )}
    </section>
  );
}
