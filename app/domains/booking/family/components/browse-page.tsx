import { EmptyState, LinkTabs } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import { filterQuery, isFiltered } from '../filters';
import type { AfterSession, OfferedKind, SessionCard, SessionFilters } from '../sessions.view';
import { FilterForm } from './filter-form';
import { SessionList } from './session-list';
import { TalkCards } from './talk-cards';

export type BrowseView = {
  filters: SessionFilters;
  sessions: SessionCard[];
  kinds: OfferedKind[];
  next: AfterSession | null;
  isFirst: boolean;
  /** The month that the way to the calendar opens, `2026-12`. */
  month: string;
  now: number;
};

/** What is on, for everybody: events as a list, and times with one person beside it. */
export function BrowsePage(view: BrowseView) {
  const t = useT();
  const language = useLanguage();
  const { filters, sessions } = view;
  const here = `/${language}/sessions`;
  const filtered = isFiltered(filters);
  return (
    <>
      <div className="max-w-[42rem]">
        <h1>{t('sessions:list.title')}</h1>
        <p className="text-lg">{t('sessions:list.lead')}</p>
        <p>{t('sessions:list.deciding')}</p>
        <p className="lg:hidden">
          <a href="#talk">{t('sessions:list.talkJump')}</a>
        </p>
      </div>
      <div className="mt-10 grid gap-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <section aria-labelledby="events">
          <h2 id="events">{t('sessions:list.eventsTitle')}</h2>
          <ViewTabs filters={filters} month={view.month} current="list" />
          <FilterForm filters={filters} kinds={view.kinds} to={here} />
          {sessions.length === 0 ? (
            <EmptyState title={t(filtered ? 'sessions:list.none' : 'sessions:list.nothing')}>
              <p>{t(filtered ? 'sessions:list.noneText' : 'sessions:list.nothingText')}</p>
            </EmptyState>
          ) : (
            <SessionList sessions={sessions} now={view.now} />
          )}
          <Pages {...view} />
        </section>
        <TalkCards kinds={view.kinds} />
      </div>
    </>
  );
}

function Pages({ filters, next, isFirst }: BrowseView) {
  const t = useT();
  const here = `/${useLanguage()}/sessions`;
  if (isFirst && !next) return null;
  return (
    <nav
      aria-label={t('common:layout.pages')}
      className="mt-6 flex flex-wrap justify-between gap-4 print:hidden"
    >
      {!isFirst && (
        <a href={here + filterQuery(filters)} className="inline-flex min-h-11 items-center">
          {t('sessions:list.start')}
        </a>
      )}
      {next && (
        <a
          href={here + filterQuery(filters, { after: afterText(next) })}
          rel="next"
          className="ms-auto inline-flex min-h-11 items-center"
        >
          {t('sessions:list.more')}
        </a>
      )}
    </nav>
  );
}

/** How an address says where a list goes on. */
export function afterText({ startsAt, id }: AfterSession): string {
  return `${startsAt}_${id}`;
}

type ViewTabsProps = { filters: SessionFilters; month: string; current: 'list' | 'month' };

/** List or month of the same choice. */
export function ViewTabs({ filters, month, current }: ViewTabsProps) {
  const t = useT();
  const here = `/${useLanguage()}/sessions`;
  const query = filterQuery(filters);
  return (
    <LinkTabs
      label={t('sessions:list.viewsLabel')}
      tabs={[
        { to: here + query, label: t('sessions:list.asList'), current: current === 'list' },
        {
          to: `${here}/month/${month}${query}`,
          label: t('sessions:list.asMonth'),
          current: current === 'month',
        },
      ]}
    />
  );
}
