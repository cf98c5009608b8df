import { BackLink, DataTable, EmptyState, LinkTabs, type Column } from '~/components/layout';
import { REQUEST_STANDINGS } from '~/domains/annual-request';
import type { YearView } from '../load-year.server';
import { yearListPath } from '../request.address';
import { YEAR_MEASURES } from '../request.codes';
import type { YearLine, YearMeasure } from '../year.store.server';
import { useRequestWords } from './words';

/** The order in which the numbers of a line stand; all after `opened` add up to `issued`. */
const MEASURES: YearMeasure[] = [...YEAR_MEASURES, ...[...REQUEST_STANDINGS].sort(byReading)];

function byReading(one: string, other: string): number {
  const order = ['answered', 'more-time', 'waiting', 'silent', 'undelivered', 'ended'];
  return order.indexOf(one) - order.indexOf(other);
}

/** A whole year's requests on one page; every number leads to the children behind it. */
export function YearPage({ year, years, lines, secondAfterDays }: YearView) {
  const { t } = useRequestWords();
  const [all] = lines.filter(({ by }) => by === 'all');
  return (
    <>
      <BackLink to="/officer/requests">{t('requests:title')}</BackLink>
      <h1 className="mb-2">{t('requests:year.title', { year })}</h1>
      <p className="mb-4 max-w-prose">{t('requests:year.lead')}</p>
      {years.length > 1 && (
        <LinkTabs
          label={t('requests:year.years')}
          tabs={years.map((each) => ({
            to: `/officer/requests/year/${each}`,
            label: String(each),
            current: each === year,
          }))}
        />
      )}
      {!all || all.issued === 0 ? (
        <EmptyState title={t('requests:year.empty')} />
      ) : (
        (['month', 'language', 'group'] as const).map((by) => (
          <YearTable
            key={by}
            by={by}
            year={year}
            rows={[...lines.filter((line) => line.by === by), all]}
          />
        ))
      )}
      <section aria-labelledby="meaning" className="mb-8">
        <h2 id="meaning">{t('requests:year.meaning')}</h2>
        <dl className="max-w-prose">
          {MEASURES.map((measure) => (
            <div key={measure} className="mb-2">
              <dt className="font-semibold">{t(`requests:measure.${measure}`)}</dt>
              <dd className="m-0">
                {t(`requests:meaning.${measure}`, { count: secondAfterDays })}
              </dd>
            </div>
          ))}
        </dl>
        <p className="max-w-prose">{t('requests:year.sum')}</p>
        <p className="max-w-prose">{t('requests:year.languageMeaning')}</p>
      </section>
    </>
  );
}

type YearTableProps = { by: 'month' | 'language' | 'group'; year: number; rows: YearLine[] };

function YearTable({ by, year, rows }: YearTableProps) {
  const { t } = useRequestWords();
  const nameOf = useLineName();
  const number = (measure: YearMeasure): Column<YearLine> => ({
    key: measure,
    header: t(`requests:measure.${measure}`),
    align: 'end',
    cell: (row) =>
      row[measure] === 0 ? (
        <span className="text-soft">{row[measure]}</span>
      ) : (
        <a
          href={yearListPath(year, {
            month: row.month,
            language: row.language as never,
            group: row.group,
            state: measure,
          })}
          className="inline-flex min-h-6 items-center"
        >
          {row[measure]}
          <span className="sr-only">
            {' '}
            {t(`requests:measure.${measure}`)}, {nameOf(row, year)}
          </span>
        </a>
      ),
  });
  return (
    <section aria-labelledby={`by-${by}`} className="mb-8">
      <h2 id={`by-${by}`} className="mb-2">
        {t(`requests:year.by.${by}`)}
      </h2>
      <DataTable
        caption={t(`requests:year.by.${by}`)}
        captionHidden
        dense
        wide
        rows={rows}
        rowKey={(row) => `${row.by}${row.month ?? ''}${row.language ?? ''}${row.group ?? ''}`}
        columns={[
          {
            key: 'name',
            header: t(`requests:year.head.${by}`),
            rowHeader: true,
            cell: (row) =>
              row.by === 'all' ? <strong>{nameOf(row, year)}</strong> : nameOf(row, year),
          },
          ...MEASURES.map(number),
        ]}
      />
    </section>
  );
}

/** What a line is of, in words. */
export function useLineName() {
  const { t, month, language, year: yearName } = useRequestWords();
  return (line: Pick<YearLine, 'month' | 'language' | 'group'>, year: number): string => {
    if (line.month !== null) return month(`${year}-${String(line.month).padStart(2, '0')}`);
    if (line.language !== null) return language(line.language);
    if (line.group !== null) return yearName(line.group);
    return t('requests:year.all');
  };
}
