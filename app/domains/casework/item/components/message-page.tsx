import { Notice } from '~/components/layout';
import type { MovePageProps } from './move-parts';
import { useWords } from './words';
import { WritePage } from './write-page';

/** Writing to the parent, with the conversation so far beside it. */
export function MessagePage(props: MovePageProps) {
  const { t } = useWords();
  const { item } = props;
  return (
    <WritePage
      {...props}
      title={t('officer:message.title')}
      submitLabel={t('officer:message.submit')}
      backTo={`/officer/item/${item.id}`}
      label={t('officer:message.label')}
      rows={9}
      lead={
        <>
          {item.flags.includes('not-safe-to-email') && (
            <Notice tone="wait">{t('officer:message.notByEmail')}</Notice>
          )}
          <p>{t('officer:message.notService')}</p>
        </>
      }
    />
  );
}
