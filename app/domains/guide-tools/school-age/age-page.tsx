import { DateField, FormPage, type FormProblems } from '~/components/form';
import { Banner, MustMayNeedNot, Notice, SummaryList } from '~/components/layout';
import { AuthoritativeNote, guidePath, useWords } from '~/domains/guidance';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import { ToolSources } from '../tool-sources';
import { AFTER_SOURCE, AGE_SOURCES, yearWords, type AgeAnswer } from './age-answer';

type SchoolAgePageProps = { sent?: FormProblems & { answer?: AgeAnswer | null } };

/** Is my child of compulsory school age, and from when to when? */
export function SchoolAgePage({ sent }: SchoolAgePageProps) {
  const t = useT();
  const answer = sent?.answer ?? null;
  const words = (key: string) => t(`tools:age.${key}`);
  return (
    <FormPage
      title={words('title')}
      backTo={guidePath(useLanguage())}
      problems={sent}
      errorsFrom="tools:age"
      submitLabel={words('submit')}
      wide
      lead={answer ? <Answer answer={answer} /> : <Lead />}
    >
      <DateField
        name="dateOfBirth"
        label={words('dateOfBirth.label')}
        hint={words('dateOfBirth.hint')}
        asked="needed"
        autoComplete="bday"
      />
    </FormPage>
  );
}

function Lead() {
  const t = useT();
  return (
    <div className="max-w-[42rem]">
      <p className="text-lg">{t('tools:age.lead')}</p>
      <p>{t('tools:notKept')}</p>
    </div>
  );
}

function Answer({ answer }: { answer: AgeAnswer }) {
  const t = useT();
  const language = useLanguage();
  const { stage, yearGroup, schoolYear, begins, ends, toBegin, toEnd } = answer;
  const dates = { begins: formatDate(language, begins), ends: formatDate(language, ends) };
  const at = `tools:age.answers.${stage}`;
  return (
    <>
      <Banner kind="info" focus title={t(`${at}.title`)}>
        <p className="mb-0">{t(`${at}.text`, dates)}</p>
      </Banner>
      <AuthoritativeNote />
      <div className="max-w-[42rem]">
        <SummaryList
          rows={[
            { key: t(toBegin ? 'tools:age.begins' : 'tools:age.began'), value: dates.begins },
            { key: t(toEnd ? 'tools:age.ends' : 'tools:age.ended'), value: dates.ends },
            {
              key: t('tools:age.year.label', { schoolYear }),
              value: t(`tools:age.year.${yearWords(yearGroup)}`, { year: yearGroup }),
            },
          ]}
        />
      </div>
      <h2>{t('tools:age.duties')}</h2>
      <Duties at={at} dates={dates} />
      <div className="max-w-[42rem]">
        <p>{t('tools:age.rule')}</p>
        <ToolSources
          sources={stage === 'ended-under-18' ? [...AGE_SOURCES, AFTER_SOURCE] : AGE_SOURCES}
        />
        <Notice tone="good">{t('tools:notKept')}</Notice>
        <Links answer={answer} />
        <h2 className="print:hidden">{t('tools:age.another')}</h2>
      </div>
    </>
  );
}

function Duties({ at, dates }: { at: string; dates: Record<string, string> }) {
  const lists = useWords<{ must: string[]; may: string[]; neednot: string[] }>(
    `${at}.duties`,
    dates,
  );
  return <MustMayNeedNot level={3} must={lists.must} may={lists.may} neednot={lists.neednot} />;
}

function Links({ answer }: { answer: AgeAnswer }) {
  const t = useT();
  const language = useLanguage();
  const links =
    answer.status === 'ended'
      ? [{ to: guidePath(language, 'year-11-and-after-16'), words: 'after16' }]
      : [
          { to: guidePath(language, 'leaving-school'), words: 'leaving' },
          { to: guidePath(language, 'at-a-glance'), words: 'glance' },
        ];
  return (
    <ul className="print:hidden">
      {links.map(({ to, words }) => (
        <li key={to}>
          <a href={to}>{t(`tools:age.links.${words}`)}</a>
        </li>
      ))}
    </ul>
  );
}
