import { ButtonLink, FormPage, Hidden, TextArea, TextField } from '~/components/form';
import { Details, Notice } from '~/components/layout';
import { directionOf, isLanguage, useT } from '~/platform/i18n';
import { ChangedMeanwhile } from '../../item/components/move-parts';
import { languageName } from '../../item/components/words';
import type { LetterPageProps } from './letter-page';
import { LetterText } from './letter-text';

/** What the forms of a letter carry unseen. */
export function Carried({ item, submitKey }: Pick<LetterPageProps, 'item' | 'submitKey'>) {
  return (
    <>
      <Hidden name="version" value={item.version} />
      <Hidden name="seen" value={item.seen} />
      <Hidden name="submitKey" value={submitKey} />
    </>
  );
}

/** What an officer must still fill in before the letter can go. */
export function Gaps({ gaps }: { gaps: string[] }) {
  const t = useT();
  if (gaps.length === 0) return null;
  return (
    <Notice tone="wait">
      <p>{t('letters:write.gaps')}</p>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The words of a draft, with how they read on the page below. */
export function WriteForm(props: LetterPageProps) {
  const t = useT();
  const { letter, gaps, item, submitKey, problems } = props;
  const here = `/officer/letter/${letter.id}`;
  const { otherLanguage } = letter;
  const other = otherLanguage ? languageName(otherLanguage) : '';
  const way = isLanguage(otherLanguage) ? directionOf(otherLanguage) : 'auto';
  return (
    <>
      <FormPage
        wide
        title={null}
        action={here}
        problems={problems}
        errorsFrom="letters:write"
        saved={{
          subject: letter.subject,
          text: letter.text,
          otherSubject: letter.otherSubject,
          otherText: letter.otherText,
        }}
        submitLabel={t('letters:write.submit')}
        lead={
          <>
            <ChangedMeanwhile problems={problems} />
            <Gaps gaps={gaps} />
            <p>{t('letters:write.lead')}</p>
            <Details summary={t('letters:write.how')}>
              <p>{t('letters:write.marks')}</p>
            </Details>
          </>
        }
      >
        <Carried item={item} submitKey={submitKey} />
        <TextField name="subject" label={t('letters:write.subject')} lang="en" />
        <TextArea name="text" label={t('letters:write.text')} rows={24} lang="en" />
        {otherLanguage && (
          <>
            <Notice>{t('letters:write.courtesy', { language: other })}</Notice>
            <TextField
              name="otherSubject"
              label={t('letters:write.otherSubject', { language: other })}
              lang={otherLanguage}
              dir={way}
            />
            <TextArea
              name="otherText"
              label={t('letters:write.otherText', { language: other })}
              hint={t('letters:write.otherHint')}
              rows={24}
              lang={otherLanguage}
              dir={way}
            />
          </>
        )}
      </FormPage>
      <LetterPreview letter={letter} />
    </>
  );
}

/** The words as they were last kept, as the family will read them, and the same as PDF. */
export function LetterPreview({ letter }: Pick<LetterPageProps, 'letter'>) {
  const t = useT();
  return (
    <section aria-labelledby="preview" className="mt-10">
      <h2 id="preview">{t('letters:preview.title')}</h2>
      <p>{t('letters:preview.lead')}</p>
      <p>
        <ButtonLink to={`/officer/letter/${letter.id}/preview.pdf`} variant="secondary">
          {t('letters:preview.pdf')}
        </ButtonLink>
      </p>
      <div className={letter.otherText ? 'grid items-start gap-6 lg:grid-cols-2' : 'max-w-[42rem]'}>
        <LetterText subject={letter.subject} blocks={letter.blocks} language="en" level={3} />
        {letter.otherText && letter.otherLanguage && (
          <LetterText
            subject={letter.otherSubject || letter.subject}
            blocks={letter.otherBlocks}
            language={letter.otherLanguage}
            level={3}
          />
        )}
      </div>
    </section>
  );
}
