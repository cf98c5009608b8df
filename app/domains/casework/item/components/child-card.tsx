import { Temporal } from 'temporal-polyfill';
import { Ltr, SummaryCard, SummaryList, Tag, UserText, type Tone } from '~/components/layout';
import type { Translate } from '~/platform/i18n';
import { schoolAge } from '~/domains/child';
import type { ChildView } from '../item.view';
import type { ShownItem } from '../show-item.server';
import { addressLines } from './address';
import { useWords } from './words';

/** The tone of a risk rating; its word is always shown with it. */
export const ratingTone: Record<string, Tone> = {
  green: 'good',
  amber: 'wait',
  red: 'alert',
  'high-red': 'alert',
};

/** One child apart from the others: who they are, where they learn, what is known of them. */
export function ChildCard({ item, child }: { item: ShownItem; child: ChildView }) {
  const { t } = useWords();
  const to = `/officer/item/${item.id}/child/${child.id}`;
  const name = fullName(child);
  return (
    <SummaryCard
      id={`child-${child.id}`}
      title={
        <>
          <bdi>{name}</bdi>
          {!child.inItem && (
            <span className="block text-sm font-normal text-soft">
              {t('officer:item.notInItem')}
            </span>
          )}
        </>
      }
      actions={
        <>
          {item.mayWork && (
            <a href={`/officer/child/${child.id}`}>
              {t('officer:item.toRecord')}
              <span className="sr-only"> {name}</span>
            </a>
          )}
          <a href={`/officer/child/${child.id}/reading`}>
            {t('officer:item.readChild')}
            <span className="sr-only"> {name}</span>
          </a>
          <a href={to}>
            {t('officer:item.openChild')}
            <span className="sr-only"> {name}</span>
          </a>
        </>
      }
    >
      <ChildFacts child={child} today={item.today} />
    </SummaryCard>
  );
}

/** What the council knows of one child. */
export function ChildFacts({ child, today }: { child: ChildView; today: string }) {
  const { t, word, date } = useWords();
  const age = schoolAge(Temporal.PlainDate.from(child.dateOfBirth), Temporal.PlainDate.from(today));
  const years = Temporal.PlainDate.from(today).since(child.dateOfBirth, {
    largestUnit: 'years',
  }).years;
  const [rating] = child.ratings;
  const active = child.indicators.filter((indicator) => !indicator.endedAt);
  const address = addressLines(child.address);
  return (
    <SummaryList
      rows={[
        ...(child.knownAs
          ? [{ key: t('officer:child.knownAs'), value: <bdi>{child.knownAs}</bdi> }]
          : []),
        {
          key: t('officer:child.born'),
          value: t('officer:child.bornValue', { date: date(child.dateOfBirth), count: years }),
        },
        {
          key: t('officer:child.year'),
          value: yearWords(t, age.yearGroup),
        },
        {
          key: t('officer:child.schoolAge'),
          value: (
            <>
              {word('schoolAge', age.status)}
              <span className="block text-sm text-soft">
                {t('officer:child.schoolAgeValue', {
                  from: date(age.begins.toString()),
                  to: date(age.ends.toString()),
                })}
              </span>
            </>
          ),
        },
        {
          key: t('officer:child.setting'),
          value: (
            <>
              {word('settings', child.setting)}
              {child.schoolName && (
                <span className="block">
                  <bdi>{child.schoolName}</bdi>
                </span>
              )}
            </>
          ),
        },
        { key: t('officer:child.sen'), value: word('sen', child.sen) },
        {
          key: t('officer:child.standing'),
          value: child.startedOn
            ? t('officer:child.standingSince', {
                standing: word('childStatuses', child.status),
                date: date(child.startedOn),
              })
            : word('childStatuses', child.status),
        },
        ...(child.outcome
          ? [{ key: t('officer:child.outcome'), value: word('outcomes', child.outcome) }]
          : []),
        ...(child.upn ? [{ key: t('officer:child.upn'), value: <Ltr>{child.upn}</Ltr> }] : []),
        ...(address.length > 0
          ? [{ key: t('officer:child.address'), value: <UserText>{address.join('\n')}</UserText> }]
          : []),
        {
          key: t('officer:child.rating'),
          value: rating ? (
            <>
              <Tag tone={ratingTone[rating.level]}>
                {t(`officer:rating.levels.${rating.level}`)}
              </Tag>
              <UserText>{rating.reason}</UserText>
              <span className="block text-sm text-soft">
                {t('officer:child.byOn', { name: rating.by ?? '', date: date(rating.at) })}
              </span>
            </>
          ) : (
            t('officer:rating.none')
          ),
        },
        {
          key: t('officer:child.indicators'),
          value:
            active.length === 0 ? (
              t('officer:indicator.none')
            ) : (
              <ul>
                {active.map((indicator) => (
                  <li key={indicator.id}>{t(`officer:indicator.codes.${indicator.code}`)}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

/** A year group in words. */
function yearWords(t: Translate, group: number): string {
  if (group < 0) return t('officer:child.yearN');
  if (group === 0) return t('officer:child.yearR');
  return group > 11 ? t('officer:child.yearAfter') : t('officer:child.yearValue', { year: group });
}

/** Given names and family name. */
export function fullName(child: Pick<ChildView, 'givenNames' | 'familyName'>): string {
  return `${child.givenNames} ${child.familyName}`;
}
