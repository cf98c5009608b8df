import { LinkTabs } from '~/components/layout';
import { useT } from '~/platform/i18n';

/** The two lists of messages that need somebody's hands. */
export function MessagesTabs({
  current,
  undelivered,
}: {
  current: 'undelivered' | 'post';
  undelivered?: number;
}) {
  const t = useT();
  return (
    <LinkTabs
      label={t('messages:tabs.label')}
      tabs={[
        {
          to: '/officer/messages/undelivered',
          label: t('messages:tabs.undelivered'),
          count: undelivered,
          current: current === 'undelivered',
        },
        {
          to: '/officer/messages/post',
          label: t('messages:tabs.post'),
          current: current === 'post',
        },
      ]}
    />
  );
}
