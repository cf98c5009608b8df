import { FormPage } from '~/components/form';
import { EmptyState, KeyPager, Notice, SummaryCard, Tag } from '~/components/layout';
import type { FollowView } from '../follow-page.server';
import { holdOf } from '../due.rules';
import type { ReleaseProblems } from '../release-page.server';
import { familyRequestPath, letterPath } from '../request.address';
import type { ListedFamily } from '../request.view';
import { HoldLine } from './due-family';
import { ChildFacts, ChildName, FamilyNews, Readers, Safety } from './family-head';
import { AboutPreview, ChangedList, CountsPart, Messages, ReleaseFields } from './release-parts';
import { useRequestWords } from './words';

type FollowPageProps = Omit<FollowView, 'kept'> & { problems?: ReleaseProblems | null };

/** A reminder or a second letter before it goes: the families that have not answered, and its words. */
export function FollowPage(props: FollowPageProps) {
  const { t, month: monthName, date } = useRequestWords();
  const { first, stage, totals, counts, problems } = props;
  const may = props.isDue && counts.families > 0;
  return (
    <FormPage
      wide
      title={t(`requests:follow.title.${stage}`, { month: monthName(first.month) })}
      backTo="/officer/requests"
      problems={problems}
      errorsFrom="requests:release"
      submitLabel={t('requests:release.submit', { count: counts.families })}
      hideSubmit={!may}
      lead={
        <>
          <ChangedList problems={problems} />
          <p className="max-w-prose">{t(`requests:follow.lead.${stage}`)}</p>
          <p>
            {t('requests:follow.firstWent', {
              on: date(first.releasedOn),
              by: date(first.answerBy),
            })}{' '}
            {props.isSent
              ? t('requests:follow.isSent')
              : t('requests:follow.from', { date: date(props.from) })}
          </p>
          {!props.isDue && <Notice tone="wait">{t('requests:follow.notDue')}</Notice>}
          <CountsPart counts={counts} answerBy={props.answerBy} />
          {totals.undelivered > 0 && (
            <Notice tone="wait">
              {t('requests:follow.undelivered', { count: totals.undelivered })}{' '}
              <a href="/officer/messages/undelivered">{t('requests:follow.toUndelivered')}</a>
            </Notice>
          )}
          <Families {...props} />
          <Messages
            messages={props.messages}
            letterTo={(language) => letterPath({ stage, round: first.roundId, language })}
          />
          <AboutPreview />
        </>
      }
    >
      {may && <ReleaseFields {...props} />}
    </FormPage>
  );
}

function Families(props: FollowPageProps) {
  const { t } = useRequestWords();
  return (
    <section aria-labelledby="families">
      <h2 id="families">{t('requests:follow.families', { count: props.totals.families })}</h2>
      {props.families.length === 0 && <EmptyState title={t('requests:follow.nobody')} />}
      {props.families.map((family) => (
        <FollowFamily key={family.id} family={family} {...props} />
      ))}
      <KeyPager nextTo={props.nextTo} previousTo={props.previousTo} />
    </section>
  );
}

function FollowFamily({ family, ...props }: FollowPageProps & { family: ListedFamily }) {
  const { t, date } = useRequestWords();
  const { first, stage, today, unseenMonths } = props;
  const asked = family.children.filter(({ open }) => open !== null);
  return (
    <SummaryCard
      under
      title={<bdi>{family.name}</bdi>}
      actions={
        <a href={familyRequestPath(family.id, { round: first.roundId, stage })}>
          {t('requests:list.decide')}
          <span className="sr-only"> {family.name}</span>
        </a>
      }
    >
      <Safety adults={family.adults} />
      <ul role="list" className="mb-2 divide-y divide-line">
        {asked.map((child) => {
          const hold = holdOf(child, child.open!.dueOn);
          return (
            <li key={child.id} className="py-2">
              <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
                <ChildName child={child} />
                <Tag>{t(`requests:standing.${child.open!.standing}`)}</Tag>
                {child.open!.moreTimeUntil && (
                  <span className="text-sm">
                    {t('requests:until', { date: date(child.open!.moreTimeUntil) })}
                  </span>
                )}
              </p>
              <ChildFacts child={child} today={today} unseenMonths={unseenMonths} />
              {hold && <HoldLine hold={hold} today={today} />}
            </li>
          );
        })}
      </ul>
      <Readers readers={family.readers} />
      <FamilyNews family={family} />
    </SummaryCard>
  );
}
