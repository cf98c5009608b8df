import { formatMoment, isolate, useLanguage, useT } from '~/platform/i18n';
import type { OwnSending } from '../sending/sending.store.server';
import { SureOrNot } from './sent-sure';

type TakeBackProps = {
  kind: OwnSending['kind'];
  child: OwnSending['child'];
  sentAt: string | null;
  receipt: string;
};

/** The question before something is taken back. */
export function TakeBackPage({ kind, child, sentAt, receipt }: TakeBackProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <SureOrNot
      backTo={receipt}
      title={t(`plan:withdraw.title.${kind}`, { name: isolate(child?.name ?? '') })}
      button={t('plan:withdraw.button')}
      keep={t('plan:withdraw.keep')}
    >
      <p>{t('plan:withdraw.text', { when: sentAt ? formatMoment(language, sentAt) : '' })}</p>
      <p>{t('plan:withdraw.stays')}</p>
    </SureOrNot>
  );
}
