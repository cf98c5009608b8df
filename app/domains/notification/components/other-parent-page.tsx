import { Button, FormPage, Radios, TextArea, TextField, type SavedValues } from '~/components/form';
import { Inset } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { YES_NO_UNSURE, type Answers } from '../answers.schema';
import type { QuestionPage } from './question-page';

function toSaved(other: NonNullable<Answers['otherParent']>): SavedValues {
  return {
    otherName: other.name,
    otherRelation: other.relation,
    parentalResponsibility: other.parentalResponsibility,
    livesWithChild: other.livesWithChild,
    otherContact: other.contact,
    note: other.note,
  };
}

/** The other parent or carer: all of it a choice, with a button that goes on without. */
export function OtherParentPage({ saved, ...page }: QuestionPage<Answers['otherParent']>) {
  const t = useT();
  const words = (key: string) => t(`notify:otherParent.${key}`);
  const yesNo = YES_NO_UNSURE.map((value) => ({ value, label: t(`notify:yesNo.${value}`) }));
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.aboutYou')}
      errorsFrom="notify:otherParent"
      saved={saved && toSaved(saved)}
      hideSubmit
      lead={<Lead />}
    >
      <TextField
        name="otherName"
        label={words('otherName.label')}
        asked="choice"
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name="otherRelation"
        label={words('otherRelation.label')}
        hint={words('otherRelation.hint')}
        asked="choice"
      />
      <Radios
        name="parentalResponsibility"
        label={words('parentalResponsibility.label')}
        asked="choice"
        options={yesNo}
      />
      <Radios
        name="livesWithChild"
        label={words('livesWithChild.label')}
        asked="choice"
        options={yesNo}
      />
      <TextField
        name="otherContact"
        label={words('otherContact.label')}
        hint={words('otherContact.hint')}
        asked="choice"
        autoComplete="off"
      />
      <TextArea
        name="note"
        rows={3}
        label={words('note.label')}
        hint={words('note.hint')}
        asked="choice"
      />
      <div className="flex flex-wrap gap-4">
        <Button>{t('notify:saveAndReturn')}</Button>
        <Button variant="secondary" name="skip" value="1" formNoValidate>
          {words('skip')}
        </Button>
      </div>
    </FormPage>
  );
}

function Lead() {
  const t = useT();
  return (
    <>
      <p>{t('notify:otherParent.lead')}</p>
      <Inset>
        <p className="mb-0">{t('notify:otherParent.private')}</p>
      </Inset>
    </>
  );
}
