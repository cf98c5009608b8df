import type { ReactNode } from 'react';
import {
  Button,
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  FileField,
  FormPage,
  Hidden,
  Select,
  TextArea,
  TextField,
  type FormProblems,
} from '~/components/form';
import { Notice } from '~/components/layout';
import { INTERPRETERS, NEEDS, RELATIONS, SAFE_WAYS, SETTINGS } from '~/domains/notification';
import { useT, type Translate } from '~/platform/i18n';
import { MOST_CHILDREN } from '../enter.schema';
import { CameFields, LanguageField } from './came-fields';

type EnterPageProps = { problems?: FormProblems; shown: number; submitKey: string };

/** The form in which staff write down for a parent what did not come through the portal. */
export function EnterPage({ problems, shown, submitKey }: EnterPageProps) {
  const t = useT();
  return (
    <FormPage
      title={t('admin:enter.title')}
      lead={
        <>
          <p>{t('admin:enter.lead')}</p>
          <p>
            <a href="/officer/enter/complaint">{t('complaint-desk:enter.link')}</a>
          </p>
        </>
      }
      problems={problems}
      errorsFrom="admin:enter"
      encType="multipart/form-data"
      submitLabel={t('admin:enter.submit')}
      saved={{ town: 'London', language: 'en' }}
    >
      <Hidden name="submitKey" value={submitKey} />
      <Hidden name="shown" value={shown} />
      <HowItCame />
      <TheParent />
      <ReachingThem />
      {Array.from({ length: shown }, (_, index) => (
        <OneChild key={index} index={index} />
      ))}
      {shown < MOST_CHILDREN && (
        <div>
          <Button variant="secondary" name="_add" value="child">
            {t('admin:enter.addChild')}
          </Button>
        </div>
      )}
      <TextArea
        name="words"
        rows={6}
        label={t('admin:enter.words')}
        hint={t('admin:enter.wordsHint')}
        optionalNote
      />
      <Checkbox name="tell" label={t('admin:enter.tell')} hint={t('admin:enter.tellHint')} />
      <Notice>{t('admin:enter.notSkipped')}</Notice>
    </FormPage>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <Fieldset legend={<span className="text-xl">{props.title}</span>}>{props.children}</Fieldset>
  );
}

function choices(t: Translate, group: string, codes: readonly string[]) {
  return codes.map((value) => ({ value, label: t(`admin:enter.${group}.${value}`) }));
}

function HowItCame() {
  const t = useT();
  return (
    <Part title={t('admin:enter.came')}>
      <CameFields />
      <FileField
        name="scan"
        label={t('admin:enter.scan')}
        hint={t('admin:enter.scanHint')}
        accept="application/pdf,image/jpeg,image/png"
        optionalNote
      />
    </Part>
  );
}

function TheParent() {
  const t = useT();
  return (
    <Part title={t('admin:enter.parent')}>
      <TextField name="parentName" label={t('admin:enter.parentName')} dir="auto" width="wide" />
      <Select
        name="relation"
        label={t('admin:enter.relation.label')}
        emptyLabel={t('admin:enter.choose')}
        options={choices(t, 'relation', RELATIONS)}
      />
      <TextField
        name="relationOther"
        label={t('admin:enter.relationOther')}
        width="medium"
        optionalNote
      />
      <LanguageField label={t('admin:enter.language.label')} />
      <TextField
        name="languageOther"
        label={t('admin:enter.languageOther')}
        width="medium"
        optionalNote
      />
      <Select
        name="interpreter"
        label={t('admin:enter.interpreter.label')}
        emptyLabel={t('admin:enter.notSaid')}
        options={choices(t, 'interpreter', INTERPRETERS)}
      />
    </Part>
  );
}

function ReachingThem() {
  const t = useT();
  return (
    <Part title={t('admin:enter.reach')}>
      <TextField
        name="email"
        type="email"
        label={t('admin:enter.email')}
        hint={t('admin:enter.emailHint')}
        width="wide"
        optionalNote
      />
      <TextField
        name="phone"
        type="tel"
        label={t('admin:enter.phone')}
        width="medium"
        optionalNote
      />
      <TextField name="line1" label={t('admin:enter.line1')} width="wide" optionalNote />
      <TextField name="line2" label={t('admin:enter.line2')} width="wide" optionalNote />
      <TextField name="town" label={t('admin:enter.town')} width="medium" optionalNote />
      <TextField name="postcode" label={t('admin:enter.postcode')} width="short" optionalNote />
      <Checkbox name="addressSecret" label={t('admin:enter.addressSecret')} />
      <Checkboxes
        name="safe"
        label={t('admin:enter.safe.label')}
        hint={t('admin:enter.safe.hint')}
        options={choices(t, 'safe', SAFE_WAYS)}
      />
      <TextArea name="safetyNote" rows={2} label={t('admin:enter.safetyNote')} optionalNote />
    </Part>
  );
}

function OneChild({ index }: { index: number }) {
  const t = useT();
  const name = (field: string) => `children[${index}].${field}`;
  return (
    <Part title={t('admin:enter.child', { number: index + 1 })}>
      <TextField
        name={name('givenNames')}
        label={t('admin:enter.givenNames')}
        dir="auto"
        width="wide"
      />
      <TextField
        name={name('familyName')}
        label={t('admin:enter.familyName')}
        dir="auto"
        width="wide"
      />
      <DateField name={name('dateOfBirth')} label={t('admin:enter.dateOfBirth')} />
      <Select
        name={name('setting')}
        label={t('admin:enter.setting.label')}
        emptyLabel={t('admin:enter.choose')}
        options={choices(t, 'setting', SETTINGS)}
        width="wide"
      />
      <TextField
        name={name('schoolName')}
        label={t('admin:enter.schoolName')}
        width="wide"
        optionalNote
      />
      <Select
        name={name('needs')}
        label={t('admin:enter.needs.label')}
        emptyLabel={t('admin:enter.notSaid')}
        options={choices(t, 'needs', NEEDS)}
        width="wide"
      />
    </Part>
  );
}
