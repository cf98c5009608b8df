import { Hidden, Radios, TextArea, TextField } from '~/components/form';
import { useT } from '~/platform/i18n';
import { SCHOOL_CONTACTS } from '../enquiry.schema';

/** The questions of saying that somebody pressed a parent to home educate. */
export function PressureForm() {
  const t = useT();
  return (
    <>
      <Hidden name="submitKey" />
      <TextArea
        name="what"
        label={t('enquiry:pressure.what.label')}
        hint={t('enquiry:pressure.what.hint')}
        asked="needed"
        rows={7}
      />
      <TextField
        name="who"
        label={t('enquiry:pressure.who.label')}
        hint={t('enquiry:pressure.who.hint')}
        asked="choice"
      />
      <TextField
        name="school"
        label={t('enquiry:pressure.school.label')}
        hint={t('enquiry:pressure.school.hint')}
        asked="choice"
      />
      <Radios
        name="schoolContact"
        label={t('enquiry:pressure.schoolContact.label')}
        hint={t('enquiry:pressure.schoolContact.hint')}
        asked="choice"
        options={SCHOOL_CONTACTS.map((value) => ({
          value,
          label: t(`enquiry:pressure.schoolContact.options.${value}`),
        }))}
      />
      <TextField
        name="name"
        autoComplete="name"
        label={t('enquiry:pressure.name.label')}
        asked="choice"
        width="medium"
      />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={t('enquiry:pressure.email.label')}
        hint={t('enquiry:pressure.email.hint')}
        asked="choice"
      />
    </>
  );
}
