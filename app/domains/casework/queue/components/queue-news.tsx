import { Banner } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { QueueNews as News } from '../queue.schema';

/** What the last move did, and what it could not do. */
export function QueueNews({ news }: { news: News & { done: string } }) {
  const t = useT();
  const { done, moved } = news;
  const refused = (['taken', 'closed', 'hidden'] as const).filter((why) => news[why] > 0);
  const counted = done !== 'none-chosen' && done !== 'no-officer';
  const title =
    counted && moved === 0
      ? t('officer:queue.news.nothing')
      : t(`officer:queue.news.${done}`, { count: moved });
  return (
    <Banner
      kind={counted && moved > 0 && refused.length === 0 ? 'success' : 'important'}
      title={title}
      focus
    >
      {refused.length > 0 && (
        <ul role="list">
          {refused.map((why) => (
            <li key={why}>{t(`officer:queue.news.refused.${why}`, { count: news[why] })}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
