import type { AuditPage } from '../find-history.server';
import type { ShownItem } from '../show-item.server';
import { AuditLines } from './audit-lines';
import { ItemSubPage } from './move-parts';
import { useWords } from './words';

type HistoryPageProps = { item: ShownItem; page: AuditPage; withLooks: boolean; later: boolean };

/** What happened to one item, and for seniors who looked at it. */
export function HistoryPage({ item, page, withLooks, later }: HistoryPageProps) {
  const { t } = useWords();
  const base = `/officer/item/${item.id}/history`;
  return (
    <ItemSubPage item={item} title={t('officer:history.title')}>
      <p>{t(withLooks ? 'officer:history.leadLooks' : 'officer:history.lead')}</p>
      <AuditLines
        lines={page.lines}
        caption={t('officer:history.title')}
        empty={t('officer:history.none')}
        nextTo={page.next && `${base}?before=${page.next}`}
        firstTo={later ? base : null}
      />
    </ItemSubPage>
  );
}
