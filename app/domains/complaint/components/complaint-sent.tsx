import { Ltr, Panel, Steps } from '~/components/layout';
import { formatDay, useLanguage, useT } from '~/platform/i18n';
import type { ComplaintKind } from '~/domains/intake';
import type { Promised } from '../complaint.rules';

type SentProps = {
  kind: ComplaintKind;
  reference: string;
  promises: Promised[];
  years: number;
};

/** The confirmation: the reference, and what happens by which day. */
export function ComplaintSent({ kind, reference, promises, years }: SentProps) {
  const t = useT();
  const language = useLanguage();
  const steps = promises.map(({ clock, by, basis }) => ({
    title: t(`complaints:sent.by.${clock}`, { date: formatDay(language, by) }),
    body: t(`complaints:sent.basis.${basis}`),
  }));
  return (
    <div className="max-w-[42rem]">
      <Panel title={t('complaints:sent.title')}>
        <p>
          {t('complaints:sent.reference')}
          <strong>
            <Ltr>{reference}</Ltr>
          </strong>
        </p>
      </Panel>
      <p>{t('complaints:sent.keep')}</p>
      <h2>{t('complaints:sent.next')}</h2>
      <Steps steps={[{ title: t(`complaints:sent.first.${kind}`) }, ...steps, ...last(kind)]} />
      <p>{t('complaints:sent.mail')}</p>
      {kind !== 'compliment' && <p>{t('complaints:hub.noWorse')}</p>}
      <p>{t('complaints:hub.kept', { count: years })}</p>
      <p>
        <a href={`/${language}/complaints`}>{t('complaints:sent.back')}</a>
      </p>
    </div>
  );

  function last(of: ComplaintKind) {
    if (of === 'compliment') return [{ title: t('complaints:sent.thanks') }];
    if (of === 'own-data') return [{ title: t('complaints:sent.longer') }];
    return [{ title: t('complaints:sent.second') }];
  }
}
