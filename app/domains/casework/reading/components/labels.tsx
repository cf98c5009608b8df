import { Tag, UserText } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import { languageName, useWords } from '../../item/components/words';
import type { Question } from '../reading.view';
import { askPath } from '../reading.schema';
import { isOpen } from '../questions.rules';
import { useReading } from './use-reading';

/** The mark of what came since the last look; at a first look nothing is marked, since all is new. */
export function NewTag({ isNew }: { isNew: boolean }) {
  const { t } = useWords();
  const { lastLook } = useReading();
  return isNew && lastLook !== null ? <Tag tone="info">{t('reading:new')}</Tag> : null;
}

type FromProps = { by: string; language: string; isNew: boolean; at?: string };

/** Who sent something, in which language, and when. */
export function From({ by, language, isNew, at }: FromProps) {
  const { t, date } = useWords();
  return (
    <p className="mb-1 text-sm text-soft">
      {t('reading:from', { name: isolate(by) })}
      {' · '}
      {languageName(language)}
      {at && ` · ${date(at)}`} <NewTag isNew={isNew} />
    </p>
  );
}

type AboutProps = { sendingId: string; passage: string; what: string };

/** What was asked about a passage, with the answers, and the way to ask. */
export function Questions({ sendingId, passage, what }: AboutProps) {
  const { t } = useWords();
  const { questions, mayAsk, child, since, items } = useReading();
  const here = questions.filter(
    (question) => question.sendingId === sendingId && question.passage === passage,
  );
  return (
    <div className="mt-2">
      {here.map((question) => (
        <AskedOne key={question.id} question={question} />
      ))}
      {mayAsk && items.length > 0 && (
        <p className="mb-0 text-sm print:hidden">
          <a href={askPath(child.id, { sendingId, passage, since })} className="inline-block py-1">
            {t('reading:askHere')}
            <span className="sr-only">
              {': '}
              <bdi>{what}</bdi>
            </span>
          </a>
        </p>
      )}
    </div>
  );
}

function AskedOne({ question }: { question: Question }) {
  const { t, moment, date } = useWords();
  return (
    <div className="mb-2 border-s-4 border-accent ps-3" id={`question-${question.id}`}>
      <p className="mb-1 flex flex-wrap gap-x-3 text-sm text-soft">
        <Tag tone={isOpen(question) ? 'wait' : 'good'}>
          {t(isOpen(question) ? 'reading:question.open' : 'reading:question.answered')}
        </Tag>
        <span>
          {t('reading:question.asked', {
            name: isolate(question.by ?? ''),
            when: moment(question.at),
          })}
          {question.dueOn && ` · ${t('reading:question.by', { date: date(question.dueOn) })}`}
        </span>
      </p>
      <UserText lang={question.language}>{question.text}</UserText>
      {question.answers.map((answer) => (
        <div key={answer.id} className="mt-1">
          <p className="mb-0 text-sm text-soft">
            {t('reading:question.wrote', {
              when: moment(answer.at),
              language: languageName(answer.language),
            })}
          </p>
          <UserText lang={answer.language}>{answer.text}</UserText>
        </div>
      ))}
      <p className="mb-0 text-sm">
        <a href={`/officer/item/${question.itemId}#message-${question.id}`}>
          {t('reading:question.conversation')}
        </a>
      </p>
    </div>
  );
}
