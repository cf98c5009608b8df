import { Panel } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';

/** What follows the survey: thanks, and nothing that anybody could keep of it. */
export function SurveyThanks() {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="max-w-[42rem]">
      <Panel title={t('survey:thanks.title')} />
      <p>{t('survey:thanks.counted')}</p>
      <p>{t('survey:thanks.reply')}</p>
      <p>
        <a href={`/${language}/before-you-decide/ask`}>{t('survey:thanks.ask')}</a>
      </p>
      <p>
        <a href={`/${language}/family`}>{t('survey:thanks.family')}</a>
      </p>
    </div>
  );
}
