import { Banner } from '~/components/layout';
import type { OpenMatters } from '../ending.server';
import type { PathView } from '../path.view';
import { PathLines } from './open-page';
import { usePathWords } from './path-words';

/** What is still open about a child whose home education is to end, before anything else on the page. */
export function BeforeEnding({ path, open }: { path: PathView; open: OpenMatters }) {
  const { t } = usePathWords();
  const child = `/officer/child/${path.child.id}`;
  const lines = [
    open.escalations > 0 && t('path:warn.escalations', { count: open.escalations }),
    open.isRed && t('path:warn.rating', { level: t(`officer:rating.levels.${open.rating}`) }),
    open.orders > 0 && path.kind !== 'ending-age' && t('path:warn.order'),
    open.steps > 0 && t('path:warn.steps', { count: open.steps }),
    open.steps > 0 &&
      path.kind === 'ending-moved' &&
      open.orders === 0 &&
      t('path:warn.stepsMoved'),
    open.reviews > 0 && t('path:warn.reviews', { count: open.reviews }),
  ].filter((line) => line !== false);
  if (lines.length === 0 && path.others.length === 0) return null;
  return (
    <Banner kind="important" title={t('path:warn.title')}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {open.steps > 0 && (
        <p>
          <a href={`${child}/steps`}>{t('path:page.toSteps')}</a>
        </p>
      )}
      {path.others.length > 0 && (
        <>
          <p>{t('path:warn.others')}</p>
          <PathLines paths={path.others} />
        </>
      )}
    </Banner>
  );
}
