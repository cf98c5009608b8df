import { Inset, UserText } from '~/components/layout';
import type { MovePageProps } from '../../item/components/move-parts';
import { languageName, useWords } from '../../item/components/words';
import { WritePage } from '../../item/components/write-page';
import type { Asked } from '../ask-passage.server';

type AskPageProps = MovePageProps & { asked: Asked; backTo: string };

/** Asking the parent about one passage, quoted as it was written. */
export function AskPage({ asked, ...props }: AskPageProps) {
  const { t } = useWords();
  return (
    <WritePage
      {...props}
      title={t('reading:ask.title')}
      submitLabel={t('reading:ask.submit')}
      label={t('reading:ask.label')}
      rows={6}
      lead={
        <>
          <p className="mb-1 text-sm text-soft">
            {t('reading:ask.quoted', { language: languageName(asked.language) })}
          </p>
          <Inset>
            <blockquote className="m-0">
              <UserText lang={asked.language}>{asked.quote}</UserText>
            </blockquote>
          </Inset>
          <p>{t('reading:ask.lead')}</p>
        </>
      }
    />
  );
}
