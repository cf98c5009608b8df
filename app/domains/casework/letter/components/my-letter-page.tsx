import { ButtonLink } from '~/components/form';
import { BackLink, MustMayNeedNot, Notice } from '~/components/layout';
import { SurveyLink } from '~/domains/survey';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import type { MyLetterView } from '../my-letters.server';
import { LetterText } from './letter-text';

/** One letter as its reader reads it, in their language with the English beside it. */
export function MyLetterPage(props: MyLetterView) {
  const t = useT();
  const language = useLanguage();
  const { id, kind, english, translation } = props;
  const items = (which: 'must' | 'may' | 'neednot') =>
    t(`my-letters:next.${kind}.${which}`, {
      returnObjects: true,
      defaultValue: [],
    }) as unknown as string[];
  return (
    <>
      <BackLink to={`/${language}/family/letters`}>{t('my-letters:letter.back')}</BackLink>
      <h1>{t('my-letters:letter.title')}</h1>
      <p>{t('my-letters:letter.sentOn', { date: formatDate(language, props.sentOn) })}</p>
      <p>
        <ButtonLink
          to={`/${language}/family/letters/${id}/letter.pdf`}
          variant="secondary"
          download
        >
          {t('my-letters:letter.pdf')}
        </ButtonLink>
      </p>
      {translation && <Notice>{t('my-letters:letter.authoritative')}</Notice>}
      {!translation && language !== 'en' && <Notice>{t('my-letters:letter.onlyEnglish')}</Notice>}
      <div className={translation ? 'grid items-start gap-6 lg:grid-cols-2' : 'max-w-[42rem]'}>
        {translation && <LetterText {...translation} />}
        <LetterText {...english} language="en" />
      </div>
      <h2 className="mt-10">{t('my-letters:letter.now')}</h2>
      <MustMayNeedNot must={items('must')} may={items('may')} neednot={items('neednot')} />
      <p>
        <a href={`/${language}/before-you-decide/ask`}>{t('my-letters:letter.ask')}</a>
      </p>
      <SurveyLink />
    </>
  );
}
