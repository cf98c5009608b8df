import { useSearchParams } from '@remix-run/react';
import { Banner } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { DROPPED } from '../tasks.rules';

/** Says which earlier answers a change made irrelevant, where the address names any. */
export function DroppedBanner() {
  const t = useT();
  const [search] = useSearchParams();
  const named = (search.get('dropped') ?? '').split(',');
  const dropped = DROPPED.filter((code) => named.includes(code));
  if (dropped.length === 0) return null;
  return (
    <Banner kind="important" title={t('notify:dropped.title')} focus>
      <ul>
        {dropped.map((code) => (
          <li key={code}>{t(`notify:dropped.what.${code}`)}</li>
        ))}
      </ul>
      <p>{t('notify:dropped.text')}</p>
    </Banner>
  );
}
