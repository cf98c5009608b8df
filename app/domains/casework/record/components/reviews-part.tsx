import { Details, Tag, UserText, type Tone } from '~/components/layout';
import type { CheckLine, FindingLine, ReviewLine, SendingLine } from '../record.view';
import { byYear } from '../years.rules';
import { Line, Lines, Nothing, Part, Small } from './part';
import { useRecordWords } from './words';

type SendingsPartProps = { childId: string; sendings: SendingLine[] };

/** Plans, evidence and the child's own voice, year by year; they are read on the reading page. */
export function SendingsPart({ childId, sendings }: SendingsPartProps) {
  const { t, code, date } = useRecordWords();
  const to = `/officer/child/${childId}/reading`;
  return (
    <Part
      id="sent"
      title={t('record:sent.title')}
      links={<a href={to}>{t('record:moves.reading')}</a>}
    >
      {sendings.length === 0 && <Nothing>{t('record:sent.none')}</Nothing>}
      <Lines>
        {byYear(sendings, ({ sentAt }) => sentAt).map(({ year, things }) => (
          <Line key={year}>
            <h3 className="my-0 text-base">{year}</h3>
            <ul className="mb-0">
              {things.map(({ id, kind, number, sentAt, replaced }) => (
                <li key={id}>
                  {code('sendings', kind)}
                  {number !== null && number > 1 && ` · ${t('record:sent.version', { number })}`}
                  {' · '}
                  {date(sentAt)}
                  {replaced && ` · ${t('record:sent.replaced')}`}
                </li>
              ))}
            </ul>
          </Line>
        ))}
      </Lines>
      <Small>{t('record:sent.notSeen')}</Small>
    </Part>
  );
}

const tones: Record<string, Tone> = {
  suitable: 'good',
  'more-information': 'wait',
  concerns: 'alert',
};

type ReviewsPartProps = { childId: string; reviews: ReviewLine[]; checks: CheckLine[] };

/** Reviews with what was concluded, year by year, and the looks into other systems. */
export function ReviewsPart({ childId, reviews, checks }: ReviewsPartProps) {
  const { t, code, date } = useRecordWords();
  return (
    <Part
      id="reviews"
      title={t('record:reviews.title')}
      links={<a href={`/officer/child/${childId}/review`}>{t('record:moves.review')}</a>}
    >
      {reviews.length === 0 && <Nothing>{t('record:reviews.none')}</Nothing>}
      <Lines>
        {byYear(reviews, ({ concludedOn, openedOn }) => concludedOn ?? openedOn).map(
          ({ year, things }) => (
            <Line key={year}>
              <h3 className="my-0 text-base">{year}</h3>
              {things.map((review) => (
                <div key={review.id} className="mt-1">
                  <a href={`/officer/review/${review.id}`}>{code('reviewKinds', review.kind)}</a>{' '}
                  {review.conclusion ? (
                    <Tag tone={tones[review.conclusion]}>
                      {code('conclusions', review.conclusion)}
                    </Tag>
                  ) : (
                    <Tag>{code('reviewStates', review.state)}</Tag>
                  )}
                  <Small>
                    {review.reportedOn
                      ? t('record:reviews.reported', { date: date(review.reportedOn) })
                      : t('record:reviews.opened', { date: date(review.openedOn) })}
                  </Small>
                  <Findings findings={review.findings} />
                </div>
              ))}
            </Line>
          ),
        )}
      </Lines>
      <h3 className="mt-4 mb-1 text-base">{t('record:checks.title')}</h3>
      {checks.length === 0 && <Nothing>{t('record:checks.none')}</Nothing>}
      <Lines>
        {checks.map((check) => (
          <Line key={check.id}>
            <bdi>{check.system}</bdi> · {date(check.checkedOn)} · <bdi>{check.by}</bdi>{' '}
            <Tag tone={check.found ? 'wait' : 'neutral'}>
              {t(check.found ? 'record:checks.found' : 'record:checks.nothing')}
            </Tag>
            {check.note && <UserText>{check.note}</UserText>}
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

/** Area by area what was found and what it rests on; one person's account alone is said so. */
function Findings({ findings }: { findings: FindingLine[] }) {
  const { t, code } = useRecordWords();
  if (findings.length === 0) return null;
  return (
    <div className="[&>details]:mb-1">
      <Details summary={t('record:reviews.findings', { count: findings.length })}>
        <ul className="mb-0">
          {findings.map(({ area, judgement, bases, accounts }) => (
            <li key={area}>
              {t(`reading:area.${area}`)}: {code('judgements', judgement)}
              <Small>
                {bases.map((basis) => t(`record:bases.${basis}`)).join(', ')}
                {bases.length === 1 && bases[0] === 'parent' && accounts < 2 && (
                  <strong> {t('record:reviews.oneAccount')}</strong>
                )}
              </Small>
            </li>
          ))}
        </ul>
      </Details>
    </div>
  );
}
