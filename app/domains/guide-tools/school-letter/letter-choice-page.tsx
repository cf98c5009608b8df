import { BackLink, Notice } from '~/components/layout';
import { guidePath, LinkCards } from '~/domains/guidance';
import { useLanguage, useT } from '~/platform/i18n';
import { LETTER_CASES } from './letter-form';

/** Which letter, by where the child is now. */
export function LetterChoicePage() {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <BackLink to={guidePath(language)} />
      <div className="max-w-[42rem]">
        <h1>{t('tools:letter.title')}</h1>
        <p className="text-lg">{t('tools:letter.lead')}</p>
        <p>{t('tools:notKept')}</p>
        <h2>{t('tools:letter.where')}</h2>
      </div>
      <LinkCards
        cards={LETTER_CASES.map((letterCase) => ({
          to: guidePath(language, `letter-to-school/${letterCase}`),
          title: t(`tools:letter.cases.${letterCase}.choice`),
          text: t(`tools:letter.cases.${letterCase}.what`),
        }))}
      />
      <div className="max-w-[42rem]">
        <Notice>{t('tools:letter.none')}</Notice>
      </div>
    </>
  );
}
