import { DataTable, EmptyState, Tag } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { PostView } from '../post-pages.server';
import { MessagesTabs } from './messages-tabs';
import { RoundName, When } from './round-words';

type Run = PostView['runs'][number];

/** The files of letters to print, with how many of each still wait to be posted. */
export function PostPage({ runs, unset }: PostView) {
  const t = useT();
  const head = (name: string) => t(`messages:post.columns.${name}`);
  return (
    <>
      <h1>{t('messages:post.title')}</h1>
      <MessagesTabs current="post" />
      <p>{t('messages:post.lead')}</p>
      {runs.length === 0 ? (
        <EmptyState title={t('messages:post.none')} />
      ) : (
        <DataTable<Run>
          caption={t('messages:post.caption')}
          captionHidden
          rows={runs}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'run',
              header: head('run'),
              rowHeader: true,
              cell: (run) => (
                <a href={`/officer/messages/post/${run.id}`} className="font-semibold">
                  <RoundName kind={run.kind} stage={run.stage} title={run.title} />{' '}
                  {t('messages:post.number', { number: run.number })}
                </a>
              ),
            },
            { key: 'made', header: head('made'), cell: (run) => <When at={run.madeAt} /> },
            { key: 'copies', header: head('copies'), align: 'end', cell: (run) => run.copies },
            {
              key: 'waiting',
              header: head('waiting'),
              cell: (run) =>
                run.waiting > 0 ? (
                  <Tag tone="wait">{t('messages:post.waiting', { count: run.waiting })}</Tag>
                ) : (
                  <Tag tone="good">{t('messages:post.allDone')}</Tag>
                ),
            },
            {
              key: 'print',
              header: head('print'),
              cell: (run) => (
                <a href={`/officer/messages/post/${run.id}.pdf`}>
                  {t('messages:post.pdf')}
                  <span className="sr-only">
                    {': '}
                    <RoundName kind={run.kind} stage={run.stage} title={run.title} />{' '}
                    {t('messages:post.number', { number: run.number })}
                  </span>
                </a>
              ),
            },
          ]}
        />
      )}
      <Unset unset={unset} />
    </>
  );
}

function Unset({ unset }: Pick<PostView, 'unset'>) {
  const t = useT();
  if (unset.length === 0) return null;
  return (
    <section aria-labelledby="unset" className="mt-10">
      <h2 id="unset">{t('messages:post.unset')}</h2>
      <p>{t('messages:post.unsetLead')}</p>
      <ul>
        {unset.map((copy) => (
          <li key={copy.id}>
            <a href={`/officer/messages/copy/${copy.id}`}>
              <bdi>{copy.name}</bdi>
            </a>
            {copy.held && (
              <>
                {' '}
                <Tag tone="wait">{t('messages:post.heldTag')}</Tag>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
