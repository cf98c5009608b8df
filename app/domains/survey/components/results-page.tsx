import { BackLink, DataTable, EmptyState, Notice } from '~/components/layout';
import { formatMonth, useT } from '~/platform/i18n';
import type { MonthResults } from '../results.rules';
import { SURVEY_ANSWERS } from '../survey.codes';

/** How often each answer was chosen, month by month, for staff. */
export function ResultsPage({ months }: { months: MonthResults[] }) {
  const t = useT();
  return (
    <>
      <BackLink to="/officer" />
      <h1>{t('rounds:survey.title')}</h1>
      <p className="max-w-[42rem]">{t('rounds:survey.lead')}</p>
      <p className="max-w-[42rem]">{t('rounds:survey.together')}</p>
      {months.length === 0 && <EmptyState title={t('rounds:survey.none')} />}
      {months.map((month) => (
        <section key={month.month} aria-labelledby={`m-${month.month}`} className="mt-8">
          <h2 id={`m-${month.month}`}>{monthName(month.month)}</h2>
          {month.questions === null ? (
            <Notice>{t('rounds:survey.few')}</Notice>
          ) : (
            <>
              <p>{t('rounds:survey.people', { count: month.people ?? 0 })}</p>
              <DataTable
                caption={t('rounds:survey.caption', { month: monthName(month.month) })}
                captionHidden
                rows={month.questions}
                rowKey={({ question }) => question}
                columns={[
                  {
                    key: 'question',
                    header: t('rounds:survey.question'),
                    cell: ({ question }) => t(`survey:questions.${question}`),
                  },
                  ...SURVEY_ANSWERS.map((code, at) => ({
                    key: code,
                    header: t(`survey:answers.${code}`),
                    align: 'end' as const,
                    cell: ({ answers }: NonNullable<MonthResults['questions']>[number]) =>
                      answers[at]!.count,
                  })),
                ]}
              />
            </>
          )}
        </section>
      ))}
    </>
  );
}

function monthName(month: string): string {
  return formatMonth('en', month);
}
