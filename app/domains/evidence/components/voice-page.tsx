import { Button, ButtonLink, FormPage, Hidden, TextArea, TextField } from '~/components/form';
import { KeptNote } from '~/components/form/kept-note';
import { BackLink, Banner, Inset, UserText } from '~/components/layout';
import type { FormProblems } from '~/components/form';
import { formatDate, isolate, useLanguage, useT } from '~/platform/i18n';
import type { VoiceAnswers } from '../evidence.views';
import { VoiceWays } from './voice-ways';

type VoicePageProps = {
  /** The child's name as this parent told it. */
  name: string;
  /** This page's address. */
  here: string;
  answers: VoiceAnswers;
  version: number;
  files: { picture: number; speak: number };
  until: string | null;
  saved: boolean;
  problems?: FormProblems;
  /** What the helper's part says now, where it was changed elsewhere meanwhile. */
  there?: VoiceAnswers;
};

/** The four ways in which a child may say something, the part for whoever helps, and the way on. */
export function VoicePage(props: VoicePageProps) {
  const t = useT();
  const language = useLanguage();
  const { here, answers } = props;
  const name = isolate(props.name);
  return (
    <div className="max-w-[42rem]">
      <BackLink to={`/${language}/family/plans`} />
      {props.saved && <Banner kind="success" title={t('voice:beside.saved')} focus />}
      <h1 className="wrap-anywhere">{t('voice:home.title', { name })}</h1>
      <p className="text-lg">{t('voice:home.lead')}</p>
      <p>{t('voice:home.free')}</p>
      <VoiceWays here={here} answers={answers} files={props.files} />
      <p className="my-8">
        <ButtonLink to={`${here}/check`}>{t('voice:home.look')}</ButtonLink>
      </p>
      <p className="text-soft">
        {props.until
          ? t('voice:home.keptUntil', { date: formatDate(language, props.until) })
          : t('voice:home.later')}
      </p>
      <section
        className="mt-10 rounded-xl border border-line bg-surface p-5"
        aria-labelledby="beside"
      >
        <h2 id="beside">{t('voice:beside.title')}</h2>
        <p>{t('voice:beside.lead', { name })}</p>
        <FormPage
          title={null}
          action={here}
          problems={props.problems}
          saved={{ note: answers.note, noteBy: answers.noteBy }}
          errorsFrom="voice:beside"
          hideSubmit
        >
          <Hidden name="do" value="beside" />
          <Hidden name="version" value={props.version} />
          {props.there && <There words={[props.there.note, props.there.noteBy]} />}
          <TextArea
            name="note"
            label={t('voice:beside.note.label')}
            hint={t('voice:beside.note.hint', { name })}
            asked="choice"
            rows={4}
          />
          <TextField
            name="noteBy"
            label={t('voice:beside.noteBy.label', { name })}
            hint={t('voice:beside.noteBy.hint')}
            asked="choice"
            autoComplete="off"
          />
          <KeptNote />
          <Button variant="secondary">{t('voice:beside.save')}</Button>
        </FormPage>
      </section>
    </div>
  );
}

/** What is kept now, beside what was typed here. */
export function There({ words }: { words: string[] }) {
  const t = useT();
  return (
    <Inset>
      <h2 className="text-lg">{t('voice:stale.title')}</h2>
      {words.map((text, index) => (
        <UserText key={index}>{text}</UserText>
      ))}
      <p className="mt-2">{t('voice:stale.text')}</p>
    </Inset>
  );
}
