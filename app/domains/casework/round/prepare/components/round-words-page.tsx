import { FormPage, Hidden, TextArea, TextField } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Banner, Details, Ltr, Notice } from '~/components/layout';
import { directionOf, useT } from '~/platform/i18n';
import { languageName } from '../../../item/components/words';
import { LetterText } from '../../../letter/components/letter-text';
import type { RoundWordsView } from '../words-pages.server';
import { MailText } from './mail-text';
import { isWritten, RoundCaption, versionFor } from './parts';

type RoundWordsPageProps = RoundWordsView & { problems?: FormProblems | null };

/** The words of a round in one language, and how they read. */
export function RoundWordsPage(props: RoundWordsPageProps) {
  const t = useT();
  const { round, language, problems, preview, english } = props;
  const dir = directionOf(language);
  const name = languageName(language);
  return (
    <>
      {props.done === 'words' && !problems && (
        <Banner kind="success" title={t('rounds:done.words')} focus />
      )}
      <FormPage
        wide
        title={t('rounds:words.title', { language: name })}
        caption={<RoundCaption round={round} />}
        backTo={`/officer/rounds/${round.id}`}
        problems={problems}
        errorsFrom="rounds:words"
        saved={{ subject: props.subject, text: props.text }}
        submitLabel={t('rounds:words.submit')}
        hideSubmit={!isWritten(round.state)}
        lead={
          <>
            {!isWritten(round.state) && <Notice tone="wait">{t('rounds:closed')}</Notice>}
            {props.outdated && <Notice tone="wait">{t('rounds:words.outdated')}</Notice>}
            <p>{t('rounds:words.lead')}</p>
            {language !== 'en' && <p>{t('rounds:words.empty', { language: name })}</p>}
            <p>{t('letters:write.marks')}</p>
            <Names {...props} />
            {english && (
              <Details summary={t('letters:template.english')}>
                <LetterText
                  subject={english.subject}
                  blocks={[{ kind: 'paragraph', text: english.text }]}
                  language="en"
                />
              </Details>
            )}
          </>
        }
      >
        <Hidden name="version" value={versionFor(problems, props.version)} />
        <TextField name="subject" label={t('rounds:words.subject')} lang={language} dir={dir} />
        <TextArea name="text" label={t('rounds:words.text')} rows={24} lang={language} dir={dir} />
      </FormPage>
      {preview && (
        <section aria-labelledby="preview" className="mt-10 max-w-[42rem]">
          <h2 id="preview">{t('rounds:words.previewTitle')}</h2>
          <p>{t('letters:preview.lead')}</p>
          <MailText mail={preview} />
          <p className="mt-4">
            <a href={`/officer/rounds/${round.id}/preview/${language}/letter.pdf`}>
              {t('rounds:preview.letter', { language: name })}
            </a>
          </p>
        </section>
      )}
    </>
  );
}

function Names({ names, optional }: Pick<RoundWordsView, 'names' | 'optional'>) {
  const t = useT();
  return (
    <Details summary={t('letters:template.names')}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <Ltr>
              <code>{`{{${name}}}`}</code>
            </Ltr>
            {`: ${t(`letters:names.${name}`)}`}
            {optional.includes(name) && ` ${t('rounds:words.optional')}`}
          </li>
        ))}
      </ul>
    </Details>
  );
}
