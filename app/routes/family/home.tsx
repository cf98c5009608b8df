import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '~/components/form';
import { Banner, EmptyState, Ltr, SummaryCard, SummaryList, Tag } from '~/components/layout';
import { SessionsCard } from '~/domains/booking';
import { FromCouncil } from '~/domains/casework';
import { listLettersOf, listReviewsOf } from '~/domains/casework/index.server';
import { listMatters } from '~/domains/matter/index.server';
import { whoActs, type MatterSummary } from '~/domains/matter';
import { OpenRequests } from '~/domains/annual-request';
import { listOpenRequests } from '~/domains/annual-request/index.server';
import { DueLine } from '~/domains/matter/components/due-list';
import { listDrafts } from '~/domains/notification/index.server';
import { formatDate, formatList, isolate, useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;
export const meta = pageTitle('family:home.title');

export async function loader(args: LoaderFunctionArgs) {
  const parent = await requireParent(args);
  const [matters, drafts, reviews, letters, requests] = await Promise.all([
    listMatters(parent.id),
    listDrafts(parent.id),
    listReviewsOf(parent.id),
    listLettersOf(parent.id),
    listOpenRequests(parent.id),
  ]);
  return { matters, drafts: drafts.length, reviews, letters, requests };
}

export default function FamilyHome() {
  const { matters, drafts, reviews, letters, requests } = useLoaderData<typeof loader>();
  const t = useT();
  const language = useLanguage();
  const notices = matters.filter((matter) => matter.kind === 'notification');
  const others = matters.filter((matter) => matter.kind !== 'notification');
  return (
    <div className="max-w-[48rem]">
      <h1>{t('family:home.title')}</h1>
      <p className="text-lg">{t('family:home.lead')}</p>
      <OpenRequests requests={requests} />
      {drafts > 0 && (
        <Banner kind="info" title={t('family:home.drafts')}>
          <p>
            {t('family:home.draftsText')}{' '}
            <a href={`/${language}/notify`}>{t('family:home.draftsLink')}</a>
          </p>
        </Banner>
      )}
      {matters.length === 0 && (
        <EmptyState title={t('family:home.empty')}>
          <p>{t('family:home.emptyText')}</p>
        </EmptyState>
      )}
      <FromCouncil
        reviews={reviews}
        letters={letters}
        shared={notices.some((matter) => matter.status !== 'new')}
      />
      {notices.length > 0 && <h2>{t('family:home.children')}</h2>}
      {notices.map((matter) => (
        <MatterCard key={matter.id} matter={matter} />
      ))}
      {notices.some((matter) => !matter.withdrawn) && (
        <section
          aria-labelledby="plans"
          className="my-10 rounded-xl border border-line border-s-4 border-s-accent bg-surface p-5"
        >
          <h2 id="plans" className="mt-0">
            {t('plan:hub.title')}
          </h2>
          <p className="max-w-prose">{t('plan:hub.card')}</p>
          <p className="mb-0">
            <ButtonLink to={`/${language}/family/plans`} variant="secondary">
              {t('plan:hub.open')}
            </ButtonLink>
          </p>
        </section>
      )}
      <SessionsCard />
      {others.length > 0 && <h2>{t('family:home.others')}</h2>}
      {others.map((matter) => (
        <MatterCard key={matter.id} matter={matter} />
      ))}
      <p className="mt-8">
        <ButtonLink
          to={`/${language}/notify`}
          variant={matters.length > 0 ? 'secondary' : 'primary'}
        >
          {t('family:home.tellUs')}
        </ButtonLink>
      </p>
    </div>
  );
}

function MatterCard({ matter }: { matter: MatterSummary }) {
  const t = useT();
  const language = useLanguage();
  const kind = t(`family:kind.${matter.kind}`);
  const names = formatList(
    language,
    [...matter.children.map((child) => child.name), ...matter.about].map(isolate),
  );
  const next = matter.withdrawn ? null : matter.next;
  const by = next && whoActs(next.rule);
  return (
    <SummaryCard
      under
      title={names ? `${kind}: ${names}` : kind}
      actions={
        <a href={`/${language}/family/matter/${matter.id}`}>
          {t(matter.kind === 'notification' ? 'family:home.seeMatter' : 'family:home.seeOther')}
          <span className="sr-only">
            {' '}
            {[names, isolate(matter.reference)].filter(Boolean).join(', ')}
          </span>
        </a>
      }
    >
      <SummaryList
        rows={[
          { key: t('family:child.state'), value: <State matter={matter} /> },
          ...(next && by
            ? [{ key: t('family:due.title'), value: <DueLine {...next} by={by} /> }]
            : []),
          ...matter.children.map((child) => ({
            key: (
              <a href={`/${language}/family/child/${child.id}`}>
                <bdi>{child.name}</bdi>
              </a>
            ),
            value:
              child.outcome && !matter.withdrawn
                ? t(`outcome:${child.outcome}.short`)
                : t(`family:state.${stateOf(matter)}`),
          })),
          { key: t('family:home.reference'), value: <Ltr>{matter.reference}</Ltr> },
          {
            key: t(
              matter.kind === 'annual-request' ? 'family:matter.asked' : 'family:matter.received',
            ),
            value: formatDate(language, matter.receivedAt),
          },
        ]}
      />
    </SummaryCard>
  );
}

function State({ matter }: { matter: MatterSummary }) {
  const t = useT();
  return (
    <span className="flex flex-wrap gap-2">
      <Tag tone={stateOf(matter) === 'waiting-parent' ? 'wait' : 'info'}>
        {t(`family:state.${stateOf(matter)}`)}
      </Tag>
      {matter.unread > 0 && (
        <Tag tone="wait">{t('family:home.unread', { count: matter.unread })}</Tag>
      )}
    </span>
  );
}

function stateOf(matter: MatterSummary): string {
  // A yearly request waits for nobody: it may be answered, and when is for the parent to say.
  if (matter.kind === 'annual-request' && matter.status === 'waiting-parent') return 'asked';
  return matter.withdrawn ? 'withdrawn' : matter.status;
}
