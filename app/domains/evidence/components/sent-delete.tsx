import { isolate, useT } from '~/platform/i18n';
import type { OwnSending } from '../sending/sending.store.server';
import { SureOrNot } from './sent-sure';

type DeleteProps = {
  kind: OwnSending['kind'];
  child: OwnSending['child'];
  files: number;
  backTo: string;
};

/** The question before a draft is deleted. */
export function DeleteSendingPage({ kind, child, files, backTo }: DeleteProps) {
  const t = useT();
  return (
    <SureOrNot
      backTo={backTo}
      title={t(`plan:delete.title.${kind}`, { name: isolate(child?.name ?? '') })}
      button={t('plan:delete.button')}
      keep={t('plan:delete.keep')}
    >
      <p>{t('plan:delete.text')}</p>
      {files > 0 && <p>{t('plan:delete.files', { count: files })}</p>}
    </SureOrNot>
  );
}
