import { FormPage, type FormProblems } from '~/components/form';
import { useRoot } from '~/components/layout/use-root';
import type { ComplaintKind } from '~/domains/intake';
import { useLanguage, useT } from '~/platform/i18n';
import { mayBeAboutStaff } from '../complaint.rules';
import { ComplaintQuestions } from './complaint-forms';
import { OutsideTeam } from './outside-team';

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
  const { council } = useRoot();
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
          {mayBeAboutStaff(kind) && <OutsideTeam complaintsUrl={council.complaintsUrl} />}
        </>
      }
    >
      <ComplaintQuestions kind={kind} />
    </FormPage>
  );
}
