import { Checkbox, Checkboxes, FormPage, Radios, TextArea, TextField } from '~/components/form';
import type { SavedValues } from '~/components/form';
import { Details, Inset, Ltr } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { CONTACT_WAYS, SAFE_WAYS, type Answers } from '../answers.schema';
import { AddressFields } from './address-fields';
import type { QuestionPage } from './question-page';

type Contact = NonNullable<Answers['contact']>;

function toSaved({ address, addressSecret, ...contact }: Contact): SavedValues {
  return {
    ...address,
    addressAnswer: contact.addressAnswer,
    addressSecret: addressSecret ? 'yes' : null,
    phone: contact.phone,
    safe: contact.safe,
    preferred: contact.preferred,
    safetyNote: contact.safetyNote,
  };
}

/** How to reach the parent, and what is safe. */
export function ContactPage({
  saved,
  email,
  ...page
}: QuestionPage<Answers['contact']> & { email: string }) {
  const t = useT();
  const words = (key: string) => t(`notify:contact.${key}`);
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.aboutYou')}
      errorsFrom="notify:contact"
      saved={saved && toSaved(saved)}
      submitLabel={t('notify:saveAndReturn')}
      lead={<Lead email={email} />}
    >
      <TextField
        name="phone"
        type="tel"
        width="medium"
        label={words('phone.label')}
        hint={words('phone.hint')}
        asked="choice"
        autoComplete="tel"
      />
      <AddressQuestion />
      <Checkboxes
        name="safe"
        label={words('safe.label')}
        hint={words('safe.hint')}
        asked="choice"
        options={SAFE_WAYS.map((value) => ({ value, label: words(`safe.options.${value}`) }))}
      />
      <Radios
        name="preferred"
        label={words('preferred.label')}
        asked="choice"
        options={CONTACT_WAYS.map((value) => ({
          value,
          label: words(`preferred.options.${value}`),
        }))}
      />
      <TextArea
        name="safetyNote"
        rows={3}
        label={words('safetyNote.label')}
        hint={words('safetyNote.hint')}
        asked="choice"
      />
    </FormPage>
  );
}

function Lead({ email }: { email: string }) {
  const t = useT();
  return (
    <>
      <p>{t('notify:contact.lead')}</p>
      <Inset>
        <p className="mb-0">
          {t('notify:contact.email')} <Ltr>{email}</Ltr>
        </p>
      </Inset>
      <Details summary={t('notify:contact.apart.summary')}>
        <p>{t('notify:contact.apart.text')}</p>
      </Details>
    </>
  );
}

function AddressQuestion() {
  const t = useT();
  const words = (key: string) => t(`notify:contact.${key}`);
  return (
    <Radios
      name="addressAnswer"
      label={words('addressAnswer.label')}
      hint={words('addressAnswer.hint')}
      asked="choice"
      options={[
        {
          value: 'given',
          label: words('addressAnswer.options.given'),
          conditional: (
            <>
              <AddressFields autoFill />
              <Checkbox
                name="addressSecret"
                label={words('addressSecret.label')}
                hint={words('addressSecret.hint')}
              />
            </>
          ),
        },
        {
          value: 'rather-not',
          label: words('addressAnswer.options.rather-not'),
          conditional: <p>{words('addressAnswer.instead')}</p>,
        },
      ]}
    />
  );
}
