import { Checkbox, Fieldset, Hidden, Radios, TextArea, TextField } from '~/components/form';
import { useT } from '~/platform/i18n';
import { WISHES } from '../enquiry.schema';

/** The questions of asking for a conversation; nothing in it asks about a child. */
export function AskForm() {
  const t = useT();
  return (
    <>
      <Hidden name="submitKey" />
      <Radios
        name="wish"
        label={t('enquiry:ask.wish.label')}
        asked="needed"
        options={WISHES.map((wish) => ({
          value: wish,
          label: t(`enquiry:ask.wish.options.${wish}`),
          hint: t(`enquiry:ask.wish.hints.${wish}`),
          conditional:
            wish === 'school-meeting' ? (
              <TextField
                name="school"
                label={t('enquiry:ask.school.label')}
                hint={t('enquiry:ask.school.hint')}
                asked="choice"
              />
            ) : undefined,
        }))}
      />
      <TextArea
        name="about"
        label={t('enquiry:ask.about.label')}
        hint={t('enquiry:ask.about.hint')}
        asked="choice"
        rows={4}
      />
      <Fieldset legend={t('enquiry:ask.reach.legend')} hint={t('enquiry:ask.reach.hint')}>
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t('enquiry:ask.email.label')}
          hint={t('enquiry:ask.email.hint')}
          asked="needed"
        />
        <TextField
          name="phone"
          type="tel"
          autoComplete="tel"
          label={t('enquiry:ask.phone.label')}
          asked="needed"
          width="medium"
        />
        <TextField
          name="times"
          label={t('enquiry:ask.times.label')}
          hint={t('enquiry:ask.times.hint')}
          asked="choice"
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
      <Fieldset legend={t('enquiry:ask.speaking.legend')}>
        <TextField
          name="language"
          label={t('enquiry:ask.language.label')}
          asked="choice"
          width="medium"
        />
        <Checkbox
          name="interpreter"
          label={t('enquiry:ask.interpreter.label')}
          hint={t('enquiry:ask.interpreter.hint')}
        />
      </Fieldset>
    </>
  );
}
