import { Ltr, SummaryCard, Tag, UserText } from '~/components/layout';
import { languageName } from '../../item/components/words';
import { YearlyWordsBeside } from '../../reading/components/yearly-words';
import type { YearsAnswer } from '../years-answer.server';
import { useRequestWords } from './words';

type YearsAnswerPartProps = { answer: YearsAnswer; childId: string };

/** What was asked and answered this year about the child of a review, with what has changed marked. */
export function YearsAnswerPart({ answer, childId }: YearsAnswerPartProps) {
  const { t, date, moment } = useRequestWords();
  return (
    <section aria-labelledby="years-answer" className="mb-8">
      <h2 id="years-answer">{t('requests:yearsAnswer.title')}</h2>
      <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Tag tone={answer.standing === 'answered' ? 'good' : 'neutral'}>
          {t(`requests:standing.${answer.standing}`)}
        </Tag>
        <span>
          {answer.answeredOn
            ? t(`requests:answeredHow.${answer.answeredHow || 'portal'}`, {
                date: date(answer.answeredOn),
              })
            : answer.standing === 'more-time' && answer.moreTimeUntil
              ? t('requests:until', { date: date(answer.moreTimeUntil) })
              : t('requests:silent.asked', {
                  date: date(answer.issuedOn),
                  by: date(answer.answerBy),
                })}
        </span>
        {answer.items.map((item) => (
          <a key={item.id} href={`/officer/item/${item.id}`}>
            <bdi>{item.name}</bdi> <Ltr>{item.reference}</Ltr>
          </a>
        ))}
      </p>
      {answer.answers.map((one) => (
        <SummaryCard
          key={one.id}
          under
          title={
            <>
              <bdi>{one.by}</bdi>
              <span className="block text-sm font-normal text-soft">
                {moment(one.sentAt)} · {languageName(one.language)}
              </span>
            </>
          }
          actions={
            <a href={`/officer/child/${childId}/reading#sending-${one.id}`}>
              {t('requests:yearsAnswer.read')}
              <span className="sr-only"> {one.by}</span>
            </a>
          }
        >
          <YearlyWordsBeside told={one.told} language={one.language} />
        </SummaryCard>
      ))}
      {answer.answeredHow &&
        answer.notes.map((note) => (
          <div key={note.id} className="mb-3 border-s-4 border-accent ps-4">
            <p className="mb-1 text-sm text-soft">
              <bdi>{note.by}</bdi> · {moment(note.at)}
            </p>
            <UserText>{note.text}</UserText>
          </div>
        ))}
    </section>
  );
}
