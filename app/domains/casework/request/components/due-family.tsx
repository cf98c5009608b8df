import { SummaryCard, Tag } from '~/components/layout';
import { DueTag } from '../../record/components/now-part';
import { dueStanding } from '../due.rules';
import { familyRequestPath } from '../request.address';
import type { HoldView, ListedChild, ListedFamily } from '../request.view';
import { ChildFacts, ChildName, FamilyNews, Readers, Safety } from './family-head';
import { useRequestWords } from './words';

type DueFamilyProps = {
  family: ListedFamily;
  month: string;
  days: { until: string; overAge: string };
  today: string;
  unseenMonths: number;
};

/** One family on the list of a month: the children together, what is to be minded, who is written to. */
export function DueFamily({ family, month, days, today, unseenMonths }: DueFamilyProps) {
  const { t } = useRequestWords();
  const due = family.children.filter((child) => dueStanding(child, days).kind === 'due');
  const others = family.children.filter((child) => !due.includes(child));
  const to = familyRequestPath(family.id, { month });
  return (
    <SummaryCard
      under
      title={<bdi>{family.name}</bdi>}
      actions={
        <>
          <a href={to}>
            {t('requests:list.decide')}
            <span className="sr-only"> {family.name}</span>
          </a>
          <a href={`/officer/family/${family.id}`}>
            {t('requests:list.picture')}
            <span className="sr-only"> {family.name}</span>
          </a>
        </>
      }
    >
      <Safety adults={family.adults} />
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <ul role="list" className="mb-2 divide-y divide-line">
          {due.map((child) => (
            <li key={child.id} className="py-2">
              <DueLine child={child} days={days} today={today} />
              <ChildFacts child={child} today={today} unseenMonths={unseenMonths} />
            </li>
          ))}
        </ul>
        <div>
          <h4 className="mb-1 text-sm font-semibold">{t('requests:readers.title')}</h4>
          <Readers readers={family.readers} />
          <FamilyNews family={family} />
          <Others others={others} days={days} />
        </div>
      </div>
    </SummaryCard>
  );
}

/** A child with the day that falls due, why sooner if it does, and the hold, if there is one. */
export function DueLine({
  child,
  days,
  today,
}: { child: ListedChild } & Pick<DueFamilyProps, 'days' | 'today'>) {
  const { t } = useRequestWords();
  const standing = dueStanding(child, days);
  if (standing.kind !== 'due') return null;
  const reason = child.planned?.soonerReason;
  return (
    <>
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <ChildName child={child} />
        <DueTag day={standing.dueOn} today={today} words={t('requests:list.due')} />
      </p>
      {reason !== null && reason !== undefined && (
        <p className="mb-1 text-sm">
          {reason === ''
            ? t('requests:list.soonerNoReason')
            : t('requests:list.sooner', { reason })}
        </p>
      )}
      {standing.hold && <HoldLine hold={standing.hold} today={today} />}
    </>
  );
}

/** That a child is held, why, by whom, and when to look again. */
export function HoldLine({ hold, today }: { hold: HoldView; today: string }) {
  const { t, date } = useRequestWords();
  const again = hold.lookOn !== null && hold.lookOn <= today;
  return (
    <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <Tag tone={again ? 'alert' : 'wait'}>
        {t(again ? 'requests:hold.again' : 'requests:hold.held')}
      </Tag>
      <span className="min-w-0 wrap-anywhere">
        <bdi>{hold.reason}</bdi>
      </span>
      <span className="text-soft">
        <bdi>{hold.by}</bdi> · {date(hold.on)}
        {hold.lookOn && ` · ${t('requests:hold.lookOn', { date: date(hold.lookOn) })}`}
      </span>
    </p>
  );
}

function Others({ others, days }: { others: ListedChild[]; days: DueFamilyProps['days'] }) {
  const { t, date } = useRequestWords();
  if (others.length === 0) return null;
  return (
    <p className="mb-0 text-sm">
      {t('requests:list.others')}{' '}
      {others.map((child, at) => {
        const standing = dueStanding(child, days);
        return (
          <span key={child.id}>
            {at > 0 && '; '}
            <bdi>{child.name}</bdi>{' '}
            <span className="text-soft">
              (
              {standing.kind === 'later'
                ? t('requests:standingTo.later', { date: date(standing.dueOn) })
                : t(`requests:standingTo.${standing.kind}`)}
              )
            </span>
          </span>
        );
      })}
    </p>
  );
}
