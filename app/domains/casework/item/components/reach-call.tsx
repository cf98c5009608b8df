import { Notice } from '~/components/layout';
import type { ShownItem } from '../show-item.server';
import { useWords } from './words';

/** Asks the officer of a change of address or contact to bring the record up to date. */
export function ReachCall({ item }: { item: ShownItem }) {
  const { t } = useWords();
  const { change } = (item.body ?? {}) as { change?: unknown };
  if (item.kind !== 'change' || item.status === 'closed') return null;
  if (change !== 'contact' && change !== 'address') return null;
  const held = change === 'contact' && item.flags.includes('not-safe-to-email');
  return (
    <Notice tone={held ? 'alert' : 'wait'}>
      <p>{t(held ? 'officer:reach.callHeld' : 'officer:reach.call')}</p>
      <p>
        <a href={`/officer/item/${item.id}/reach`}>{t('officer:reach.title')}</a>
      </p>
    </Notice>
  );
}
