import { ButtonLink, ErrorSummary, type FormProblems } from '~/components/form';
import { BackLink } from '~/components/layout';
import { directionOf, useLanguage, useT, type Language } from '~/platform/i18n';
import { Helpful } from '../components/helpful';
import { guidePath, type GuideSlug } from '../guide/guide.contents';

type HelpfulPageProps = {
  slug: GuideSlug;
  title: string;
  /** The language of the title, which is English where the page is not translated. */
  language: Language;
  said: 'yes' | 'no' | null;
  problems?: FormProblems;
};

/** Thanks for a press, and a way to ask about the page. */
export function HelpfulPage({ slug, title, language, said, problems }: HelpfulPageProps) {
  const t = useT();
  const reader = useLanguage();
  return (
    <>
      <BackLink to={guidePath(reader, slug)}>
        <span lang={language} dir={directionOf(language)}>
          {title}
        </span>
      </BackLink>
      <ErrorSummary problems={problems} errorsFrom="tools:helpful" />
      <div className="max-w-[42rem]">
        <h1>{t(said && !problems ? 'tools:helpful.thanks' : 'tools:helpful.title')}</h1>
        {said && !problems ? <p>{t(`tools:helpful.after.${said}`)}</p> : <Helpful slug={slug} />}
        <p className="mt-6">
          <ButtonLink to={guidePath(reader, `${slug}/ask`)}>{t('tools:helpful.ask')}</ButtonLink>
        </p>
      </div>
    </>
  );
}
