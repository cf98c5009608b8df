import { Ltr, Tag, type Tone } from '~/components/layout';
import type { EscalationLine, OpenMatter } from '../record.view';
import { Line, Lines, Nothing, Part, Small } from './part';
import { useRecordWords } from './words';

type NowPartProps = {
  childId: string;
  matters: OpenMatter[];
  closed: number;
  escalations: EscalationLine[];
  today: string;
};

/** What is open about the child now, what runs out first on top, and what other services were asked. */
export function NowPart({ childId, matters, closed, escalations, today }: NowPartProps) {
  const { t, code, date } = useRecordWords();
  return (
    <Part id="now" title={t('record:now.title')}>
      {matters.length === 0 && <Nothing>{t('record:now.none')}</Nothing>}
      <Lines>
        {matters.map((matter) => (
          <Line key={matter.id}>
            <MatterLine matter={matter} today={today} />
          </Line>
        ))}
      </Lines>
      {closed > 0 && <Small>{t('record:now.closed', { count: closed })}</Small>}
      <h3 className="mt-4 mb-1 flex flex-wrap items-baseline justify-between gap-x-4 text-base">
        {t('record:asked.title')}
        <a
          className="inline-flex min-h-6 items-center text-sm font-normal print:hidden"
          href={`/officer/child/${childId}/ask`}
        >
          {t('record:moves.ask')}
        </a>
      </h3>
      {escalations.length === 0 && <Nothing>{t('record:asked.none')}</Nothing>}
      <Lines>
        {escalations.map((one) => (
          <Line key={one.id}>
            <a href={`/officer/escalation/${one.id}`}>{code('services', one.service)}</a>{' '}
            <bdi>{one.toName}</bdi>{' '}
            <DueTag day={one.dueOn} today={today} words={t('record:asked.due')} />
            <Small>
              {t('record:asked.askedOn', { date: date(one.askedOn) })}
              {one.level > 0 && ` · ${t(`record:asked.level.${one.level}`)}`}
            </Small>
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

/** One open matter, with its next clock and where it is worked on. */
export function MatterLine({ matter, today }: { matter: OpenMatter; today: string }) {
  const { t, word, date } = useRecordWords();
  const { nextRule, nextDueOn } = matter;
  return (
    <>
      <a href={matter.workPage ?? `/officer/item/${matter.id}`}>
        {word('kinds', matter.kind)} <Ltr>{matter.reference}</Ltr>
      </a>{' '}
      <Tag>{word('statuses', matter.status)}</Tag>{' '}
      {nextRule && nextDueOn && (
        <DueTag day={nextDueOn} today={today} words={word('clockNames', nextRule)} />
      )}
      <Small>
        {t('record:now.since', { date: date(matter.receivedOn) })}
        {' · '}
        {matter.owner ? <bdi>{matter.owner}</bdi> : t('officer:item.nobody')}
        {matter.workPage && (
          <>
            {' · '}
            <a href={`/officer/item/${matter.id}`}>
              {t('record:now.toItem')}
              <span className="sr-only"> {matter.reference}</span>
            </a>
          </>
        )}
      </Small>
    </>
  );
}

/** A day by which something is due, with a tone where it is near or past; the words say so too. */
export function DueTag({ day, today, words }: { day: string; today: string; words: string }) {
  const { t, date } = useRecordWords();
  const state = day < today ? 'past' : day === today ? 'today' : 'coming';
  const tones: Record<typeof state, Tone> = { past: 'alert', today: 'wait', coming: 'neutral' };
  return (
    <Tag tone={tones[state]}>
      {words} · {t(`record:due.${state}`, { date: date(day) })}
    </Tag>
  );
}
