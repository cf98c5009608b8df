import { BackLink, DataTable, EmptyState, KeyPager, Tag, type Tone } from '~/components/layout';
import type { RequestStanding } from '~/domains/annual-request';
import type { YearListView } from '../load-year.server';
import { useRequestWords } from './words';
import { useLineName } from './year-page';

const tones: Record<RequestStanding, Tone> = {
  answered: 'good',
  'more-time': 'info',
  waiting: 'neutral',
  silent: 'wait',
  undelivered: 'alert',
  ended: 'neutral',
};

/** The children behind one number of a year's page. */
export function YearListPage({ year, state, rows, count, nextTo, previousTo }: YearListView) {
  const { t, date, year: yearName, language } = useRequestWords();
  const nameOf = useLineName();
  const of = [
    state.month !== null && nameOf({ month: state.month, language: null, group: null }, year),
    state.language !== null && nameOf({ month: null, language: state.language, group: null }, year),
    state.group !== null && nameOf({ month: null, language: null, group: state.group }, year),
  ].filter(Boolean);
  const title = [String(year), ...of, t(`requests:measure.${state.state}`)].join(' · ');
  return (
    <>
      <BackLink to={`/officer/requests/year/${year}`}>
        {t('requests:year.title', { year })}
      </BackLink>
      <h1 className="mb-2">{title}</h1>
      <p className="mb-2 max-w-prose">{t(`requests:listLead.${state.state}`)}</p>
      <p role="status" className="mb-3 text-soft">
        {t('requests:list.children', { count })}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('requests:year.emptyList')} />
      ) : (
        <DataTable
          caption={title}
          captionHidden
          dense
          wide
          rows={rows}
          rowKey={(row) => `${row.id}${row.issuedOn}`}
          columns={[
            {
              key: 'child',
              header: t('requests:column.child'),
              rowHeader: true,
              cell: (row) => (
                <a href={`/officer/child/${row.childId}`} className="font-semibold">
                  <bdi>{row.name}</bdi>
                </a>
              ),
            },
            {
              key: 'family',
              header: t('requests:column.family'),
              cell: (row) => (
                <a href={`/officer/family/${row.familyId}`}>
                  <bdi>{row.familyName}</bdi>
                </a>
              ),
            },
            {
              key: 'group',
              header: t('requests:year.head.group'),
              cell: (row) => yearName(row.yearGroup),
            },
            {
              key: 'language',
              header: t('requests:year.head.language'),
              cell: (row) => language(row.language),
            },
            {
              key: 'issued',
              header: t('requests:column.issued'),
              nowrap: true,
              cell: (row) => date(row.issuedOn),
            },
            {
              key: 'standing',
              header: t('requests:column.standing'),
              cell: (row) => (
                <>
                  <Tag tone={tones[row.standing]}>{t(`requests:measure.${row.standing}`)}</Tag>
                  <span className="block text-xs text-soft">
                    {row.answeredOn
                      ? date(row.answeredOn)
                      : row.standing === 'more-time' && row.moreTimeUntil
                        ? t('requests:until', { date: date(row.moreTimeUntil) })
                        : t('requests:column.answerBy', { date: date(row.answerBy) })}
                  </span>
                </>
              ),
            },
          ]}
        />
      )}
      <KeyPager nextTo={nextTo} previousTo={previousTo} />
    </>
  );
}
