import { Tag } from '~/components/layout';
import type { LetterLine, PathLine, RecordView, StepLine } from '../record.view';
import { DueTag } from './now-part';
import { Line, Lines, Nothing, Part, Small } from './part';
import { useRecordWords } from './words';

type FormalProps = { childId: string; today: string };

/** Formal steps in short; the ladder has a page of its own. */
export function StepsPart({ childId, steps, today }: FormalProps & { steps: StepLine[] }) {
  const { t, code, date } = useRecordWords();
  return (
    <Part
      id="steps"
      title={t('record:steps.title')}
      links={<a href={`/officer/child/${childId}/steps`}>{t('record:steps.ladder')}</a>}
    >
      {steps.length === 0 && <Nothing>{t('record:steps.none')}</Nothing>}
      <Lines>
        {steps.map((step) => (
          <Line key={step.id}>
            <a href={`/officer/step/${step.id}`}>{code('stepKinds', step.kind)}</a>{' '}
            <Tag>{code('stepStates', step.state)}</Tag>{' '}
            {step.lastDay && step.state === 'served' && (
              <DueTag day={step.lastDay} today={today} words={t('record:steps.lastDay')} />
            )}
            <Small>
              {step.servedOn
                ? t('record:steps.served', { date: date(step.servedOn) })
                : t('record:steps.proposed', { date: date(step.proposedOn) })}
            </Small>
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

/** Special cases, those under way first. */
export function PathsPart({ childId, paths, today }: FormalProps & { paths: PathLine[] }) {
  const { t, code, date } = useRecordWords();
  return (
    <Part
      id="paths"
      title={t('record:paths.title')}
      links={<a href={`/officer/child/${childId}/path`}>{t('record:moves.path')}</a>}
    >
      {paths.length === 0 && <Nothing>{t('record:paths.none')}</Nothing>}
      <Lines>
        {paths.map((path) => (
          <Line key={path.id}>
            <a href={`/officer/path/${path.id}`}>{code('pathKinds', path.kind)}</a>{' '}
            <Tag>{code('pathStates', path.state)}</Tag>{' '}
            {path.state === 'open' && path.nextStepDueOn && (
              <DueTag day={path.nextStepDueOn} today={today} words={t('record:paths.next')} />
            )}
            <Small>
              {path.endedOn
                ? t('record:paths.ended', { from: date(path.startedOn), to: date(path.endedOn) })
                : t('record:paths.begun', { date: date(path.startedOn) })}
            </Small>
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

/** Letters of casework, drafts first. */
export function LettersPart({ letters }: { letters: LetterLine[] }) {
  const { t, code, date } = useRecordWords();
  return (
    <Part id="letters" title={t('record:letters.title')}>
      {letters.length === 0 && <Nothing>{t('record:letters.none')}</Nothing>}
      <Lines>
        {letters.map((letter) => (
          <Line key={letter.id}>
            <a href={`/officer/letter/${letter.id}`}>
              {code('letterKinds', letter.kind)}
              <span className="sr-only">
                {', '}
                {t('record:letters.of', { date: date(letter.sentOn ?? letter.madeOn) })}
              </span>
            </a>{' '}
            <Tag tone={letter.state === 'draft' ? 'wait' : 'neutral'}>
              {code('letterStates', letter.state)}
            </Tag>
            <Small>{date(letter.sentOn ?? letter.madeOn)}</Small>
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

type SharedPartProps = { childId: string; shared: RecordView['shared'] };

/** How much was shared about the child, and the way to the ledger. */
export function SharedPart({ childId, shared }: SharedPartProps) {
  const { t, date } = useRecordWords();
  return (
    <Part
      id="shared"
      title={t('record:shared.title')}
      links={<a href={`/officer/child/${childId}/sharing`}>{t('record:shared.ledger')}</a>}
    >
      <p className="mb-0">
        {shared.count === 0
          ? t('record:shared.none')
          : t('record:shared.some', { count: shared.count })}
        {shared.lastOn && ` · ${t('record:shared.last', { date: date(shared.lastOn) })}`}
      </p>
    </Part>
  );
}
