import { Ltr, Tag, UserText } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import { languageName } from '../../item/components/words';
import type { ChildFactsView, EpisodeView, TellingView } from '../record.view';
import { yearOf } from '../years.rules';
import { Line, Lines, Nothing, Part, Small } from './part';
import { useRecordWords } from './words';

type EducationPartProps = { childId: string; facts: ChildFactsView; episodes: EpisodeView[] };

/** Where the child learns and learnt: each stretch with its dates and who told. */
export function EducationPart({ childId, facts, episodes }: EducationPartProps) {
  const { t, word, date } = useRecordWords();
  const to = `/officer/child/${childId}/education`;
  return (
    <Part
      id="education"
      title={t('record:education.title')}
      links={<a href={to}>{t('record:moves.education')}</a>}
    >
      <p className="mb-2">
        {t('record:education.told', { setting: word('settings', facts.setting) })}
        {facts.schoolName && (
          <>
            {': '}
            <bdi>{facts.schoolName}</bdi>
          </>
        )}
        {facts.startedOn && (
          <Small>{t('record:education.homeSince', { date: date(facts.startedOn) })}</Small>
        )}
      </p>
      {episodes.length === 0 && <Nothing>{t('record:education.none')}</Nothing>}
      <EpisodeList childId={childId} episodes={episodes} />
    </Part>
  );
}

/** Stretches of education, what runs first. */
export function EpisodeList({ childId, episodes }: Omit<EducationPartProps, 'facts'>) {
  const { t, code, date } = useRecordWords();
  return (
    <Lines>
      {episodes.map((episode) => (
        <Line key={episode.id}>
          <p className="mb-0 flex flex-wrap gap-x-3">
            <strong>{code('episodes', episode.kind)}</strong>
            {episode.place && <bdi>{episode.place}</bdi>}
            {episode.schoolUrn && (
              <span className="text-soft">
                {t('record:education.urn')} <Ltr>{episode.schoolUrn}</Ltr>
              </span>
            )}
            {!episode.endedOn && <Tag tone="info">{t('record:education.now')}</Tag>}
          </p>
          <p className="mb-0">
            {t('record:education.span', {
              from: episode.startedOn ? date(episode.startedOn) : t('record:education.unknown'),
              to: episode.endedOn ? date(episode.endedOn) : t('record:education.stillThere'),
            })}
            {episode.endReason && ` · ${code('episodeEnds', episode.endReason)}`}
          </p>
          <Small>
            {t('record:toldBy', { who: isolate(code('tellers', episode.toldBy)) })}
            {episode.recordedBy
              ? ` · ${t('record:writtenBy', { name: isolate(episode.recordedBy) })}`
              : ` · ${t('record:writtenByPortal')}`}
          </Small>
          {!episode.endedOn && (
            <a
              className="inline-block py-1 text-sm print:hidden"
              href={`/officer/child/${childId}/education?end=${episode.id}`}
            >
              {t('record:education.toEnd')}
              <span className="sr-only"> {code('episodes', episode.kind)}</span>
            </a>
          )}
        </Line>
      ))}
    </Lines>
  );
}

/** Why the family chose this, year by year as they told it, with what would help. */
export function WhyPart({ childId, tellings }: { childId: string; tellings: TellingView[] }) {
  const { t } = useRecordWords();
  return (
    <Part
      id="why"
      title={t('record:why.title')}
      links={<a href={`/officer/child/${childId}/education?why=1`}>{t('record:moves.why')}</a>}
    >
      {tellings.length === 0 && <Nothing>{t('record:why.none')}</Nothing>}
      <Lines>
        {tellings.map((telling) => (
          <Line key={telling.id}>
            <Telling telling={telling} />
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

function Telling({ telling }: { telling: TellingView }) {
  const { t, code, date } = useRecordWords();
  const { reasons, words, stillChoice, wouldHelp, noticeFrom, toldBy, toldOn, language } = telling;
  const who = noticeFrom === null ? code('tellers', toldBy) : noticeFrom;
  return (
    <>
      <h3 className="my-0 text-base">{yearOf(toldOn)}</h3>
      <Small>
        {t(noticeFrom === null ? 'record:why.toldOn' : 'record:why.inNotice', {
          who: isolate(who || t('officer:item.nameless')),
          date: date(toldOn),
        })}
        {words && language !== 'en' && ` · ${languageName(language)}`}
      </Small>
      {reasons.length > 0 && (
        <ul className="mb-1">
          {reasons.map((reason) => (
            <li key={reason}>{code('reasons', reason)}</li>
          ))}
        </ul>
      )}
      {reasons.length === 0 && !words && <Nothing>{t('record:why.noReason')}</Nothing>}
      {words && <UserText lang={language}>{words}</UserText>}
      {stillChoice !== 'not-said' && (
        <p className="mb-0">
          {t('record:why.still')} <strong>{code('stillChoice', stillChoice)}</strong>
        </p>
      )}
      {wouldHelp && (
        <div>
          {t('record:why.wouldHelp')}
          <UserText>{wouldHelp}</UserText>
        </div>
      )}
    </>
  );
}
