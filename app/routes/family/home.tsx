import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '~/components/form';
import { Banner, EmptyState, Ltr, SummaryCard, SummaryList, Tag } from '~/components/layout';
import { listMatters } from '~/domains/matter/index.server';
import type { MatterSummary } from '~/domains/matter';
import { listDrafts } from '~/domains/notification/index.server';
import { formatDate, formatDay, useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;
export const meta = pageTitle('family:home.title');

export async function loader(args: LoaderFunctionArgs) {
  const parent = await requireParent(args);
  const [matters, drafts] = await Promise.all([listMatters(parent.id), listDrafts(parent.id)]);
  return { matters, drafts: drafts.length };
}

export default function FamilyHome() {
  const { matters, drafts } = useLoaderData<typeof loader>();
  const t = useT();
  const language = useLanguage();
  const notices = matters.filter((matter) => matter.kind === 'notification');
  const others = matters.filter((matter) => matter.kind !== 'notification');
  return (
    <>
      <h1>{t('family:home.title')}</h1>
      <p className="lead">{t('family:home.lead')}</p>
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
      {notices.length > 0 && <h2>{t('family:home.children')}</h2>}
      {notices.map((matter) => (
        <MatterCard key={matter.id} matter={matter} />
      ))}
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
    </>
  );
}

function MatterCard({ matter }: { matter: MatterSummary }) {
  const t = useT();
  const language = useLanguage();
  const to = `/${language}/family/matter/${matter.id}`;
  const known = matter.next && t(`family:due.${matter.next.rule}`, { defaultValue: '' });
  return (
    <SummaryCard
      title={t(`family:kind.${matter.kind}`)}
      actions={<a href={to}>{t('family:home.seeMatter')}</a>}
    >
      <SummaryList
        rows={[
          ...matter.children.map((child) => ({
            key: <bdi>{child.name}</bdi>,
            value: (
              <>
                <span>
                  {child.outcome
                    ? t(`outcome:${child.outcome}.short`)
                    : t(`family:state.${stateOf(matter)}`)}
                </span>{' '}
                <a href={`/${language}/family/child/${child.id}`}>
                  {t('family:home.open')}
                  <span className="sr-only"> {child.name}</span>
                </a>
              </>
            ),
          })),
          {
            key: t('family:child.state'),
            value: (
              <>
                <Tag tone={matter.status === 'waiting-parent' ? 'wait' : 'info'}>
                  {t(`family:state.${stateOf(matter)}`)}
                </Tag>{' '}
                {matter.unread > 0 && (
                  <Tag tone="wait">{t('family:home.unread', { count: matter.unread })}</Tag>
                )}
              </>
            ),
          },
          ...(known && matter.next
            ? [
                {
                  key: t('family:due.title'),
                  value: (
                    <>
                      {known}
                      <br />
                      {t('family:due.by', { date: formatDay(language, matter.next.dueOn) })}
                    </>
                  ),
                },
              ]
            : []),
          { key: t('family:home.reference'), value: <Ltr>{matter.reference}</Ltr> },
          { key: t('family:matter.received'), value: formatDate(language, matter.receivedAt) },
        ]}
      />
    </SummaryCard>
  );
}

function stateOf(matter: MatterSummary): string {
  return matter.withdrawn ? 'withdrawn' : matter.status;
}
