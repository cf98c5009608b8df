import {
  Button,
  ErrorSummary,
  FormInline,
  Hidden,
  Radios,
  Select,
  TextArea,
} from '~/components/form';
import { Tag, Timeline, UserText } from '~/components/layout';
import { INDICATORS, INDICATOR_CODES, RATING_LEVELS } from '../item.codes';
import type { ChildView } from '../item.view';
import { ChildFacts, fullName, ratingTone } from './child-card';
import { ItemNews } from './item-news';
import { ChangedMeanwhile, ItemSubPage, MoveFields, type MovePageProps } from './move-parts';
import { useWords } from './words';

type ChildPageProps = MovePageProps & { done: string | null };

/** One child: what is known, the indicators in force and ended, and the ratings with their authors. */
export function ChildPage(props: ChildPageProps) {
  const { item, problems, done } = props;
  const { t } = useWords();
  const [child] = item.children;
  if (!child) return null;
  const wrong = problems && (problems.values.intent === 'rate' ? 'rating' : 'indicator');
  const may = item.mayWork && child.inItem;
  return (
    <ItemSubPage item={item} title={<bdi>{fullName(child)}</bdi>}>
      <ErrorSummary
        problems={problems}
        errorsFrom={`officer:${wrong}`}
        idPrefix={wrong ?? undefined}
      />
      <ChangedMeanwhile problems={problems} />
      <ItemNews done={problems ? null : done} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <section aria-labelledby="record">
          <h2 id="record">{t('officer:child.record')}</h2>
          <ChildFacts child={child} today={item.today} />
        </section>
        <div>
          <Indicators
            {...props}
            child={child}
            may={may}
            problems={wrong === 'indicator' ? problems : null}
          />
          <Ratings
            {...props}
            child={child}
            may={may}
            problems={wrong === 'rating' ? problems : null}
          />
        </div>
      </div>
    </ItemSubPage>
  );
}

type PartProps = MovePageProps & { child: ChildView; may: boolean };

function Indicators({ item, child, submitKey, problems, may }: PartProps) {
  const { t, date } = useWords();
  return (
    <section aria-labelledby="indicators" className="mb-8">
      <h2 id="indicators">{t('officer:indicator.title')}</h2>
      <p>{t('officer:indicator.lead')}</p>
      {child.indicators.length === 0 && <p>{t('officer:indicator.none')}</p>}
      <ul role="list" className="mb-6 space-y-3">
        {child.indicators.map((indicator) => (
          <li key={indicator.id} className="rounded-lg border border-line bg-surface px-4 py-3">
            <p className="mb-1 flex flex-wrap justify-between gap-2">
              <strong>{t(`officer:indicator.codes.${indicator.code}`)}</strong>
              <Tag tone={indicator.endedAt ? 'neutral' : 'wait'}>
                {t(indicator.endedAt ? 'officer:indicator.ended' : 'officer:indicator.active')}
              </Tag>
            </p>
            <UserText>{indicator.reason}</UserText>
            <p className="mb-1 text-sm text-soft">
              {t('officer:child.byOn', { name: indicator.by ?? '', date: date(indicator.at) })}
              {indicator.endedAt &&
                ` · ${t('officer:indicator.endedOn', { date: date(indicator.endedAt), name: indicator.endedBy ?? '' })}`}
            </p>
            {may && !indicator.endedAt && (
              <FormInline id={`end-${indicator.id}`} hideSubmit>
                <MoveFields item={item} submitKey={submitKey} />
                <Hidden name="intent" value="end" />
                <Hidden name="indicator" value={indicator.id} />
                <Button variant="secondary">
                  {t('officer:indicator.end')}
                  <span className="sr-only"> {t(`officer:indicator.codes.${indicator.code}`)}</span>
                </Button>
              </FormInline>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <>
          <h3>{t('officer:indicator.add')}</h3>
          <p className="text-sm text-soft">{t('officer:indicator.meetingHint')}</p>
          <FormInline
            id="indicator"
            problems={problems}
            errorsFrom="officer:indicator"
            submitLabel={t('officer:indicator.submit')}
          >
            <MoveFields item={item} submitKey={submitKey} />
            <Hidden name="intent" value="add" />
            <Select
              name="code"
              width="wide"
              label={t('officer:indicator.code')}
              emptyLabel={t('officer:indicator.choose')}
              options={INDICATOR_CODES.map((code) => ({
                value: code,
                label: `${t(`officer:indicator.codes.${code}`)} (${t(`officer:indicator.fromSource.${INDICATORS[code]}`)})`,
              }))}
            />
            <TextArea
              name="reason"
              label={t('officer:indicator.reason')}
              hint={t('officer:indicator.reasonHint')}
              rows={3}
            />
          </FormInline>
        </>
      )}
    </section>
  );
}

function Ratings({ item, child, submitKey, problems, may }: PartProps) {
  const { t, moment } = useWords();
  return (
    <section aria-labelledby="ratings">
      <h2 id="ratings">{t('officer:rating.title')}</h2>
      <p>{t('officer:rating.lead')}</p>
      {child.ratings.length === 0 ? (
        <p>{t('officer:rating.none')}</p>
      ) : (
        <>
          <h3>{t('officer:rating.history')}</h3>
          <Timeline
            items={child.ratings.map((rating) => ({
              title: (
                <Tag tone={ratingTone[rating.level]}>
                  {t(`officer:rating.levels.${rating.level}`)}
                </Tag>
              ),
              when: moment(rating.at),
              who: rating.by,
              body: <UserText>{rating.reason}</UserText>,
            }))}
          />
        </>
      )}
      {may && (
        <FormInline
          id="rating"
          problems={problems}
          errorsFrom="officer:rating"
          submitLabel={t('officer:rating.submit')}
        >
          <MoveFields item={item} submitKey={submitKey} />
          <Hidden name="intent" value="rate" />
          <Radios
            name="level"
            inline
            label={t('officer:rating.level')}
            options={RATING_LEVELS.map((level) => ({
              value: level,
              label: t(`officer:rating.levels.${level}`),
            }))}
          />
          <TextArea name="reason" label={t('officer:rating.reason')} rows={3} />
        </FormInline>
      )}
    </section>
  );
}
