import { BackLink, DataTable, EmptyState, Notice, UserText } from '~/components/layout';
import { FEEDBACK_ANSWERS } from '../../booking.codes';
import { kindTitle } from '../../session-words';
import type { FeedbackGroup, TermFeedback } from '../feedback.rules';
import { useRunWords } from './run-words';

/** What families said of sessions, by term and kind. Nobody can be told from it. */
export function FeedbackPage({ terms }: { terms: TermFeedback[] }) {
  const { t } = useRunWords();
  return (
    <>
      <BackLink to="/officer/sessions">{t('bookings:toHub')}</BackLink>
      <h1>{t('bookings:feedback.title')}</h1>
      <p className="max-w-[42rem]">{t('bookings:feedback.lead')}</p>
      {terms.length === 0 && <EmptyState title={t('bookings:feedback.none')} />}
      {terms.map((term) => (
        <section
          key={`${term.year}-${term.term}`}
          aria-labelledby={`${term.term}-${term.year}`}
          className="mb-10"
        >
          <h2 id={`${term.term}-${term.year}`}>
            {t(`bookings:feedback.terms.${term.term}`, { year: term.year })}
          </h2>
          {term.groups.map((group) => (
            <Group key={group.kind?.id ?? 'others'} group={group} />
          ))}
          {term.withheld && <Notice>{t('bookings:feedback.withheld')}</Notice>}
        </section>
      ))}
    </>
  );
}

function Group({ group }: { group: FeedbackGroup }) {
  const { t } = useRunWords();
  const title = group.kind ? kindTitle(group.kind, 'en').text : t('bookings:feedback.others');
  return (
    <div className="mb-6 max-w-[48rem]">
      <DataTable
        caption={
          <>
            <bdi>{title}</bdi>{' '}
            <span className="font-normal text-soft">
              {t('bookings:feedback.people', { count: group.people })}
            </span>
          </>
        }
        rows={group.questions}
        rowKey={({ question }) => question}
        columns={[
          {
            key: 'question',
            header: t('bookings:feedback.question'),
            cell: ({ question }) => t(`bookings:feedback.questions.${question}`),
          },
          ...FEEDBACK_ANSWERS.map((answer, at) => ({
            key: answer,
            header: t(`bookings:feedback.answers.${answer}`),
            align: 'end' as const,
            cell: ({ counts }: FeedbackGroup['questions'][number]) => counts[at]!.count,
          })),
        ]}
      />
      {group.better.length > 0 && (
        <>
          <h3 className="mt-4 text-base">{t('bookings:feedback.better')}</h3>
          <ul role="list" className="space-y-2 ps-0">
            {group.better.map((text, at) => (
              <li key={at} className="border-s-4 border-line ps-4">
                <UserText>{text}</UserText>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
