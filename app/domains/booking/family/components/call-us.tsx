import { useInRouterContext } from '@remix-run/react';
import { Ltr } from '~/components/layout';
import { useRoot } from '~/components/layout/use-root';
import { useT } from '~/platform/i18n';

/** How to reach the team where a page can do no more itself; nothing outside of a page. */
export function CallUs() {
  return useInRouterContext() ? <Phone /> : null;
}

function Phone() {
  const t = useT();
  const { council } = useRoot();
  return (
    <p>
      {t('sessions:manage.call')}{' '}
      <a href={`tel:${council.phone.replace(/[^\d+]/g, '')}`}>
        <Ltr>{council.phone}</Ltr>
      </a>
    </p>
  );
}
