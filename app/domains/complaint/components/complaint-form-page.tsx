import { FormPage, type FormProblems } from '~/components/form';
import type { ComplaintKind } from '~/domains/intake';
import { useLanguage, useT } from '~/platform/i18n';
import { ComplaintQuestions } from './complaint-forms';

const wordsOf = {
  compliment: 'compliment',
  complaint: 'complaint',
  'data-complaint': 'data',
  'own-data': 'ownData',
} as const satisfies Record<ComplaintKind, string>;

type ComplaintFormPageProps = { kind: ComplaintKind; submitKey: string; problems?: FormProblems };

/** The public page of one of the four forms. */
export function ComplaintFormPage({ kind, submitKey, problems }: ComplaintFormPageProps) {
  const t = useT();
  const words = wordsOf[kind];
  return (
    <FormPage
      forgets
      title={t(`complaints:${words}.title`)}
      caption={t('complaints:hub.title')}
      backTo={`/${useLanguage()}/complaints`}
      problems={problems}
      saved={{ submitKey }}
      errorsFrom={`complaints:${words}`}
      submitLabel={t('complaints:send')}
      lead={
        <>
          <p className="text-lg">{t(`complaints:${words}.lead`)}</p>
          <p>{t(`complaints:${words}.note`)}</p>
        </>
      }
    >
      <ComplaintQuestions kind={kind} />
    </FormPage>
  );
}
