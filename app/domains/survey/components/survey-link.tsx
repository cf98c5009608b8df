import { useLanguage, useT } from '~/platform/i18n';

/** The way to the survey, where an outcome is shown. The address is the same for everybody. */
export function SurveyLink() {
  const t = useT();
  const language = useLanguage();
  return (
    <section aria-labelledby="survey" className="mt-10 max-w-[42rem]">
      <h2 id="survey">{t('survey:link.title')}</h2>
      <p>{t('survey:link.lead')}</p>
      <p>
        <a href={`/${language}/survey`} rel="noreferrer">
          {t('survey:link.go')}
        </a>
      </p>
    </section>
  );
}
