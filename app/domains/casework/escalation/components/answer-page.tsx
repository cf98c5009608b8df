import {
  FileField,
  FormPage,
  Hidden,
  Radios,
  TextArea,
  TextField,
  type FormProblems,
} from '~/components/form';
import { Inset, Ltr, Panel, UserText } from '~/components/layout';
import { formatDate, useT } from '~/platform/i18n';
import type { OpenQuestion } from '../escalation.view';

/** The one question behind a one-time link, and the form for its answer. */
export function AnswerPage(props: {
  question: OpenQuestion;
  submitKey: string;
  problems?: FormProblems | null;
}) {
  const { question, submitKey, problems } = props;
  const t = useT();
  return (
    <FormPage
      title={t('answer:title')}
      caption={
        <>
          {t('answer:caption')} <Ltr>{question.reference}</Ltr>
        </>
      }
      problems={problems}
      errorsFrom="answer:form"
      encType="multipart/form-data"
      submitLabel={t('answer:form.submit')}
      lead={<Question question={question} />}
    >
      <Hidden name="submitKey" value={submitKey} />
      <Radios
        name="sort"
        label={t('answer:form.sort')}
        options={[
          {
            value: 'answer',
            label: t('answer:form.answer'),
            conditional: (
              <>
                <TextArea name="text" rows={8} label={t('answer:form.text')} />
                <FileField
                  name="file"
                  accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
                  label={t('answer:form.file')}
                  hint={t('answer:form.fileHint')}
                  optionalNote
                />
              </>
            ),
          },
          {
            value: 'not-for-us',
            label: t('answer:form.notForUs'),
            conditional: (
              <TextArea
                name="askInstead"
                rows={2}
                label={t('answer:form.askInstead')}
                hint={t('answer:form.askInsteadHint')}
              />
            ),
          },
        ]}
      />
      <TextField
        name="by"
        width="wide"
        autoComplete="name"
        label={t('answer:form.by')}
        hint={t('answer:form.byHint')}
      />
    </FormPage>
  );
}

function Question({ question }: { question: OpenQuestion }) {
  const t = useT();
  const { childName, dateOfBirth, more } = question;
  return (
    <>
      <p>{t('answer:lead')}</p>
      {childName && (
        <>
          <h2 className="text-lg">{t('answer:about')}</h2>
          <p>
            <bdi>{childName}</bdi>
            {dateOfBirth && (
              <>
                {' · '}
                {t('answer:born', { date: formatDate('en', dateOfBirth) })}
              </>
            )}
          </p>
        </>
      )}
      <h2 className="text-lg">{t('answer:what')}</h2>
      <Inset>
        <UserText>{question.what}</UserText>
      </Inset>
      {more && (
        <>
          <h2 className="text-lg">{t('answer:more')}</h2>
          <Inset>
            <UserText>{more}</UserText>
          </Inset>
        </>
      )}
      <h2 className="text-lg">{t('answer:why')}</h2>
      <Inset>
        <UserText>{question.why}</UserText>
      </Inset>
      <p>
        <strong>{t('answer:by', { date: formatDate('en', question.dueOn) })}</strong>
      </p>
    </>
  );
}

/** The answer has arrived. */
export function AnswerSent() {
  const t = useT();
  return (
    <>
      <Panel title={t('answer:sent.title')} />
      <p>{t('answer:sent.body')}</p>
    </>
  );
}

/** The same calm page for every link that opens nothing. */
export function AnswerGone() {
  const t = useT();
  return (
    <>
      <h1>{t('answer:gone.title')}</h1>
      <p>{t('answer:gone.body')}</p>
      <p>{t('answer:gone.next')}</p>
    </>
  );
}
