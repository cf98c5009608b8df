import { FormPage, Hidden, Radios } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useT } from '~/platform/i18n';
import { SURVEY_ANSWERS, SURVEY_QUESTIONS } from '../survey.codes';

type SurveyPageProps = { submitKey: string; problems?: FormProblems | null };

/** Five questions about how it went, each a choice, none about who answers. */
export function SurveyPage({ submitKey, problems }: SurveyPageProps) {
  const t = useT();
  return (
    <FormPage
      title={t('survey:page.title')}
      problems={problems}
      errorsFrom="survey:page"
      submitLabel={t('survey:page.submit')}
      lead={
        <>
          <p>{t('survey:page.lead')}</p>
          <p>{t('survey:page.nobody')}</p>
          <p>{t('survey:page.language')}</p>
        </>
      }
    >
      <Hidden name="submitKey" value={String(problems?.values.submitKey ?? submitKey)} />
      {SURVEY_QUESTIONS.map((question) => (
        <Radios
          key={question}
          name={question}
          label={t(`survey:questions.${question}`)}
          asked="choice"
          options={SURVEY_ANSWERS.map((answer) => ({
            value: answer,
            label: t(`survey:answers.${answer}`),
          }))}
        />
      ))}
    </FormPage>
  );
}
