import type { ReactNode } from 'react';
import { Temporal } from 'temporal-polyfill';
import { BackLink, Tag } from '~/components/layout';
import { today as todayNow } from '~/platform/calendar';
import { schoolAge } from '~/domains/child';
import { ratingTone } from '../../item/components/child-card';
import { SeenHeard, type SeenChild } from './seen-heard';
import { useRecordWords } from './words';

export type HeadChild = SeenChild & {
  id: string;
  name: string;
  dateOfBirth: string;
  rating: string | null;
};

type CaseHeadProps = {
  child: HeadChild;
  /** The h1 of the page; the child's name is the h1 where it is left out. */
  title?: ReactNode;
  /** Where the page leads back to: the child's record where left out. */
  backTo?: string;
  /** The words of that link. */
  back?: ReactNode;
  /** ISO date; today in England where left out. */
  today?: string;
};

/** The head of every page about one child: the way back, who, how old, rating, last seen and heard. */
export function CaseHead(props: CaseHeadProps) {
  const { child, title, backTo, back, today = todayNow().toString() } = props;
  const { t, year } = useRecordWords();
  const born = Temporal.PlainDate.from(child.dateOfBirth);
  const on = Temporal.PlainDate.from(today);
  const { years } = born.until(on, { largestUnit: 'years' });
  const { yearGroup } = schoolAge(born, on);
  return (
    <header className="mb-6">
      <BackLink to={backTo ?? `/officer/child/${child.id}`}>
        {back ?? (backTo ? undefined : t('record:head.back'))}
      </BackLink>
      {title && (
        <p className="mb-1 font-semibold">
          <bdi>{child.name}</bdi>
        </p>
      )}
      <h1 className="mb-2">{title ?? <bdi>{child.name}</bdi>}</h1>
      <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{t('record:head.age', { count: years })}</span>
        <span>{year(yearGroup)}</span>
        <Tag tone={child.rating ? ratingTone[child.rating] : 'neutral'}>
          {child.rating
            ? t('record:head.rating', { level: t(`officer:rating.levels.${child.rating}`) })
            : t('officer:rating.none')}
        </Tag>
      </p>
      <SeenHeard child={child} today={today} />
    </header>
  );
}
