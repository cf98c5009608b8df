import { LinkTabs } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { COUNT_LIMIT, QUEUE_VIEWS, type QueueView } from '../queue.rules';
import { viewPath } from '../queue.schema';

type QueueTabsProps = {
  counts: Record<QueueView, number>;
  /** Null while a search looks through everything. */
  current: QueueView | null;
};

/** The views of the queue as links, each with how many items it holds, counted to 99. */
export function QueueTabs({ counts, current }: QueueTabsProps) {
  const t = useT();
  return (
    <LinkTabs
      label={t('officer:queue.views')}
      tabs={QUEUE_VIEWS.map((view) => ({
        to: viewPath(view),
        current: view === current,
        label: (
          <>
            {t(`officer:queue.view.${view}`)} <TabCount count={counts[view]} />
          </>
        ),
      }))}
    />
  );
}

function TabCount({ count }: { count: number }) {
  const t = useT();
  const text =
    count > COUNT_LIMIT ? t('officer:queue.more', { count: COUNT_LIMIT }) : String(count);
  return (
    <span className="rounded-full border border-line bg-surface px-2 text-center text-xs font-semibold text-ink tabular-nums">
      {text}
    </span>
  );
}
