import { Checkboxes, FormPage, Hidden, type FormProblems } from '~/components/form';
import { Banner } from '~/components/layout';
import { SHARING } from '~/domains/notification';
import type { CouncilWords } from '~/domains/notification';
import { useLanguage, useT } from '~/platform/i18n';
import type { SharingCode } from '../sharing.rules';

type SharingPageProps = {
  given: SharingCode[];
  council: CouncilWords;
  /** The request that the parent came from. */
  from: string | null;
  done: boolean;
  problems?: FormProblems;
};

/** What the council may share or send: each a choice of its own, to be changed at any time. */
export function SharingPage({ given, council, from, done, problems }: SharingPageProps) {
  const t = useT();
  const language = useLanguage();
  const base = `/${language}/family`;
  return (
    <FormPage
      title={t('yearly:sharing.title')}
      backTo={from ? `${base}/request/${from}` : `${base}/account`}
      problems={problems}
      saved={{ sharing: given }}
      errorsFrom="yearly:sharing"
      submitLabel={t('yearly:sharing.save')}
      lead={
        <>
          {done && !problems && <Banner kind="success" title={t('yearly:sharing.saved')} focus />}
          <p className="text-lg">{t('yearly:sharing.lead')}</p>
        </>
      }
    >
      {given.map((code) => (
        <Hidden key={code} name="seen" value={code} />
      ))}
      <Checkboxes
        name="sharing"
        label={t('notify-more:help.sharing.label')}
        hint={t('yearly:sharing.hint')}
        asked="choice"
        options={SHARING.map((value) => ({
          value,
          label: t(`notify-more:help.sharing.options.${value}`, { ...council }),
        }))}
      />
    </FormPage>
  );
}
