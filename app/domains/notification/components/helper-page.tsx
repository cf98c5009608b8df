import {
  Checkboxes,
  DateField,
  FormPage,
  Radios,
  TextField,
  type SavedValues,
} from '~/components/form';
import { useT } from '~/platform/i18n';
import { HELPER_MAY, type Answers } from '../answers.schema';
import type { QuestionPage } from './question-page';

function toSaved(helper: NonNullable<Answers['helper']>): SavedValues {
  return {
    wanted: helper.wanted ? 'yes' : 'no',
    helperName: helper.name,
    helperRelation: helper.relation,
    helperContact: helper.contact,
    may: helper.may,
    until: helper.until,
  };
}

/** Somebody who helps the parent, what they may do, and until when. */
export function HelperPage({ saved, ...page }: QuestionPage<Answers['helper']>) {
  const t = useT();
  const words = (key: string) => t(`notify:helper.${key}`);
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.aboutYou')}
      errorsFrom="notify:helper"
      saved={saved && toSaved(saved)}
      submitLabel={t('notify:saveAndReturn')}
      lead={<p>{words('lead')}</p>}
    >
      <Radios
        name="wanted"
        label={words('wanted.label')}
        asked="choice"
        options={[
          { value: 'yes', label: words('wanted.yes'), conditional: <HelperDetails /> },
          { value: 'no', label: words('wanted.no') },
        ]}
      />
    </FormPage>
  );
}

function HelperDetails() {
  const t = useT();
  const words = (key: string) => t(`notify:helper.${key}`);
  return (
    <>
      <TextField
        name="helperName"
        label={words('helperName.label')}
        asked="choice"
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name="helperRelation"
        label={words('helperRelation.label')}
        hint={words('helperRelation.hint')}
        asked="choice"
      />
      <TextField
        name="helperContact"
        label={words('helperContact.label')}
        hint={words('helperContact.hint')}
        autoComplete="off"
        asked="choice"
      />
      <Checkboxes
        name="may"
        label={words('may.label')}
        hint={words('may.hint')}
        asked="choice"
        options={HELPER_MAY.map((value) => ({ value, label: words(`may.options.${value}`) }))}
      />
      <DateField
        name="until"
        label={words('until.label')}
        hint={words('until.hint')}
        asked="choice"
      />
    </>
  );
}
