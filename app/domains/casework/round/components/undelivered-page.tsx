import { Count, DataTable, EmptyState, KeyPager, type Column } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { UndeliveredView } from '../undelivered-pages.server';
import { MessagesTabs } from './messages-tabs';
import { CopyStateTag, RoundName, When } from './round-words';

type Row = UndeliveredView['copies'][number];

/** The messages that did not arrive, with what was tried and what to try next. */
export function UndeliveredPage(props: UndeliveredView) {
  const t = useT();
  const { copies, counts, why } = props;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <h1>{t('messages:undelivered.title')}</h1>
      <MessagesTabs current="undelivered" undelivered={all} />
      <p>{t('messages:undelivered.lead')}</p>
      {all > 0 && <Reasons counts={counts} why={why} all={all} />}
      {copies.length === 0 ? (
        <EmptyState title={t('messages:undelivered.none')} />
      ) : (
        <DataTable
          caption={t('messages:undelivered.caption')}
          captionHidden
          rows={copies}
          rowKey={({ id }) => id}
          columns={columnsOf(t)}
        />
      )}
      <KeyPager nextTo={props.nextTo} previousTo={null} />
    </>
  );
}

function Reasons({ counts, why, all }: Pick<UndeliveredView, 'counts' | 'why'> & { all: number }) {
  const t = useT();
  const links = [
    { state: null, count: all },
    ...counts.filter(({ count, state }) => count > 0 || state === why),
  ];
  return (
    <nav aria-label={t('messages:undelivered.reasons')} className="mb-6">
      <ul role="list" className="flex flex-wrap gap-x-5 gap-y-1">
        {links.map(({ state, count }) => (
          <li key={state ?? 'all'}>
            <a
              href={`/officer/messages/undelivered${state ? `?why=${state}` : ''}`}
              aria-current={state === why ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center gap-2 ${state === why ? 'font-semibold text-ink no-underline' : ''}`}
            >
              {state ? t(`messages:states.${state}`) : t('messages:undelivered.all')}
              <Count>{count}</Count>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function columnsOf(t: ReturnType<typeof useT>): Column<Row>[] {
  const head = (name: string) => t(`messages:undelivered.columns.${name}`);
  return [
    {
      key: 'who',
      header: head('who'),
      rowHeader: true,
      cell: (row) => (
        <>
          <a href={`/officer/messages/copy/${row.id}`} className="font-semibold">
            {row.name ? <bdi>{row.name}</bdi> : t('messages:nobody')}
          </a>
          <span className="block text-xs text-soft">
            {t('messages:family')} <bdi>{row.familyName}</bdi>
          </span>
        </>
      ),
    },
    {
      key: 'what',
      header: head('what'),
      cell: (row) => <RoundName kind={row.kind} stage={row.stage} title={row.title} />,
    },
    {
      key: 'why',
      header: head('why'),
      cell: (row) => (
        <>
          <CopyStateTag state={row.state} />
          {row.noWay && (
            <span className="mt-1 block text-xs">{t(`messages:noWays.${row.noWay}`)}</span>
          )}
        </>
      ),
    },
    {
      key: 'tried',
      header: head('tried'),
      cell: (row) => (
        <>
          {t(`messages:ways.${row.how}`)}
          <span className="block text-xs text-soft">
            <When at={row.last} />
          </span>
        </>
      ),
    },
    {
      key: 'next',
      header: head('next'),
      cell: (row) => (
        <ul role="list">
          {row.next.map((code) => (
            <li key={code}>{t(`messages:next.${code}`)}</li>
          ))}
        </ul>
      ),
    },
  ];
}
