import { Button, FormInline, Hidden, Select } from '~/components/form';
import { BackLink, DataTable, EmptyState, KeyPager } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { QueueNews } from '../../queue/components/queue-news';
import type { QueueNews as News } from '../../queue/queue.schema';
import { listPath, type ListState } from '../oversight.address';
import { ITEM_LISTS, LIST_COUNT_LIMIT, OWNED_LISTS } from '../oversight.rules';
import type { ListPage } from '../oversight.view';
import { useListColumns } from './list-columns';

type ListPageProps = {
  page: ListPage;
  state: ListState;
  news: (News & { done: string }) | null;
};

/** One of the seniors' lists: what is on it, why, and the way to act on each row. */
export function OversightListPage({ page, state, news }: ListPageProps) {
  const t = useT();
  const columns = useListColumns(page);
  const { list, rows, count } = page;
  const title = t(`oversight:lists.${list}.title`);
  return (
    <>
      <BackLink to="/officer/oversight">{t('oversight:title')}</BackLink>
      {news && <QueueNews news={news} />}
      <h1 className="mb-2">{title}</h1>
      <p className="mb-3 max-w-prose">
        {t(`oversight:lists.${list}.lead`, { count: page.unseenMonths })}
      </p>
      {OWNED_LISTS.includes(list) && <OfficerFilter page={page} state={state} />}
      <p role="status" className="mb-3 text-soft">
        {count > LIST_COUNT_LIMIT
          ? t('oversight:shownMore', { count: LIST_COUNT_LIMIT })
          : t('oversight:shown', { count })}
        {state.only && ` · ${t(`oversight:only.${state.only}`)}`}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('oversight:empty')} />
      ) : (
        <DataTable
          caption={title}
          captionHidden
          dense
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
        />
      )}
      {rows.length > 0 && ITEM_LISTS.includes(list) && <Reassign page={page} state={state} />}
      <KeyPager nextTo={page.nextTo} previousTo={page.previousTo} />
    </>
  );
}

/** Narrows a list to what one officer has. */
function OfficerFilter({ page, state }: Omit<ListPageProps, 'news'>) {
  const t = useT();
  return (
    <search className="mb-4 block print:hidden">
      <FormInline
        method="get"
        id="filter"
        action={listPath(page.list)}
        saved={{ officer: state.officer ?? '' }}
        hideSubmit
        row
        aria-label={t('oversight:filter.label')}
      >
        {state.only && <Hidden name="only" value={state.only} />}
        <Select
          name="officer"
          label={t('oversight:filter.officer')}
          emptyLabel={t('oversight:filter.anybody')}
          options={[
            { value: 'nobody', label: t('officer:queue.nobody') },
            ...page.staff.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button variant="secondary">{t('oversight:filter.button')}</Button>
      </FormInline>
    </search>
  );
}

/** Gives the ticked items to an officer; the ticks belong to this form. */
function Reassign({ page, state }: Omit<ListPageProps, 'news'>) {
  const t = useT();
  return (
    <div className="stays-below mt-4 rounded-lg border border-line bg-tint px-4 py-3 print:hidden">
      <FormInline
        id="assign"
        action={listPath(page.list, state)}
        hideSubmit
        row
        aria-label={t('officer:queue.moves.legend')}
      >
        <Select
          name="to"
          label={t('officer:queue.moves.to')}
          emptyLabel={t('officer:queue.moves.choose')}
          options={page.staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button name="move" value="assign">
          {t('officer:queue.moves.assign')}
        </Button>
      </FormInline>
    </div>
  );
}
