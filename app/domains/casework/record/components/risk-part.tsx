import { Details, Tag, Timeline, UserText, type TimelineItem } from '~/components/layout';
import { ratingTone } from '../../item/components/child-card';
import type { IndicatorLine, RatingLine } from '../record.view';
import { Nothing, Part } from './part';
import { useRecordWords } from './words';

type RiskPartProps = {
  rating: RatingLine[];
  indicators: IndicatorLine[];
  /** The page that changes them; null where no matter of the child is open. */
  changeTo: string | null;
};

/** The rating and the indicators as they stand, and how they came about over time. */
export function RiskPart({ rating, indicators, changeTo }: RiskPartProps) {
  const { t } = useRecordWords();
  const [latest] = rating;
  const active = indicators.filter(({ endedAt }) => !endedAt);
  const items = useRiskItems(rating, indicators);
  return (
    <Part
      id="risk"
      title={t('record:risk.title')}
      links={changeTo && <a href={changeTo}>{t('record:moves.risk')}</a>}
    >
      <p className="mb-2 flex flex-wrap items-baseline gap-2">
        <Tag tone={latest ? ratingTone[latest.level] : 'neutral'}>
          {t(latest ? `officer:rating.levels.${latest.level}` : 'officer:rating.none')}
        </Tag>
        {active.map(({ id, code }) => (
          <Tag key={id}>{t(`officer:indicator.codes.${code}`)}</Tag>
        ))}
      </p>
      {active.length === 0 && <Nothing>{t('record:risk.noIndicators')}</Nothing>}
      {latest && <UserText>{latest.reason}</UserText>}
      {items.length > 0 && (
        <div className="mt-3 [&>details]:mb-0">
          <Details summary={t('record:risk.overTime')}>
            <Timeline items={items} />
          </Details>
        </div>
      )}
    </Part>
  );
}

/** Ratings, and beginnings and ends of indicators, the latest first. */
function useRiskItems(ratings: RatingLine[], indicators: IndicatorLine[]): TimelineItem[] {
  const { t, moment } = useRecordWords();
  const name = (code: string) => t(`officer:indicator.codes.${code}`);
  const events = [
    ...ratings.map(({ level, reason, by, at }) => ({
      at,
      by,
      title: t('record:risk.rated', { level: t(`officer:rating.levels.${level}`) }),
      reason,
    })),
    ...indicators.flatMap(({ code, reason, by, at, endedAt, endedBy }) => [
      { at, by, title: t('record:risk.indicated', { name: name(code) }), reason },
      ...(endedAt
        ? [
            {
              at: endedAt,
              by: endedBy,
              title: t('record:risk.ended', { name: name(code) }),
              reason: '',
            },
          ]
        : []),
    ]),
  ];
  return events
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map(({ at, by, title, reason }) => ({
      when: moment(at),
      title,
      who: <bdi>{by}</bdi>,
      body: reason ? <UserText>{reason}</UserText> : undefined,
    }));
}
