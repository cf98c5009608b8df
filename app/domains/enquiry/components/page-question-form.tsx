import { Fieldset, Hidden, TextArea, TextField } from '~/components/form';
import { useT } from '~/platform/i18n';

/** The questions of asking about a page of the guide; none is about a child. */
export function PageQuestionForm() {
  const t = useT();
  return (
    <>
      <Hidden name="submitKey" />
      <TextArea
        name="looking"
        label={t('tools:ask.looking.label')}
        hint={t('tools:ask.looking.hint')}
        asked="needed"
        rows={5}
      />
      <Fieldset legend={t('tools:ask.reach.legend')} hint={t('tools:ask.reach.hint')} name="reach">
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t('enquiry:ask.email.label')}
          asked="choice"
        />
        <TextField
          name="phone"
          type="tel"
          autoComplete="tel"
          label={t('enquiry:ask.phone.label')}
          asked="choice"
          width="medium"
        />
        <TextField
          name="name"
          autoComplete="nickname"
          label={t('enquiry:ask.name.label')}
          hint={t('enquiry:ask.name.hint')}
          asked="choice"
          width="medium"
        />
      </Fieldset>
    </>
  );
}
