import type { ReactNode } from 'react';
import { EmptyState, KeyPager, Notice } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { SEARCH_LIMIT } from '../queue.rules';
import {
  isFiltered,
  queuePath,
  viewPath,
  type QueueNews as News,
  type QueueState,
} from '../queue.schema';
import type { QueuePage } from '../queue.store.server';
import { QueueFilters } from './queue-filters';
import { QueueMoves } from './queue-moves';
import { QueueNews } from './queue-news';
import { QueueTable } from './queue-table';
import { QueueTabs } from './queue-tabs';

type QueueViewProps = {
  state: QueueState;
  page: QueuePage;
  news: (News & { done: string }) | null;
  /** What waits besides the queue. */
  above?: ReactNode;
};

/** The officers' review queue. */
export function QueueView({ state, page, news, above }: QueueViewProps) {
  const t = useT();
  const name = state.q ? t('officer:queue.search.results') : t(`officer:queue.view.${state.view}`);
  const { next, previous, rows } = page;
  const whole = !next && !previous;
  return (
    <>
      {news && <QueueNews news={news} />}
      <h1 className="mb-3">{t('officer:queue.title')}</h1>
      {above}
      <QueueTabs counts={page.counts} current={state.q ? null : state.view} />
      <QueueFilters state={state} staff={page.staff} />
      <h2 className="mb-1">{name}</h2>
      <p role="status" className="mb-3 text-soft">
        {t(`officer:queue.${whole ? 'shown' : 'shownHere'}`, { count: rows.length })}
      </p>
      {page.tooMany && (
        <Notice>{t('officer:queue.search.tooMany', { count: SEARCH_LIMIT })}</Notice>
      )}
      {rows.length === 0 ? (
        <Nothing state={state} />
      ) : (
        <>
          <QueueTable rows={rows} today={page.today} soon={page.soon} caption={name} />
          <QueueMoves state={state} staff={page.staff} />
        </>
      )}
      <KeyPager
        nextTo={next && queuePath(state, { after: next, before: null })}
        previousTo={previous && queuePath(state, { before: previous, after: null })}
      />
    </>
  );
}

function Nothing({ state }: { state: QueueState }) {
  const t = useT();
  const searched = state.q !== null;
  const which = searched ? 'search' : isFiltered(state) ? 'filter' : 'view';
  return (
    <EmptyState title={t(`officer:queue.empty.${which}.title`)}>
      <p>{t(`officer:queue.empty.${which}.body`)}</p>
      {which !== 'view' && <a href={viewPath(state.view)}>{t('officer:queue.empty.again')}</a>}
    </EmptyState>
  );
}
